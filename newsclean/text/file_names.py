"""What the name of a picture's file says: nothing of a story, the site's own, the same picture."""

import re
from urllib.parse import unquote

from newsclean.text.late_patterns import compile_late

__all__ = ["is_picture_name", "is_site_picture_name", "make_picture_key"]

# Words in the names of files that show nothing of a story: trackers, placeholders, logos.
NON_PICTURE_WORDS = frozenset(
    "pixel tracker tracking beacon spacer blank transparent placeholder load loading loader "
    "lazyload lazy preload dot grey gray empty 1x1 "
    "icon icons favicon logo logos sprite avatar avatars emoji smiley gravatar qrcode".split()
)
# Words in the names of pictures that stand for a whole site wherever a page has none of its own.
SITE_PICTURE_WORDS = frozenset(
    "logo logos default fallback placeholder noimage nophoto opengraph og ogimage blank "
    "precomposed homepage generic favicon gravatar avatar".split()
)
MAX_NON_PICTURE_WORDS = 2  # a longer name speaks of something: logo-of-the-bridge-may-2024.jpg
DRAWING_ENDINGS = (".svg", ".ico", ".cur")
FILE_NAME_PART = compile_late(r"[a-z0-9]+")
NAME_PART = compile_late(r"[^\W_]+")  # in any script
# Sizes and crops in names: 1024x576, w1440, 16x9, scaled, e1779374755189; and short numbers.
SIZE_PART = compile_late(
    r"(?:w|h|s|width|height|size|q|c|r)?\d{1,5}(?:px|w|h|p)?|\d+x\d+|e\d{13}"
    r"|scaled|crop|cropped|large|medium|small|thumb|thumbnail|full|original|resized?|jpe?g|png|webp|avif"
)
MIN_KEY_CHARS = 6  # fewer letters and digits than this are no name: photo, image


def find_file_name(address: str) -> str:
    """The name of the file that an address leads to, in lower case, without query and fragment."""
    return re.split(r"[?#]", address, maxsplit=1)[0].rpartition("/")[2].lower()


def is_picture_name(address: str) -> bool:
    """Whether a file can be a picture of a story, by its name.

    >>> (
    ...     is_picture_name("/2024/05/logo-bridge-may-2024.jpg"),
    ...     is_picture_name("/img/logo.png?v=2"),
    ... )
    (True, False)
    """
    name = find_file_name(address)
    words = FILE_NAME_PART.findall(name.rpartition(".")[0] or name)
    return not name.endswith(DRAWING_ENDINGS) and not (
        len(words) <= MAX_NON_PICTURE_WORDS and NON_PICTURE_WORDS & set(words)
    )


def is_site_picture_name(address: str) -> bool:
    """Whether a picture named in a head is the site's own and not the story's.

    >>> (
    ...     is_site_picture_name("https://news.example/img/share-default-wide.jpg"),
    ...     is_site_picture_name("https://news.example/2024/05/bridge.jpg"),
    ... )
    (True, False)
    """
    return not SITE_PICTURE_WORDS.isdisjoint(FILE_NAME_PART.findall(find_file_name(address)))


def make_picture_key(address: str) -> str:
    """What the addresses of one picture in several sizes have in common.

    >>> one, other = "/2024/05/bridge-in-may-1024x576.jpg", "/2024/05/bridge-in-may-scaled.jpg?w=3"
    >>> make_picture_key(one) == make_picture_key(other) != make_picture_key("/bridge-in-june.jpg")
    True
    """
    path = unquote(re.split(r"[?#]", address, maxsplit=1)[0]).lower()
    for part in (path.rpartition("/")[2], path.partition("://")[2] or path):
        words = [word for word in NAME_PART.findall(part) if not SIZE_PART.fullmatch(word)]
        key = "-".join(words)
        if len(key) >= MIN_KEY_CHARS:
            return key
    return path
