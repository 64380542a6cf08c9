"""Output names that mirror the inputs: relative, allowed on every system, never two alike."""

import os
import re
from array import array
from hashlib import blake2b, sha256

# What a name in an output tree may not hold, on any system (Windows takes the fewest); `%` itself
# is escaped, too, so that no two names can become one.
UNSAFE_IN_NAME = re.compile(
    r'[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069<>:"|?*\\%\ud800-\udfff]'
)
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file; spaces before the dot count little
RESERVED_NAME = re.compile(
    r"(?i)(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]) *(?:\.|$)"
)
# A folder must not have the name of the output of a file beside it.
# (Some systems take the long s for an s.)
OUTPUT_ENDING = re.compile(r"(?i)\.(?=(?:j[s\u017f]on|j[s\u017f]onl|md|txt)$)")
MAX_PART_BYTES = 200  # 255 are allowed; an ending, also that of a temporary file, is added
MAX_NAME_BYTES = 2_000  # a path may have 4,096, together with the output folder's own
EMPTY_PART = "%"


def make_output_name(path: str) -> str:
    r"""A path as a name in an output tree: the same parts, each made harmless; reversible but long.

    >>> (
    ...     make_output_name("2024/页 1.html"),
    ...     make_output_name("../a\n.html"),
    ...     make_output_name("/etc//passwd"),
    ... )
    ('2024/页 1.html', '%2E%2E/a%0A.html', '%/etc/%/passwd')
    """
    *folders, last = (
        shorten_name(escape_name_part(part), MAX_PART_BYTES) for part in path.split("/")
    )
    name = "/".join([*map(escape_output_ending, folders), last])
    return shorten_name(name, MAX_NAME_BYTES) if len(name) > MAX_NAME_BYTES // 4 else name


def make_folder_name(name: str) -> str:
    """An output name to which parts are added.

    >>> make_folder_name("2024/pages.txt")
    '2024/pages%2Etxt'
    """
    folders, slash, last = name.rpartition("/")
    return folders + slash + escape_output_ending(last)


def escape_output_ending(part: str) -> str:
    """A folder's name that no output of a file can have: the dot of an ending is escaped."""
    return OUTPUT_ENDING.sub("%2E", part)


def escape_name_part(part: str) -> str:
    """One part of a path without what a system would not take or would read as something else.

    >>> (
    ...     escape_name_part(".."),
    ...     escape_name_part("CON.html"),
    ...     escape_name_part("50%."),
    ...     escape_name_part(""),
    ... )
    ('%2E%2E', '%43ON.html', '50%25%2E', '%')
    """
    if part in {"", ".", ".."}:
        return "%2E" * len(part) or EMPTY_PART
    part = UNSAFE_IN_NAME.sub(encode_name_char, part)
    if part[-1] in " .":
        part = part[:-1] + f"%{ord(part[-1]):02X}"
    if RESERVED_NAME.match(part):
        part = f"%{ord(part[0]):02X}{part[1:]}"
    return part


def encode_name_char(found: re.Match[str]) -> str:
    """One character as `%` and its bytes in hexadecimal digits, as addresses have it."""
    raw_byte = "\udc80" <= found[0] <= "\udcff"  # a byte of a name that is no UTF-8
    errors = "surrogateescape" if raw_byte else "surrogatepass"
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", errors))


def shorten_name(text: str, most: int) -> str:
    """A name of at most `most` bytes; a longer one ends in its own digest."""
    raw = text.encode()
    if len(raw) <= most:
        return text
    digest = sha256(raw).hexdigest()[:24]
    head = raw[: most - 26].decode("utf-8", "ignore")
    return head.partition("/")[0] + f"%~{digest}" if "/" in text else f"{head}%~{digest}"


def make_input_name(path: str) -> str:
    """A path as given on the command line, as a name: without what leads up or to the root.

    >>> make_input_name("../saved/./a.html"), make_input_name("/srv/pages/"), make_input_name(".")
    ('saved/a.html', 'srv/pages', '')
    """
    parts = os.path.normpath(path).replace(os.sep, "/").split("/")
    while parts and parts[0] in {"", ".", ".."}:
        del parts[0]
    return make_output_name("/".join(parts)) if parts else ""


class SeenNames:
    """Remembers names by 64 bits each: 16 to 32 bytes a name, where a set of texts takes 150.

    Two of a hundred million names share their 64 bits in one run of 3,700; then the second gets a
    number that it would not have needed, and that is all.

    >>> seen = SeenNames()
    >>> seen.add("a"), seen.add("b"), seen.add("a"), "b" in seen, "c" in seen
    (True, True, False, True, False)
    """

    def __init__(self) -> None:
        """Start with room for a few."""
        self.slots = array("Q", bytes(8 * 64))
        self.count = 0

    def add(self, name: str) -> bool:
        """Remember a name; false where it was known."""
        key = hash_name(name)
        at = self.find(key)
        if self.slots[at]:
            return False
        self.slots[at] = key
        self.count += 1
        if 2 * self.count > len(self.slots):
            self.grow()
        return True

    def __contains__(self, name: str) -> bool:
        return bool(self.slots[self.find(hash_name(name))])

    def find(self, key: int) -> int:
        """The slot that holds a key, or the free one where it belongs."""
        slots, mask = self.slots, len(self.slots) - 1
        at = key & mask
        while slots[at] and slots[at] != key:
            at = (at + 1) & mask
        return at

    def grow(self) -> None:
        """Take twice the room."""
        old = self.slots
        self.slots = array("Q", bytes(16 * len(old)))
        for key in old:
            if key:
                self.slots[self.find(key)] = key


def hash_name(name: str) -> int:
    """64 bits for a name, never zero."""
    digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") or 1
