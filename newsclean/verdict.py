"""What a page is: an article, or a readable page that is none."""

from newsclean.errors import PageError
from newsclean.model import Page
from newsclean.story import BODY_ROLES, Story

LEAST_LINKS = 8
LEAST_SCRIPT = 2_000  # characters of script on a page that builds itself in the browser


def verdict(story: Story) -> str:
    """The record's status.

    Raises:
        PageError: `no_article` where nothing on the page is worth giving back.
    """
    if any(item.role in BODY_ROLES for item in story.labelled):
        return "article"
    page = story.page
    shown = sum(len(block.text) for block in page.blocks)
    if page.kind == "html" and page.scripts >= LEAST_SCRIPT and shown < page.scripts / 4:
        return "script_only"
    if is_list(page):
        return "list"
    message = "no text that reads like an article; `newsclean explain FILE` shows every block"
    raise PageError("no_article", message, stage="label")


def is_list(page: Page) -> bool:
    """Whether most of the text is in links: a section front, a list of headlines."""
    marks = [(block.markup.link_chars, len(block.text)) for block in page.blocks if block.markup]
    linked = sum(chars for chars, _ in marks)
    links = sum(2 * chars > length for chars, length in marks)
    return links >= LEAST_LINKS and 2 * linked > sum(length for _, length in marks)
