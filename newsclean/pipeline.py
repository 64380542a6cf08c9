"""The way of a page, from bytes to article: read this first.

bytes ── decode ──> text ── read ──> Page ── label ──> labelled blocks ── fields, body ──> Article
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from newsclean.body import body_blocks, body_quality, body_text
from newsclean.card import card_folder, load_card
from newsclean.decode import decode
from newsclean.errors import NewscleanError, PageError
from newsclean.features import ends_sentence
from newsclean.fields import find_fields
from newsclean.inputs import read_document, source_named
from newsclean.label import label
from newsclean.language import detect
from newsclean.lexicon import lexicon_for
from newsclean.model import (
    Article,
    Block,
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
from newsclean.sniff import kind_of, refuse_binary
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
        names = (*load_card(self.story.page.kind, card_folder()).features, "second_opinion")
        weighed = sorted(zip(names, item.shares, strict=False), key=lambda pair: -abs(pair[1]))
        return tuple(weighed[:most])


def explain(data: bytes | str, *, settings: Settings = PLAIN) -> Explanation:
    """Read a page and keep everything that was decided on the way.

    Raises:
        InputError: the page cannot be read.
    """
    decoded = decoded_from(data, settings)  # 1. bytes → text
    page, ask = read(decoded, settings)  # 2. text → blocks and claims
    lang = language_of(page)
    lexicon = lexicon_for(lang)
    labelled = label(page, lexicon, ask=ask)  # 3. each block its role
    story = Story(page, labelled, lexicon, settings, lang)
    fields = find_fields(story)  # 4. candidates for each field
    try:
        article = article_of(decoded, story, fields)  # 5. the best of each, and the body
    except PageError as error:
        return Explanation(decoded, story, fields, error=error)
    return Explanation(decoded, story, fields, article)


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


def extract_many(paths: Iterable[str], *, settings: Settings = PLAIN) -> Iterator[Outcome]:
    """Turn saved pages into outcomes, one for each path, in order; never raises for a document."""
    for path in paths:
        yield outcome_of(path, settings)


def outcome_of(path: str, settings: Settings) -> Outcome:
    """What becomes of one file."""
    source = source_named(path)
    try:
        return Outcome(source, article=extract_file(path, settings=settings))
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


def decoded_from(data: bytes | str, settings: Settings) -> Decoded:
    """The text of a page; a `str` is taken as it is."""
    if isinstance(data, str):
        return Decoded(data, None, "str", 1.0)
    refuse_binary(data)
    return decode(data, settings.encoding)


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
        quality=round(body_quality(story.labelled), 3),
        encoding=decoded,
        warnings=(*decoded.damage, *story.page.cautions),
        evidence=best,
        **values,
    )
