"""The way of a page, from bytes to article: read this first.

bytes ── decode ──> text ── read ──> Page ── label ──> labelled blocks ── fields, body ──> Article
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from newsclean.body import body_blocks, body_quality, body_text
from newsclean.decode import decode
from newsclean.errors import NewscleanError, PageError
from newsclean.features import ends_sentence
from newsclean.fields import find_fields
from newsclean.fields.pager import partial_cautions
from newsclean.inputs import read_document, source_named
from newsclean.label import label
from newsclean.language import detect
from newsclean.lexicon import lexicon_for
from newsclean.model import (
    Article,
    Block,
    Caution,
    Decoded,
    Failure,
    Found,
    Image,
    Labelled,
    Outcome,
    Page,
    Settings,
)
from newsclean.second_opinion import Ask, second_opinion
from newsclean.sniff import is_packed, is_web_archive, kind_of, refuse_binary
from newsclean.story import Story
from newsclean.text_page import read_text
from newsclean.verdict import verdict

PLAIN = Settings()


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
    story: Story
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


def explain(data: bytes | str, *, settings: Settings = PLAIN) -> Explanation:
    """Read a page and keep everything that was decided on the way.

    Raises:
        InputError: the page cannot be read.
    """
    data, settings, packed = taken_out(data, settings)  # 0. a .gz file, an MHTML message
    decoded = decoded_from(data, settings)  # 1. bytes → text
    page, ask = read(decoded, settings)  # 2. text → blocks and claims
    lang = language_of(page)
    lexicon = lexicon_for(lang)
    labelled = label(page, lexicon, ask=ask)  # 3. each block its role
    if fuller := fuller_page(decoded, page, labelled):  # the story stands in a script
        page, lang = fuller, language_of(fuller)
        lexicon = lexicon_for(lang)
        labelled = label(page, lexicon)
    story = Story(page, labelled, lexicon, settings, lang)
    fields = find_fields(story)  # 4. candidates for each field
    try:
        article = article_of(decoded, story, fields)  # 5. the best of each, and the body
    except PageError as error:
        return Explanation(decoded, story, fields, error=error)
    return Explanation(decoded, story, fields, article._replace(kind=packed or article.kind))


def extract(data: bytes | str, *, settings: Settings = PLAIN) -> Article:
    """Turn a page into an article.

    Raises:
        NewscleanError: the page cannot be read, or has no article.
    """
    explanation = explain(data, settings=settings)
    if explanation.article is None:
        raise explanation.error or PageError("no_article", "no article", stage="label")
    return explanation.article


def extract_file(path: str, *, settings: Settings = PLAIN) -> Article:
    """Turn a saved page into an article; `-` is standard input.

    Raises:
        NewscleanError: the file cannot be read, or has no article.
    """
    return extract(read_document(path, max_bytes=settings.max_bytes).data, settings=settings)


def decode_file(path: str, *, settings: Settings = PLAIN) -> Decoded:
    """Read a file as text, and say in which encoding; `-` is standard input.

    Raises:
        InputError: the file cannot be read, or is no text.
    """
    data, settings, _ = taken_out(read_document(path, max_bytes=settings.max_bytes).data, settings)
    return decoded_from(data, settings)


def extract_many(paths: Iterable[str], *, settings: Settings = PLAIN) -> Iterator[Outcome]:
    """Turn saved pages into outcomes, one for each path, in order; never raises for a document."""
    for path in paths:
        yield outcome_of(path, settings)


def outcome_of(path: str, settings: Settings) -> Outcome:
    """What becomes of one file."""
    return attempted(source_named(path), lambda: extract_file(path, settings=settings))


def attempted(source: str, make: Callable[[], Article]) -> Outcome:
    """What becomes of a document: what `make` returns, or why it raised."""
    try:
        return Outcome(source, article=make())
    except NewscleanError as error:
        return Outcome(source, error=Failure(error.code, str(error), error.stage))
    except MemoryError:
        return Outcome(
            source, error=Failure("memory", "the page needs more memory than there is", "extract")
        )
    except Exception as error:  # noqa: BLE001 - a bug met on one page must not cost the others
        return Outcome(
            source, error=Failure("internal", f"{type(error).__name__}: {error}", bug_stage(error))
        )


def bug_stage(error: BaseException) -> str:
    """The innermost module of ours that a bug's traceback goes through."""
    stage, trace = "extract", error.__traceback__
    while trace:
        name = str(trace.tb_frame.f_globals.get("__name__", ""))
        if name.startswith("newsclean."):
            stage = f"{name.removeprefix('newsclean.')}:{trace.tb_lineno}"
        trace = trace.tb_next
    return stage


