"""HTML → `Page`: one parse, one walk over the tree (`walk`), the claims of the head (`claims`).

A block is a run of text between two borders: block-level elements or line breaks. It keeps what the
elements around it say (`open_elements`). What is story and what is not is decided in `label`.
"""

from itertools import chain, islice
from operator import itemgetter
from typing import Any

from lxml import etree

from newsclean.errors import InputError
from newsclean.limits.deadline import check_deadline
from newsclean.limits.process import holds_memory_error, is_out_of_memory
from newsclean.model import Caution, Decoded, Page
from newsclean.read.drop_caps import join_drop_caps
from newsclean.read.html.claims import limit_claims, read_head_claims
from newsclean.read.html.guard import make_html_parsable
from newsclean.read.html.walk import MAX_PAGE_ITEMS, HtmlWalk
from newsclean.read.kind import is_markdown_with_tags
from newsclean.read.savers.frames import clear_frame, restore_page
from newsclean.read.savers.marks import find_saved, take_saver_claims


def read_html(decoded: Decoded) -> tuple[Page, Any]:
    """Read HTML into blocks, claims and pictures, and give the parsed tree too.

    The tree is for `second_opinion`, so that a page is parsed once.

    Args:
        decoded: the HTML; only `text` is read.

    Returns:
        A page of the kind `html`, and the root element of lxml's tree. Blocks and pictures say
        where they stand as an XPath. A caution says what was left out: `page_cut` (after 20,000
        blocks, pictures and claims), `attributes_cut`, `nesting_cut`, `unclosed_markup`.

    Raises:
        InputError: `no_article` where there is nothing but frames or no element at all.
    """
    html = decoded.text
    if is_markdown_with_tags(html):
        from newsclean.read.dump.markdown_html import write_as_html  # noqa: PLC0415 - rare

        html = write_as_html(html)
    saved = find_saved(html)
    if saved:
        html = restore_page(html, saved)
    text, cautions = make_html_parsable(html)
    parser = etree.HTMLParser(
        encoding="utf-8",
        huge_tree=True,
        remove_pis=True,
        remove_comments=True,
        collect_ids=False,  # a table of them that nobody asks
    )
    check_deadline()  # libxml2 looks at none
    root = parse_html(text, parser) if text.strip() else None
    if root is None:
        raise InputError("no_article", "the HTML has no element; is it a page?", stage="read")
    if saved:
        clear_frame(root, saved)
    walk = HtmlWalk(root)
    walk.run()
    if not walk.blocks and shows_frames_alone(root, decoded.text):
        message = "only frames, no text; give the page that the frame shows"
        raise InputError("no_article", message, stage="read")
    if walk.cut:
        message = f"only the first {len(walk.blocks):,} blocks of the page were read"
        cautions += (Caution("page_cut", message),)
    if skipped := walk.leaves.skipped:
        tag, chars = max(skipped, key=itemgetter(1))
        message = f"<{tag}> is not read and holds {chars:,} characters of paragraphs; is it closed?"
        cautions += (Caution("unclosed_markup", message),)
    claims = limit_claims(chain(islice(read_head_claims(root), MAX_PAGE_ITEMS), walk.claims))
    saved, claims = take_saver_claims(saved, claims)
    images = tuple(walk.images)
    blocks = tuple(join_drop_caps(walk.blocks))
    return Page("html", blocks, claims, images, cautions, walk.script_chars, saved), root


def shows_frames_alone(root: Any, html: str) -> bool:
    """Whether a page without text has frames, and no story in its scripts."""
    if next(root.iter("frame", "iframe"), None) is None:
        return False
    from newsclean.read.html.script_story import (  # noqa: PLC0415 - few pages come here
        find_stories,
    )

    return next(find_stories(html), None) is None


def parse_html(text: str, parser: Any) -> Any:
    """The root element; `None` where there is no element.

    Raises:
        MemoryError: there is not enough memory. lxml has no error for that, and older libxml2 gives
            the beginning of the page.
    """
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        if is_out_of_memory(error):
            raise MemoryError from error
        raise
    if holds_memory_error(parser.error_log):
        raise MemoryError
    return root
