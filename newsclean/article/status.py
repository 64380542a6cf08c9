"""What a page is: an article, or a readable page that is none."""

from itertools import pairwise

from newsclean.article.stand_in_pages import find_stand_in_status
from newsclean.errors import PageError
from newsclean.label.labelled_page import BODY_ROLES, LabelledPage
from newsclean.model import Block, Labelled, Page
from newsclean.text.fold import soften
from newsclean.text.sentences import ends_sentence
from newsclean.text.width import count_effective_chars

MIN_LINK_BLOCKS = 8
MIN_LIST_SHARE = 0.8  # of a body's text that stands in lines which are links, on a section front
MIN_SCRIPT_CHARS = 2_000  # characters of script on a page that builds itself in the browser
# Characters that such a page shows at most, where its scripts are short or elsewhere.
MAX_SHELL_CHARS = 60
MIN_HEADLINE_LINES = 12  # lines of a section front's dump
MIN_HEADLINE_EFF_CHARS, MAX_HEADLINE_EFF_CHARS = 16.0, 160.0  # effective characters
MIN_SECTION_TEASERS = 5
MAX_TEASER_BLOCKS = 4  # blocks of a teaser: headline, date, summary …
MAX_TEASER_EFF_CHARS = 500.0  # effective characters
MAX_MORE_LINE_CHARS = 60  # of a line that leads on; the longest such words have 24
MORE_LINK_MARKS = " .…>»›→[]()【】（）+"  # beside the words that lead on
# Effective characters of a sentence that makes a list of links an article.
MIN_SENTENCE_EFF_CHARS = 40


def decide_status(labelled: LabelledPage) -> str:
    """The record's status.

    Raises:
        PageError: `no_article` where nothing on the page is worth giving back.
    """
    if instead := find_stand_in_status(labelled):
        return instead
    if body := labelled.body:
        return "list" if is_link_list(body) or is_teaser_list(labelled) else "article"
    page = labelled.page
    if is_script_shell(page):
        return "script_only"
    if is_link_page(page) or is_headline_page(page):
        return "list"
    message = "no text that reads like an article; `newsclean explain FILE` shows every block"
    raise PageError("no_article", message, stage="label")


def is_script_shell(page: Page) -> bool:
    """Whether a page's text comes only when its scripts have run."""
    shown = sum(len(block.text) for block in page.blocks)
    long = page.scripts >= MIN_SCRIPT_CHARS and shown < page.scripts / 4
    return page.kind == "html" and (
        long or (page.scripts > 0 and shown <= min(MAX_SHELL_CHARS, page.scripts))
    )


def is_link_list(body: tuple[Block, ...]) -> bool:
    """Whether a body is a list of links without one sentence: a section front.

    A story that is a list (results, recipes) has few links; one that links each line has sentences.
    """
    linked = [block for block in body if 2 * count_link_chars(block) > len(block.text)]
    if len(linked) < MIN_LINK_BLOCKS:
        return False
    sentences = (block for block in body if ends_sentence(block.text))
    prose = any(count_effective_chars(block.text) >= MIN_SENTENCE_EFF_CHARS for block in sentences)
    most = sum(len(block.text) for block in linked) > MIN_LIST_SHARE * sum(
        len(block.text) for block in body
    )
    return most and not prose


def count_link_chars(block: Block) -> int:
    """How many characters of a block are inside links."""
    return block.markup.link_chars if block.markup else 0


def is_link_page(page: Page) -> bool:
    """Whether most of the text is in links: a section front, a list of headlines."""
    marks = [(block.markup.link_chars, len(block.text)) for block in page.blocks if block.markup]
    linked = sum(chars for chars, _ in marks)
    links = sum(2 * chars > length for chars, length in marks)
    return links >= MIN_LINK_BLOCKS and 2 * linked > sum(length for _, length in marks)


def is_headline_page(page: Page) -> bool:
    """Whether a dump without a story has line after line of the length of headlines."""
    sizes = [
        count_effective_chars(block.text) for block in page.blocks if not ends_sentence(block.text)
    ]
    lines = sum(MIN_HEADLINE_EFF_CHARS <= size <= MAX_HEADLINE_EFF_CHARS for size in sizes)
    return page.kind == "text" and lines >= MIN_HEADLINE_LINES


def is_teaser_list(page: LabelledPage) -> bool:
    """Whether a body is made of summaries, each with its own line to read on: a section front."""
    first, stop = page.span()
    if not find_lines_that_lead_on(page, first + 1, stop + MAX_TEASER_BLOCKS):
        return False  # no block of the body stands in a teaser
    ends = find_lines_that_lead_on(page, 0, len(page.labelled))
    if len(ends) < MIN_SECTION_TEASERS:
        return False
    short = inside = 0.0
    for start, end in pairwise([max(-1, ends[0] - MAX_TEASER_BLOCKS - 1), *ends]):
        sizes = [
            count_effective_chars(item.block.text) for item in get_body_items(page, start + 1, end)
        ]
        if end - start <= MAX_TEASER_BLOCKS + 1 and sum(sizes) <= MAX_TEASER_EFF_CHARS:
            short += 1
            inside += sum(sizes)
    whole = sum(count_effective_chars(block.text) for block in page.body)
    return short >= MIN_SECTION_TEASERS and inside >= MIN_LIST_SHARE * whole


def find_lines_that_lead_on(page: LabelledPage, start: int, end: int) -> list[int]:
    """Indexes of the lines between two places that say nothing but "read more"."""
    more = page.lexicon.cues.get("more", frozenset())
    return [
        i
        for i, item in enumerate(page.labelled[start:end], start=start)
        if len(item.block.text) <= MAX_MORE_LINE_CHARS
        and soften(item.block.text).strip(MORE_LINK_MARKS) in more
    ]


def get_body_items(page: LabelledPage, start: int, end: int) -> list[Labelled]:
    """The blocks of the body between two places on the page."""
    return [item for item in page.labelled[start:end] if item.role in BODY_ROLES]
