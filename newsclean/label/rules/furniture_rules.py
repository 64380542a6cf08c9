"""The rules for what is no part of the story: comments, notes, boxes, pointers, lists below it."""

from collections.abc import Iterable
from functools import cache
from itertools import compress
from operator import add

from newsclean.label.features.feature_table import FeatureTable, get_texts
from newsclean.label.features.words import soften_texts
from newsclean.label.rules.context import RuleContext
from newsclean.label.rules.places import NOWHERE, list_all
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
PICTURE_FILE_ENDS = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif")
MIN_ARTICLE_PROSE_EFF_CHARS = 80  # effective characters; a shorter paragraph may be a teaser's


def list_signs_first(context: RuleContext) -> list[int]:
    """The blocks that do not begin with a letter or digit."""
    texts = context.features.once(get_texts)
    return [i for i, text in enumerate(texts) if not text[:1].isalnum()]


def is_empty(context: RuleContext, i: int) -> bool:
    """Whether a block has no letter or digit: a line of signs, a placeholder."""
    return ALNUM_RUN.search(context.block(i).text) is None


def list_picture_files(context: RuleContext) -> list[int]:
    """The blocks that end as names of picture files do."""
    texts = context.features.once(get_texts)
    return [i for i, text in enumerate(texts) if text.lower().endswith(PICTURE_FILE_ENDS)]


def is_file_name(context: RuleContext, i: int) -> bool:
    """Whether a block is one word: a dump shows the file's name where a picture stood."""
    return len(context.block(i).text.split(maxsplit=1)) == 1


def list_comment_classes(context: RuleContext) -> Iterable[int]:
    """The blocks below the first prose in an element that is called comments.

    None where the first prose stands in one too.
    """
    counts, first = context.features["class_comment"], context.first_prose
    return NOWHERE if counts[first] else compress(range(first, len(counts)), counts[first:])


def is_in_comments(context: RuleContext, i: int) -> bool:
    """Whether a block in an element that is called comments is one.

    Some class words ("response", "tie") may mean something else: where no other is there, what is
    kept stays.
    """
    if not context.kept[i]:
        return True
    markup = context.block(i).markup
    parts = get_certain_parts("comment")
    return markup is not None and any(part in markup.classes for part in parts)


def is_editors_note(context: RuleContext, i: int) -> bool:
    """Whether a block is a note of the editors: 编者按：…, Editor's note: …."""
    text = context.block(i).text
    if len(text) <= MAX_NOTE_LABEL_CHARS:  # the features have softened it
        soft = context.features.once(soften_texts)[i]
    else:
        soft = soften(text[:MAX_NOTE_LABEL_CHARS])
    head = "".join(soft.split()).lstrip(NOTE_BRACKETS)
    return head.startswith(list_note_openings(context.lexicon))


@cache
def list_note_openings(lexicon: Lexicon) -> tuple[str, ...]:
    """How a note of the editors may begin: each label with each sign behind it, folded."""
    return tuple(
        fold(label) + end for label in lexicon.cues.get("note", ()) for end in NOTE_LABEL_ENDS
    )


def list_form_classes(context: RuleContext) -> Iterable[int]:
    """The blocks in an element that is called a form or a newsletter."""
    return compress(list_all(context), context.features["class_form"])


def is_subscription_box(context: RuleContext, i: int) -> bool:
    """Whether a block that class words call so stands in a box for subscribing.

    There must be a cue word in the same element: a paywall's class stands around the whole story,
    and a story may be about a newsletter.
    """
    table = context.features
    if table["container_prose_share"][i] > MAX_BOX_PROSE_SHARE:
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


def list_pointer_cues(context: RuleContext) -> Iterable[int]:
    """The blocks with a cue word of other stories or of reading more."""
    table = context.features
    return compress(list_all(context), map(add, table["cue_related"], table["cue_more"]))


def is_pointer(context: RuleContext, i: int) -> bool:
    """Whether a block only names another story to read: READ MORE: …, 延伸阅读：….

    A line that is mostly a link does. Of others the part before the colon must be a cue word and
    nothing else, and a sentence is none.
    """
    table, text = context.features, context.block(i).text
    if len(text) > MAX_POINTER_CHARS:
        return False
    if "link_share" in table and table["link_share"][i] > MAX_LINKED_SENTENCE_SHARE:
        return True
    if table["end_sentence"][i]:
        return False
    label, _, title = text.replace("：", ":").partition(":")
    cues = context.lexicon.cues
    return bool(title.strip()) and soften(label).strip() in cues["related"] | cues["more"]


def list_below_article(context: RuleContext) -> range:
    """The blocks below the `<article>` with headline and paragraphs."""
    table, headline = context.features, context.headline
    if headline is None or not table["in_article"][headline]:
        return NOWHERE
    last = table.once(find_last_in_article)
    return range(last + 1, len(context.kept)) if headline < last else NOWHERE


def is_list_item(context: RuleContext, i: int) -> bool:
    """Whether a block stands in an item of a list that is no part of an `<article>`.

    Portals let a list of other stories follow the story, in paragraphs as long as the story's. Each
    may be an `<article>` of its own; a list inside the article may be the end of the story.
    """
    markup = context.block(i).markup
    if markup is None or "li" not in markup.tags:
        return False
    return not markup.in_article or "article" in markup.tags[markup.tags.index("li") :]


def find_last_in_article(table: FeatureTable) -> int:
    """The index of the last paragraph in an `<article>` that ends like a sentence; -1 for none."""
    rows = zip(table["in_article"], table["length"], table["end_sentence"], strict=True)
    paragraphs = (
        i
        for i, (in_article, length, end_sentence) in enumerate(rows)
        if in_article and length >= MIN_ARTICLE_PROSE_EFF_CHARS and end_sentence
    )
    return max(paragraphs, default=-1)
