"""TODO."""

from functools import cache

from newsclean.label.features.feature_table import FeatureTable
from newsclean.label.rules.context import RuleContext
from newsclean.lexicon.class_words import get_certain_parts
from newsclean.lexicon.lexicon import Lexicon
from newsclean.text.fold import ALNUM_RUN, fold, soften

MIN_ARTICLE_PROSE_EFF_CHARS = (
    80  # effective characters of a paragraph that makes an element the article's
)
MAX_POINTER_CHARS = 250  # characters of a line that only points to another story
MAX_BOX_PROSE_SHARE = 0.2  # share of the page's prose that a box for subscribing may hold
ALL_BRACKETS = "()（）[]【】〔〕"
COLONS = (":", "：")


def is_empty(context: RuleContext, i: int) -> bool:
    """A line of no letter or digit: a rule, a placeholder."""
    return ALNUM_RUN.search(context.block(i).text) is None


def is_comment(context: RuleContext, i: int) -> bool:
    """Below the story in an element that the page calls comments, where the story is in none."""
    if i <= context.first_prose:
        return False
    numbers = context.features["class_comment"]
    if not numbers[i] or numbers[context.first_prose]:
        return False
    markup = context.block(i).markup
    named = markup is not None and any(
        sign in markup.classes for sign in get_certain_parts("comment")
    )
    return named or not context.kept[i]


def is_note(context: RuleContext, i: int) -> bool:
    """The editors' note above the story: 编者按：, Editor's note:."""
    if i > context.first_prose:
        return False
    head, words = (
        fold(context.block(i).text[:40]).lstrip(ALL_BRACKETS),
        get_note_words(context.lexicon),
    )
    notes = (word for word in words if head.startswith(word)) if head.startswith(words) else ()
    return any(
        head[len(word) :][:1] in {*COLONS, *ALL_BRACKETS, "|", "丨"} - {""} for word in notes
    )


@cache
def get_note_words(lexicon: Lexicon) -> tuple[str, ...]:
    """What introduces a note of the editors, without spaces."""
    return tuple(map(fold, lexicon.cues.get("note", ())))


def is_subscription(context: RuleContext, i: int) -> bool:
    """A box for subscribing: class words say so, and so does a cue word in the same element."""
    table = context.features
    if not table["class_form"][i] or table["container_prose_share"][i] > MAX_BOX_PROSE_SHARE:
        return False
    home = get_parent_number(context, i)
    near = range(max(0, i - 3), min(len(context.kept), i + 4))
    return any(table["cue_subscribe"][j] and get_parent_number(context, j) == home for j in near)


def get_parent_number(context: RuleContext, i: int) -> int | None:
    """The number of the element in which a block's element stands."""
    markup = context.block(i).markup
    return markup.parent if markup else None


def is_pointer(context: RuleContext, i: int) -> bool:
    """A line between paragraphs that names another story to read: READ MORE: …, 延伸阅读：…."""
    table, text = context.features, context.block(i).text
    if not (table["cue_related"][i] or table["cue_more"][i]) or len(text) > MAX_POINTER_CHARS:
        return False
    if "link_share" in table and table["link_share"][i] > 0.5:
        return True
    label, colon, rest = text.replace(COLONS[1], COLONS[0]).partition(COLONS[0])
    words = context.lexicon.cues["related"] | context.lexicon.cues["more"]
    return (
        bool(colon and rest.strip())
        and not table["end_sentence"][i]
        and soften(label).strip() in words
    )


def is_in_stream(context: RuleContext, i: int) -> bool:
    """An item of a list below the article's element, where that holds headline and paragraphs.

    Portals let a stream of other stories follow there, in paragraphs as long as the story's.
    """
    if context.headline is None:
        return False
    last = context.features.once(find_last_in_article)
    if not context.features["in_article"][context.headline] or not context.headline < last < i:
        return False
    markup = context.block(i).markup
    return markup is not None and "li" in markup.tags


def find_last_in_article(table: FeatureTable) -> int:
    """The last paragraph in an `<article>`, which ends like a sentence; -1 without one."""
    rows = zip(table["in_article"], table["length"], table["end_sentence"], strict=True)
    told = (
        i
        for i, row in enumerate(rows)
        if row[0] and row[1] >= MIN_ARTICLE_PROSE_EFF_CHARS and row[2]
    )
    return max(told, default=-1)
