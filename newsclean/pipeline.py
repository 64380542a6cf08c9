"""The way of a page, from bytes to article: read this first.

bytes ── decode ──> text ── read ──> Page ── label ──> labelled blocks ── fields, body ──> Article
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from newsclean.article.assemble import build_article
from newsclean.decode.binary import refuse_binary
from newsclean.decode.chain import decode
from newsclean.dependencies import blame_outdated_packages
from newsclean.documents.formats.detect import refuse_container
from newsclean.documents.named_files import read_document
from newsclean.documents.pages import is_wrapped
from newsclean.errors import PageError
from newsclean.fields import find_fields
from newsclean.label.labelled_page import BODY_ROLES, LabelledPage
from newsclean.label.labelling import label
from newsclean.label.second_opinion import (
    AskSecondOpinion,
    ask_trafilatura,
    may_ask_trafilatura,
)
from newsclean.lexicon.detect import detect_page_language
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.limits.deadline import check_deadline, limit_time
from newsclean.model import Article, Decoded, Found, Labelled, Page, Saved, Settings
from newsclean.read.kind import detect_kind
from newsclean.read.savers.archive_addresses import ArchivedAddress, split_archive_address

DEFAULT_SETTINGS = Settings()


class Explanation(NamedTuple):
    """A page with everything that was decided on the way.

    Attributes:
        decoded: the text and how it was read.
        story: the page with its labelled blocks and its words.
        fields: for each field its candidates, best first; the first one won.
        article: the result, or `None` where there is no article on the page.
        error: why there is none.
    """

    decoded: Decoded
    story: LabelledPage
    fields: Mapping[str, tuple[Found[Any], ...]]
    article: Article | None = None
    error: PageError | None = None

    @property
    def labelled(self) -> tuple[Labelled, ...]:
        """Every block with its role."""
        return self.story.labelled

    def reasons(self, item: Labelled, most: int = 3) -> tuple[tuple[str, float], ...]:
        """The features that weighed most on a block's score, with what each added."""
        weighed = sorted(item.shares.items(), key=lambda pair: -abs(pair[1]))
        return tuple(weighed[:most])


@blame_outdated_packages
def explain(data: bytes | str, *, settings: Settings = DEFAULT_SETTINGS) -> Explanation:
    """Read a page and keep everything that was decided on the way.

    Raises:
        InputError: the page cannot be read, or takes longer than it may (`Settings.seconds`).
        DependencyError: a package that it takes to read the page is too old.
    """
    with limit_time(settings.seconds):
        return explain_in_time(data, settings)


def explain_in_time(data: bytes | str, settings: Settings) -> Explanation:
    """Read a page step by step, and look at the deadline between the steps.

    Raises:
        InputError: the page cannot be read, or the time is over.
    """
    data, settings, packed = unpack_input(data, settings)  # 0. a .gz file, an MHTML message
    if isinstance(data, bytes):
        refuse_container(data)
    decoded = decode_input(data, settings)  # 1. bytes → text
    check_deadline()
    page, ask = read_page(decoded, settings)  # 2. text → blocks and claims
    settings = add_saved_facts(settings, page)
    check_deadline()
    lang = detect_page_language(page)
    lexicon = get_lexicon(lang)
    labelled = label(page, lexicon, ask=ask)  # 3. each block its role
    if fuller := find_fuller_page(decoded, page, labelled):  # the story stands in a script
        page, lang = fuller, detect_page_language(fuller)
        lexicon = get_lexicon(lang)
        labelled = label(page, lexicon)
    story = LabelledPage(page, labelled, lexicon, settings, lang)
    fields = find_fields(story)  # 4. candidates for each field
    check_deadline()
    try:
        article = build_article(decoded, story, fields)  # 5. the best of each, and the body
    except PageError as error:
        return Explanation(decoded, story, fields, error=error)
    finally:
        story.forget()
    return Explanation(decoded, story, fields, article._replace(kind=packed or article.kind))


