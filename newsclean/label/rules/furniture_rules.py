"""The rules for what is no part of the story: comments, notes, boxes, pointers, lists below it."""

from functools import cache

from newsclean.label.features.feature_table import FeatureTable
from newsclean.label.rules.context import RuleContext
from newsclean.lexicon.class_words import get_certain_parts
from newsclean.lexicon.lexicon import Lexicon
from newsclean.text.fold import ALNUM_RUN, fold, soften

MAX_NOTE_LABEL_CHARS = 40  # of a line's beginning, in which the label of an editors' note stands
NOTE_BRACKETS = "()[]【】〔〕"  # around the label, after folding: （ is (
NOTE_LABEL_ENDS = f"{NOTE_BRACKETS}:|丨"
MAX_BOX_PROSE_SHARE = 0.2  # of the page's prose; an element that holds more is no box
MAX_BLOCKS_TO_CUE = 3  # in a box for subscribing, from a block to the one with the cue word
MAX_POINTER_CHARS = 250  # a longer line is a paragraph
MAX_LINKED_SENTENCE_SHARE = 0.5  # of its characters; a line with more in links is a link
MIN_ARTICLE_PROSE_EFF_CHARS = 80  # effective characters; a shorter paragraph may be a teaser's


def is_empty(context: RuleContext, i: int) -> bool:
    """Whether a block has no letter or digit: a line of signs, a placeholder."""
    return ALNUM_RUN.search(context.block(i).text) is None


def is_in_comments(context: RuleContext, i: int) -> bool:
    """Whether a block stands below the story in an element that is called comments.

    Not where the story stands in one too. Some class words ("response", "tie") may mean something
    else: where no other is there, what is kept stays.
    """
    if i <= context.first_prose:
        return False
    counts = context.features["class_comment"]
    if not counts[i] or counts[context.first_prose]:
        return False
    if not context.kept[i]:
        return True
    markup = context.block(i).markup
    parts = get_certain_parts("comment")
    return markup is not None and any(part in markup.classes for part in parts)


def is_editors_note(context: RuleContext, i: int) -> bool:
    """Whether a block above the story is a note of the editors: 编者按：…, Editor's note: …."""
    if i > context.first_prose:
        return False
    head = fold(context.block(i).text[:MAX_NOTE_LABEL_CHARS]).lstrip(NOTE_BRACKETS)
    return head.startswith(list_note_openings(context.lexicon))


@cache
def list_note_openings(lexicon: Lexicon) -> tuple[str, ...]:
    """How a note of the editors may begin: each label with each sign behind it, folded."""
    return tuple(
        fold(label) + end for label in lexicon.cues.get("note", ()) for end in NOTE_LABEL_ENDS
    )


def is_subscription_box(context: RuleContext, i: int) -> bool:
    """Whether a block stands in a box for subscribing.

    Class words must say so, and a cue word in the same element: a paywall's class stands around
    the whole story, and a story may be about a newsletter.
    """
    table = context.features
    if not table["class_form"][i] or table["container_prose_share"][i] > MAX_BOX_PROSE_SHARE:
        return False
    parent = get_parent_number(context, i)
    last = min(len(context.kept) - 1, i + MAX_BLOCKS_TO_CUE)
    return any(
        table["cue_subscribe"][j] and get_parent_number(context, j) == parent
        for j in range(max(0, i - MAX_BLOCKS_TO_CUE), last + 1)
    )


def get_parent_number(context: RuleContext, i: int) -> int | None:
    """The number of the element in which a block's element stands."""
    markup = context.block(i).markup
    return markup.parent if markup else None


def is_pointer(context: RuleContext, i: int) -> bool:
    """Whether a block only names another story to read: READ MORE: …, 延伸阅读：….

    A line that is mostly a link does. Of others the part before the colon must be a cue word and
    nothing else, and a sentence is none.
    """
    table, text = context.features, context.block(i).text
    if not (table["cue_related"][i] or table["cue_more"][i]) or len(text) > MAX_POINTER_CHARS:
        return False
    if "link_share" in table and table["link_share"][i] > MAX_LINKED_SENTENCE_SHARE:
        return True
    if table["end_sentence"][i]:
        return False
    label, _, title = text.replace("：", ":").partition(":")
    cues = context.lexicon.cues
    return bool(title.strip()) and soften(label).strip() in cues["related"] | cues["more"]


def is_listed_below_article(context: RuleContext, i: int) -> bool:
    """Whether a block is an item of a list below the `<article>` with headline and paragraphs.

    Portals let a list of other stories follow there, in paragraphs as long as the story's.
    """
    if context.headline is None or not context.features["in_article"][context.headline]:
        return False
    if not context.headline < context.features.once(find_last_in_article) < i:
        return False
    markup = context.block(i).markup
    return markup is not None and "li" in markup.tags


def find_last_in_article(table: FeatureTable) -> int:
    """The index of the last paragraph in an `<article>` that ends like a sentence; -1 for none."""
    rows = zip(table["in_article"], table["length"], table["end_sentence"], strict=True)
    paragraphs = (
        i
        for i, (in_article, length, end_sentence) in enumerate(rows)
        if in_article and length >= MIN_ARTICLE_PROSE_EFF_CHARS and end_sentence
    )
    return max(paragraphs, default=-1)
