"""Features that only a block's markup shows: its elements, its links, the words of class names."""

from collections import Counter
from functools import cache, lru_cache

from newsclean.label.features.block_groups import BlockGroups, group_by
from newsclean.label.features.feature_table import Column, ColumnMaker, Feature, FeatureTable
from newsclean.lexicon.class_words import (
    CLASS_WORD,
    get_class_words,
    get_embedded_names,
    list_class_groups,
)
from newsclean.model import Block, Markup

BOILERPLATE_CLASS_GROUPS = frozenset(
    "related comment social nav ad side foot author form tags".split()
)
UNASKED_CLASS_GROUPS = frozenset({"related", "social"})  # no card or rule asks for these alone
MAX_LINKS = 10
MAX_LINK_SHARE = 0.5  # of a block's characters: with more in links it is a link itself
MAX_ELEMENT_DEPTH = 40
MAX_BOILERPLATE_GROUPS = 4
MAX_CLASS_WORDS = 3


def get_markups(table: FeatureTable) -> list[Markup]:
    """The markup of each block."""
    return [block.markup or Markup() for block in table.page.blocks]


def is_mostly_link(block: Block) -> bool:
    """Whether most of a block stands in links; a dump does not tell."""
    markup = block.markup
    return markup is not None and markup.link_chars > MAX_LINK_SHARE * len(block.text)


def group_by_path(table: FeatureTable) -> BlockGroups[tuple[str, ...]]:
    """Blocks under the same path of element names."""
    return group_by(markup.tags for markup in table.once(get_markups))


def group_by_exact_style(table: FeatureTable) -> BlockGroups[tuple[str, str]]:
    """Blocks of the same element name and class words: what a style sheet sees of them."""
    return group_by(
        (markup.tags[-1] if markup.tags else "", markup.classes)
        for markup in table.once(get_markups)
    )


def collect_path_sets(table: FeatureTable) -> list[frozenset[str]]:
    """The names of the elements around the blocks of each path."""
    return list(map(frozenset, table.once(group_by_path).keys))


def count_class_groups(table: FeatureTable) -> list[Counter[str]]:
    """How often each group of class words is named around the blocks of each exact style."""
    return [count_groups_in(classes) for _, classes in table.once(group_by_exact_style).keys]


@lru_cache(maxsize=4096)
def count_groups_in(classes: str) -> Counter[str]:
    """How often each group of class words is named; siblings have the same classes.

    >>> count_groups_in("article-body related-list sidebar")["content"]
    2
    >>> count_groups_in("story twitter-tweet")["social"]
    0
    """
    groups, embedded = get_class_words(), get_embedded_names()
    if not embedded.isdisjoint(classes.split()):
        classes = " ".join(name for name in classes.split() if name not in embedded)
    return Counter(groups[word] for word in CLASS_WORD.findall(classes) if word in groups)


# ---- columns ----


def make_inside_column(tag: str) -> ColumnMaker:
    """The maker of a column of blocks inside an element of a name."""
    return lambda table: table.once(group_by_path).spread(
        [float(tag in names) for names in table.once(collect_path_sets)]
    )


def make_element_column(*names: str) -> ColumnMaker:
    """The maker of a column of blocks whose own element has one of some names."""

    def mark(table: FeatureTable) -> Column:
        styles = table.once(group_by_exact_style)
        return styles.spread([float(name in names) for name, _ in styles.keys])

    return mark


def make_flag_column(attribute: str) -> ColumnMaker:
    """The maker of a column of one truth value of the blocks' markup."""
    return lambda table: [float(getattr(markup, attribute)) for markup in table.once(get_markups)]


def measure_link_shares(table: FeatureTable) -> Column:
    """The column `link_share`."""
    return [
        markup.link_chars / (len(block.text) or 1)
        for block, markup in zip(table.page.blocks, table.once(get_markups), strict=True)
    ]


def count_links(table: FeatureTable) -> Column:
    """The column `links`."""
    return [float(min(MAX_LINKS, len(block.links))) for block in table.page.blocks]


def measure_element_depths(table: FeatureTable) -> Column:
    """The column `element_depth`."""
    paths = table.once(group_by_path)
    return paths.spread([float(min(MAX_ELEMENT_DEPTH, len(path))) for path in paths.keys])


def mark_continued_paragraphs(table: FeatureTable) -> Column:
    """The column `continues_paragraph`."""
    return [float(block.layout.continues) for block in table.page.blocks]


def count_boilerplate_groups(table: FeatureTable) -> Column:
    """The column `boilerplate_class_groups`."""
    return table.once(group_by_exact_style).spread(
        [
            float(min(MAX_BOILERPLATE_GROUPS, len(BOILERPLATE_CLASS_GROUPS.intersection(found))))
            for found in table.once(count_class_groups)
        ]
    )


@cache
def list_class_features() -> dict[str, Feature]:
    """A row `class_<group>` for each group of class words in data/pages/class_words.toml."""
    return {
        f"class_{group}": make_class_feature(group)
        for group in list_class_groups()
        if group not in UNASKED_CLASS_GROUPS
    }


def make_class_feature(group: str) -> Feature:
    """The row of one group of class words."""
    return Feature(
        lambda table: table.once(group_by_exact_style).spread(
            [
                float(min(MAX_CLASS_WORDS, found[group])) if group in found else 0.0
                for found in table.once(count_class_groups)
            ]
        ),
        f'Class and id words of the group "{group}" (data/pages/class_words.toml) on the four '
        "nearest elements.",
        "count, up to 3",
    )


def make_inside_features(**tags: str) -> dict[str, Feature]:
    """A row `in_<name>` for each name of an element that blocks stand in."""
    return {
        f"in_{name}": Feature(
            make_inside_column(tag), f"Whether the block stands in a `{tag}` element.", "0 or 1"
        )
        for name, tag in tags.items()
    }


MARKUP_HTML_FEATURES: dict[str, Feature] = {
    "link_share": Feature(
        measure_link_shares, "Share of the text's characters that stand in links.", "share, 0 to 1"
    ),
    "links": Feature(count_links, "Links in the block.", "count, up to 10"),
    "element_depth": Feature(
        measure_element_depths,
        "Elements around the block, its own included.",
        "count, up to 40",
    ),
    "tag_p": Feature(
        make_element_column("p"), "Whether the block's own element is a `p`.", "0 or 1"
    ),
    "tag_box": Feature(
        make_element_column("div", "td", "section"),
        "Whether the block's own element is a `div`, `td` or `section`.",
        "0 or 1",
    ),
    "in_article": Feature(
        make_flag_column("in_article"),
        "Whether the block stands in an `article` element, or in one with itemprop articleBody.",
        "0 or 1",
    ),
    **make_inside_features(
        main="main",
        aside="aside",
        nav="nav",
        footer="footer",
        header="header",
        form="form",
        list_item="li",
        table_cell="td",
        figure="figure",
        blockquote="blockquote",
    ),
    "hidden": Feature(
        make_flag_column("hidden"),
        "Whether the markup hides the block (`hidden`, `display:none`, `aria-hidden`).",
        "0 or 1",
    ),
    "continues_paragraph": Feature(
        mark_continued_paragraphs,
        "Whether the block goes on with the paragraph of the block before, after a line break.",
        "0 or 1",
    ),
    "boilerplate_class_groups": Feature(
        count_boilerplate_groups,
        "Groups of class words that speak of boilerplate (related, comment, social, nav, ad, side, "
        "foot, author, form, tags) on the four nearest elements.",
        "count, up to 4",
    ),
}