def taken_out(data: bytes | str, settings: Settings) -> tuple[bytes | str, Settings, str | None]:
    """A page without what it is packed in, what that told of it, and its kind if it is MHTML."""
    if isinstance(data, str) or not (is_packed(data) or is_web_archive(data)):
        return data, settings, None
    from newsclean.documents import Entry, settings_for, unwrapped  # noqa: PLC0415 - packed only

    page = unwrapped(Entry("", "", data=data), settings.max_bytes)
    return page.data or b"", settings_for(page, settings), page.kind


def decoded_from(data: bytes | str, settings: Settings) -> Decoded:
    """The text of a page; a `str` is taken as it is."""
    if isinstance(data, str):
        return Decoded(data, None, "str", 1.0)
    refuse_binary(data)
    return decode(data, settings.encoding, transport=settings.transport)


def read(decoded: Decoded, settings: Settings) -> tuple[Page, Ask | None]:
    """The page as blocks, by what kind of input it is, and whom to ask for a second opinion."""
    if (settings.input or kind_of(decoded.text)) == "html":
        from newsclean.html_page import read_html  # noqa: PLC0415 - a dump needs no lxml

        page, tree = read_html(decoded)
        return page, lambda: second_opinion(tree, page.blocks)
    return read_text(decoded), None


def language_of(page: Page) -> str | None:
    """The page's language, by its longest paragraphs and by what it claims."""
    longest = sorted(
        page.blocks, key=lambda block: (not ends_sentence(block.text), -len(block.text))
    )[:12]
    claims = page.claimed(
        "html:lang", "jsonld:inLanguage", "meta:og:locale", "meta:content-language"
    )
    return detect("\n".join(block.text for block in longest), claims[0].value if claims else None)[
        0
    ]


def fuller_page(decoded: Decoded, page: Page, labelled: tuple[Labelled, ...]) -> Page | None:
    """The page with the story that only its scripts hold, where it shows none or little of it."""
    if page.kind != "html":
        return None
    from newsclean.script_state import page_with_story  # noqa: PLC0415 - a dump has no scripts

    return page_with_story(decoded.text, page, labelled)


def images_of(story: Story) -> tuple[Image, ...]:
    """The pictures of the story; a dump has none."""
    if not story.page.images:
        return ()
    from newsclean.pictures import story_images  # noqa: PLC0415 - a dump needs no urllib

    return story_images(story)


def blocks_of(story: Story) -> tuple[Block, ...]:
    """The blocks of the body, their links as absolute as the page allows."""
    blocks = body_blocks(story)
    if not any(block.links for block in blocks):
        return blocks
    from newsclean.addresses import absolute_links  # noqa: PLC0415 - a dump needs no urllib

    return absolute_links(blocks, story)


def undated(story: Story, values: Mapping[str, Any]) -> tuple[Caution, ...]:
    """Why the page has no date of publishing, where it shows something like one."""
    if "published" in values:
        return ()
    from newsclean.fields.date_cautions import date_cautions  # noqa: PLC0415 - few pages need it

    return date_cautions(story)


def article_of(
    decoded: Decoded, story: Story, fields: Mapping[str, tuple[Found[Any], ...]]
) -> Article:
    """Put the best candidate of each field, and the body, into the record."""
    blocks = blocks_of(story)
    best = {name: found[0] for name, found in fields.items() if found and found[0].confidence > 0}
    values = {name: found.value for name, found in best.items()}
    for name in {"published", "modified"} & set(best):
        moment = values[name]
        values[name] = moment.value
        best[name] = best[name]._replace(value=moment.value)
        if name == "published":
            values["published_zone"] = moment.zone
    return Article(
        status=verdict(story),
        kind=story.page.kind,
        text=body_text(blocks),
        blocks=blocks,
        images=images_of(story),
        quality=round(body_quality(story), 3),
        encoding=decoded,
        warnings=(
            *decoded.damage,
            *story.page.cautions,
            *undated(story, values),
            *partial_cautions(story),
        ),
        evidence=best,
        **values,
    )
