"""Accounts: on platforms where everybody publishes, the account is the outlet and has no label.

    城南旧事簿  认证作者  + 关注        扬眼  企鹅号        某某读书  微信号 moumoudushu

An account is known by what stands around its name: a button to follow it, the platform's word for
its accounts, the class names of its element. A person's name there is an author, not an outlet.
"""

from collections.abc import Iterator

from newsclean.fields.candidates import make_folded_key
from newsclean.fields.info_line_words import is_lone_name
from newsclean.fields.page_credits import has_no_alnum, list_head_blocks
from newsclean.label.labelled_page import LabelledPage
from newsclean.lexicon.claim_names import ACCOUNT_CLAIMS
from newsclean.model import Block, Found
from newsclean.text.fold import fold

__all__ = ["find_accounts"]

# What web pages call the element of a source or an account; parts of class names and ids.
ACCOUNT_CLASSES = (
    "source",
    "account",
    "media-name",
    "medianame",
    "media_name",
    "laiyuan",
    "author",
)
MAX_CLASS_WORDS = 4  # of the innermost elements around a block
MAX_ACCOUNT_GAP_BLOCKS = 6  # blocks above the body, where no headline is known
# From an account's name to its button; what the account is known for and the date stand between.
MAX_BUTTON_GAP_BLOCKS = 3
MAX_ACCOUNT_WORD_CHARS = 39  # of a platform's word for accounts with a handle behind it
# Surer than a label below the body, which may name what the account took the story from.
ACCOUNT_CONFIDENCE = 0.87
ACCOUNT_CLASS_CONFIDENCE = 0.58  # where nothing but class names says so


def find_accounts(page: LabelledPage) -> Iterator[Found[str]]:
    """Accounts above the body, in languages whose platforms have them (Chinese)."""
    if not page.lexicon.names["account"]:
        return
    blocks = [block for block in list_head_blocks(page) if not has_no_alnum(block)]
    below = find_first_below_headline(blocks, page)
    claimed = {make_folded_key(claim.value) for claim in page.claimed(*ACCOUNT_CLAIMS)}
    for i, block in enumerate(blocks):
        for rule, confidence, name in match_account_rules(i, blocks, page, below=i >= below):
            if make_folded_key(name) in claimed:
                confidence = max(confidence, ACCOUNT_CONFIDENCE)  # noqa: PLW2901 - the head agrees
            yield Found(name, block.text, block.at, rule, confidence)


def find_first_below_headline(blocks: list[Block], page: LabelledPage) -> int:
    """The index of the first of some blocks that stands below the headline."""
    headlines = {id(page.labelled[i].block) for i in page.headline}
    found = [i for i, b in enumerate(blocks) if id(b) in headlines or b.level == 1]
    return found[-1] + 1 if found else max(0, len(blocks) - MAX_ACCOUNT_GAP_BLOCKS)


def match_account_rules(
    i: int, blocks: list[Block], page: LabelledPage, *, below: bool
) -> Iterator[tuple[str, float, str]]:
    """Read the name of an account from a block: the rule, the confidence, the name.

    Args:
        i: the block's index.
        blocks: the blocks above the body.
        page: the page.
        below: the block stands below the headline.
    """
    block = blocks[i]
    if below and (linked := find_linked_account(block, page)):
        yield "link before what the account is known for", ACCOUNT_CONFIDENCE, linked
    rule = find_account_rule(
        block, blocks[i + 1 : i + 1 + MAX_BUTTON_GAP_BLOCKS], page, below=below
    )
    if rule and is_lone_name(block, page):  # the dearest test last
        yield *rule, block.text.strip()


def find_account_rule(
    block: Block, after: list[Block], page: LabelledPage, *, below: bool
) -> tuple[str, float] | None:
    """What says that a block is an account's name, if it is a name, and how sure that is.

    Args:
        block: the block.
        after: the blocks right behind it.
        page: the page.
        below: the block stands below the headline.
    """
    if after and is_account_word(after[0].text, page):
        return "account and its platform", ACCOUNT_CONFIDENCE
    if not below:
        return None
    if any(is_follow_button(other.text, page) for other in after):
        return "account with a button to follow it", ACCOUNT_CONFIDENCE
    if has_account_class(block):
        return "element named source or account", ACCOUNT_CLASS_CONFIDENCE
    return None


def find_linked_account(block: Block, page: LabelledPage) -> str:
    """The name that a block begins with as a link, when a platform's word for accounts follows.

    <a>城南旧事簿</a>认证作者，优质文化领域创作者
    """
    for link in block.links[:1]:
        words = tuple(page.lexicon.names["account"])
        if not link.start and fold(block.text[link.end :]).startswith(words):
            name = block._replace(text=block.text[: link.end])
            return name.text.strip() if is_lone_name(name, page) else ""
    return ""


def is_follow_button(text: str, page: LabelledPage) -> bool:
    """Whether a line is a button to follow an account: 关注, + 关注."""
    return fold(text).strip("+＋ ") in page.lexicon.names["follow"]


def is_account_word(text: str, page: LabelledPage) -> bool:
    """Whether a line is a platform's word for its accounts, alone or with a handle behind it.

    企鹅号, 微信号 moumoudushu, 微信号：moumoudushu
    """
    if len(text) > MAX_ACCOUNT_WORD_CHARS:
        return False
    key = fold(text)
    for word in page.lexicon.names["account"]:
        if key.startswith(word):
            return (rest := key[len(word) :].lstrip(":")) == "" or rest.isascii()
    return False


def has_account_class(block: Block) -> bool:
    """Whether the innermost class words around a block call it a source or an account."""
    classes = block.markup.classes.split()[:MAX_CLASS_WORDS] if block.markup else ()
    words = " ".join(classes)  # no part has a space in it
    return any(map(words.__contains__, ACCOUNT_CLASSES))
