"""What a page is: an article, or a readable page that is none."""

from itertools import pairwise

from newsclean.article.stand_in_pages import stand_in
from newsclean.errors import PageError
from newsclean.label.labelled_page import BODY_ROLES, Story
from newsclean.model import Block, Labelled, Page
from newsclean.text.fold import soften
from newsclean.text.sentences import ends_sentence
from newsclean.text.width import effective

LEAST_LINKS = 8
LEAST_SHARE = 0.8  # of a body's text that stands in lines which are links, on a section front
LEAST_SCRIPT = 2_000  # characters of script on a page that builds itself in the browser
SHELL = 60  # characters that such a page shows at most, where its scripts are short or elsewhere
LEAST_HEADLINES = 12  # lines of a section front's dump
SHORTEST_HEADLINE, LONGEST_HEADLINE = 16.0, 160.0  # effective characters
LEAST_TEASERS = 5
TEASER = 4  # blocks of a teaser: headline, date, summary …
LONGEST_TEASER = 500.0  # effective characters
ENDS = " .…>»›→[]()【】（）+"  # beside the words that lead on
LEAST_PROSE = 40  # effective characters of a sentence that makes a list of links an article


def verdict(story: Story) -> str:
    """The record's status.

    Raises:
        PageError: `no_article` where nothing on the page is worth giving back.
    """
    if instead := stand_in(story):
        return instead
    if story.body:
        return "list" if is_links(story.body) or is_teasers(story) else "article"
    page = story.page
    if is_shell(page):
        return "script_only"
    if is_list(page) or is_headlines(page):
        return "list"
    message = "no text that reads like an article; `newsclean explain FILE` shows every block"
    raise PageError("no_article", message, stage="label")


def is_shell(page: Page) -> bool:
    """Whether a page's text comes only when its scripts have run."""
    shown = sum(len(block.text) for block in page.blocks)
    long = page.scripts >= LEAST_SCRIPT and shown < page.scripts / 4
    return page.kind == "html" and (
        long or (page.scripts > 0 and shown <= min(SHELL, page.scripts))
    )


def is_links(body: tuple[Block, ...]) -> bool:
    """Whether a body is a list of links without one sentence: a section front.

    A story that is a list (results, recipes) has few links; one that links each line has sentences.
    """
    linked = [block for block in body if 2 * linked_characters(block) > len(block.text)]
    told = (block for block in body if ends_sentence(block.text))
    prose = any(effective(block.text) >= LEAST_PROSE for block in told)
    most = sum(len(block.text) for block in linked) > LEAST_SHARE * sum(
        len(block.text) for block in body
    )
    return len(linked) >= LEAST_LINKS and most and not prose


def linked_characters(block: Block) -> int:
    """How many characters of a block are inside links."""
    return block.markup.link_chars if block.markup else 0


def is_list(page: Page) -> bool:
    """Whether most of the text is in links: a section front, a list of headlines."""
    marks = [(block.markup.link_chars, len(block.text)) for block in page.blocks if block.markup]
    linked = sum(chars for chars, _ in marks)
    links = sum(2 * chars > length for chars, length in marks)
    return links >= LEAST_LINKS and 2 * linked > sum(length for _, length in marks)


def is_headlines(page: Page) -> bool:
    """Whether a dump without a story has line after line of the length of headlines."""
    sizes = [effective(block.text) for block in page.blocks if not ends_sentence(block.text)]
    lines = sum(SHORTEST_HEADLINE <= size <= LONGEST_HEADLINE for size in sizes)
    return page.kind == "text" and lines >= LEAST_HEADLINES


def is_teasers(story: Story) -> bool:
    """Whether a body is made of summaries, each with its own line to read on: a section front."""
    more = story.lexicon.cues.get("more", frozenset())
    ends = [
        i for i, item in enumerate(story.labelled) if soften(item.block.text).strip(ENDS) in more
    ]
    if len(ends) < LEAST_TEASERS:
        return False
    short = inside = 0.0
    for start, end in pairwise([max(-1, ends[0] - TEASER - 1), *ends]):
        told = [effective(item.block.text) for item in body_items(story, start + 1, end)]
        if end - start <= TEASER + 1 and sum(told) <= LONGEST_TEASER:
            short += 1
            inside += sum(told)
    whole = sum(effective(block.text) for block in story.body)
    return short >= LEAST_TEASERS and inside >= LEAST_SHARE * whole


def body_items(story: Story, start: int, end: int) -> list[Labelled]:
    """The blocks of the body between two places on the page."""
    return [item for item in story.labelled[start:end] if item.role in BODY_ROLES]