def extract(data: bytes | str, *, settings: Settings = DEFAULT_SETTINGS) -> Article:
    """Turn a page into an article.

    Raises:
        NewscleanError: the page cannot be read, or has no article.
    """
    explanation = explain(data, settings=settings)
    if explanation.article is None:
        raise explanation.error or PageError("no_article", "no article", stage="label")
    return explanation.article


def extract_file(path: str, *, settings: Settings = DEFAULT_SETTINGS) -> Article:
    """Turn a saved page into an article; `-` is standard input.

    Raises:
        NewscleanError: the file cannot be read, or has no article.
    """
    return extract(read_document(path, max_bytes=settings.max_bytes).data, settings=settings)


@blame_outdated_packages
def decode_file(path: str, *, settings: Settings = DEFAULT_SETTINGS) -> Decoded:
    """Read a file as text, and say in which encoding; `-` is standard input.

    Raises:
        InputError: the file cannot be read, is no text, or takes longer than it may.
        DependencyError: a package that it takes to read the file is too old.
    """
    document = read_document(path, max_bytes=settings.max_bytes)
    with limit_time(settings.seconds):
        data, settings, _ = unpack_input(document.data, settings)
        check_deadline()
        if isinstance(data, bytes):
            refuse_container(data, text_too=False)
        decoded = decode_input(data, settings)
        check_deadline()
    return decoded


def unpack_input(data: bytes | str, settings: Settings) -> tuple[bytes | str, Settings, str | None]:
    """A page taken out of its packing, with what the packing says of it.

    Returns the page, the settings with the address and date that an MHTML message or a `.gz` names,
    and `mhtml` where it was one.
    """
    if isinstance(data, str) or not is_wrapped(data):
        return data, settings, None
    from newsclean.documents import (  # noqa: PLC0415 - few pages are packed
        Entry,
        build_page_settings,
        unwrap_entry,
    )

    page = unwrap_entry(Entry("", "", data=data), settings.max_bytes)
    return page.data or b"", build_page_settings(page, settings), page.kind


def decode_input(data: bytes | str, settings: Settings) -> Decoded:
    """The text of a page; a `str` is taken as it is."""
    if isinstance(data, str):
        return Decoded(data, None, "str", 1.0)
    refuse_binary(data)
    return decode(data, settings.encoding, transport=settings.transport)


def add_saved_facts(settings: Settings, page: Page) -> Settings:
    """The settings with what the page's saver wrote into it; what the caller said goes first.

    An address of a web archive says both, the page's own address and the day, and what the caller
    or the container says besides is when the archive's page was saved.

    >>> add_saved_facts(
    ...     Settings(url="https://web.archive.org/web/20240518/https://a.example/"),
    ...     Page("html", ()),
    ... )[2:4]
    ('https://a.example/', '2024-05-18')
    """
    if page.saved is None and not settings.url:
        return settings
    told = split_archive_address(settings.url or "") or ArchivedAddress(settings.url, None)
    kept = page.saved or Saved("")
    return settings._replace(
        url=told.url or kept.url, crawled=told.crawled or settings.crawled or kept.crawled
    )


def read_page(decoded: Decoded, settings: Settings) -> tuple[Page, AskSecondOpinion | None]:
    """The page as blocks, by what kind of input it is, and whom to ask for a second opinion."""
    if (settings.input or detect_kind(decoded.text)) == "html":
        from newsclean.read.html.reader import read_html  # noqa: PLC0415 - a dump needs no lxml

        page, tree = read_html(decoded)
        if not may_ask_trafilatura(page.blocks):
            return page, None  # and the tree, which is larger than the page, goes
        return page, lambda: ask_trafilatura(tree, page.blocks)
    from newsclean.read.dump.reader import read_text  # noqa: PLC0415 - a page of HTML is no dump

    return read_text(decoded), None


def find_fuller_page(decoded: Decoded, page: Page, labelled: tuple[Labelled, ...]) -> Page | None:
    """The page with the story of its scripts, where it shows none or little of it; else `None`."""
    if page.kind != "html":
        return None
    from newsclean.read.html.script_story import (  # noqa: PLC0415 - a dump has no scripts
        add_script_story,
    )

    shown = [item.block for item in labelled if item.role in BODY_ROLES]
    return add_script_story(decoded.text, page, shown)
