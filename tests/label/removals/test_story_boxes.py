"""Boxes of other stories amid the story: what is none, then what is."""

from collections.abc import Sequence

import pytest

from newsclean.label.features.feature_table import FeatureTable
from newsclean.label.features.registry import build_feature_table
from newsclean.label.removals.story_boxes import MAX_BOX_BLOCKS, find_box_end, find_story_boxes
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Block, Kind, Markup, Page, Place

STORY = "昨天夜里，青河水位上涨两米，老城低洼街道的居民在天亮前全部撤离。镇长表示，没有人员受伤。"
HEADING = "相关阅读"
TITLE, TEASER = "城东旧粮仓改成图书馆", "旧粮仓的木梁全部保留，下个月起免费开放。"
WRITER, DAY = "记者 程立秋", "2024-04-02"
IN_STORY, IN_BOX = ("html", "body", "article", "p"), ("html", "body", "article", "div", "p")


def build(lines: Sequence[str], code: str = "zh") -> FeatureTable:
    """The features of a dump."""
    blocks = tuple(Block(line, Kind.PARAGRAPH, Place()) for line in lines)
    return build_feature_table(Page("text", blocks), get_lexicon(code))


def build_html(rows: Sequence[tuple[str, tuple[str, ...], bool]], code: str = "zh") -> FeatureTable:
    """The features of an HTML page: text, tags and whether it is a link, for each block."""
    blocks = tuple(
        Block(text, Kind.PARAGRAPH, Place(), markup=Markup(tags, link_chars=link * len(text)))
        for text, tags, link in rows
    )
    return build_feature_table(Page("html", blocks), get_lexicon(code))


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([STORY, STORY, STORY], id="no heading"),
        pytest.param([STORY, HEADING, TITLE, TITLE], id="nothing below"),
        pytest.param([HEADING, TITLE, STORY, STORY], id="nothing above"),
        pytest.param([STORY, TITLE, TITLE, TITLE, HEADING, TITLE, STORY, STORY], id="far above"),
        pytest.param([STORY, "网友评论", TITLE, STORY, STORY], id="comments"),
        pytest.param([STORY, "本报评论", TITLE, STORY, STORY], id="another heading"),
        pytest.param([STORY, HEADING, TITLE, "未经许可不得转载，" + STORY, STORY], id="a notice"),
        pytest.param([STORY, HEADING, TITLE, TITLE, STORY[:18] + "。", DAY], id="a lone teaser"),
        pytest.param([STORY, HEADING, TITLE, TITLE, STORY[:-1] + "？", DAY], id="a lone question"),
        pytest.param([STORY, HEADING, *[TITLE, STORY] * 2], id="two long teasers"),
        pytest.param(
            [STORY, HEADING, TITLE, "2 天前", STORY, TITLE], id="how old another story is"
        ),
        pytest.param([STORY, HEADING, STORY], id="a lone paragraph under it"),
        pytest.param([STORY, HEADING, TITLE, "发表评论", STORY, STORY], id="the foot"),
        pytest.param([STORY, HEADING, *[TITLE] * MAX_BOX_BLOCKS, TITLE, STORY, STORY], id="long"),
    ],
)
def test_no_box_amid_the_story(lines: list[str]) -> None:
    assert find_story_boxes(build(lines)) == []


@pytest.mark.parametrize(
    ("lines", "box"),
    [
        pytest.param([STORY, HEADING, TITLE, TITLE, STORY, STORY], range(1, 4), id="titles"),
        pytest.param(
            [STORY, HEADING, TITLE, TITLE, STORY, DAY], range(1, 4), id="a lone paragraph"
        ),
        pytest.param([STORY, "广告", "图", HEADING, TITLE, STORY, STORY], range(3, 5), id="a gap"),
        pytest.param([STORY, HEADING, STORY, STORY], range(1, 2), id="nothing under it"),
        pytest.param(
            [STORY, HEADING, *[TITLE, TEASER] * 3, STORY, STORY], range(1, 8), id="teasers"
        ),
        pytest.param(
            [STORY, HEADING, *[TITLE, WRITER, DAY] * 2, STORY, STORY], range(1, 8), id="cards"
        ),
        pytest.param(
            [STORY, HEADING, *[TITLE] * MAX_BOX_BLOCKS, STORY, STORY],
            range(1, MAX_BOX_BLOCKS + 2),
            id="as long as one may be",
        ),
        pytest.param(
            [STORY, HEADING, TITLE, STORY[:18] + "。", HEADING], range(1, 3), id="the end below"
        ),
    ],
)
def test_a_box_amid_the_story(lines: list[str], box: range) -> None:
    assert find_story_boxes(build(lines)) == [box]


def test_two_boxes() -> None:
    lines = [STORY, HEADING, TITLE, STORY, STORY, "推荐阅读", TITLE, TITLE, STORY, STORY]
    assert find_story_boxes(build(lines)) == [range(1, 3), range(5, 8)]


def test_thai_sets_no_full_stops() -> None:
    story = "ป้าสมใจบอกว่าดีใจที่ได้กลับมาขายของที่เดิมและจะไม่ย้ายไปไหนอีกเพราะลูกค้าเก่าก็ยังอยู่ที่นี่กันทุกคน"
    lines = [story, "ข่าวที่เกี่ยวข้อง", "รถเมล์เปลี่ยนเส้นทาง", story, story]
    assert find_story_boxes(build(lines, "th")) == [range(1, 3)]


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        pytest.param([STORY, HEADING, TITLE, TEASER, STORY], 3, id="one title: of the story"),
        pytest.param([STORY, HEADING, TITLE, TITLE, TEASER, TITLE, STORY], 4, id="a heading"),
        pytest.param([STORY, HEADING, TITLE, STORY, TITLE, STORY], 3, id="long paragraphs"),
        pytest.param([STORY, HEADING, TITLE, TEASER, TITLE, TEASER], 6, id="teasers"),
        pytest.param([STORY, HEADING, TITLE, TEASER, TITLE, STORY], 4, id="a heading below"),
        pytest.param([TITLE, HEADING, TITLE, TITLE], 2, id="no story above"),
    ],
)
def test_where_a_box_ends(lines: list[str], end: int) -> None:
    assert find_box_end(build(lines), 1) == end


def test_html_shows_links() -> None:
    """A short line that is no link may be a writer's; a longer one is none of a box."""
    long = "城东旧粮仓改成图书馆，下个月起向全市居民免费开放"
    rows = [(STORY, IN_STORY, False), (HEADING, IN_BOX, False), (long, IN_BOX, True)]
    below = [(STORY, IN_STORY, False)]
    assert find_story_boxes(build_html([*rows, *below])) == [range(1, 3)]
    assert find_story_boxes(build_html([*rows, (WRITER, IN_BOX, False), *below])) == [range(1, 4)]
    assert find_story_boxes(build_html([*rows[:2], (long, IN_BOX, False), *below])) == []


def test_html_shows_what_is_like_the_story() -> None:
    """One paragraph is enough there, and a heading alone is left to the card."""
    box = [(HEADING, IN_BOX, False), (TITLE, IN_BOX, True)]
    above = (STORY, IN_STORY, False)
    assert find_story_boxes(build_html([above, *box, (STORY, IN_BOX, False)])) == []
    assert find_story_boxes(build_html([above, *box[:1], above, above])) == []


def test_html_shows_cards() -> None:
    """A card's teaser may be as long as the story's paragraphs; what stands beside the story not."""
    above, card = (STORY, IN_STORY, False), [(TITLE, IN_BOX, True), (STORY, IN_BOX, False)]
    rows = [above, (HEADING, IN_STORY, False), *card, *card, above]
    assert find_story_boxes(build_html(rows)) == [range(1, 6)]
    beside = ("html", "body", "aside", "div", "p")
    rows[3] = rows[5] = (STORY, beside, False)
    assert find_story_boxes(build_html(rows)) == []


def test_a_thai_paragraph_of_html_has_few_function_words() -> None:
    """Links show the titles there; of a dump a line with so few may be a title."""
    lines = [
        "ป้าสมจิตร แม่ค้าขายขนมฝั่งตะวันออกบอกว่า เธอข้ามสะพานทุกเช้า ถ้าปิดจริงต้องเดินอ้อมไกลกว่าสองกิโลเมตร",
        "ข่าวที่เกี่ยวข้อง",
        "ตลาดน้ำปิดชั่วคราวเพราะน้ำสูง",
        "แผนงานกำหนดให้เปลี่ยนคานทั้งหมดก่อน แล้วจึงปูพื้นใหม่ พร้อมขยายทางเท้าสองข้างให้กว้างขึ้นข้างละแปดสิบเซนติเมตร",
    ]
    rows = [(line, IN_STORY, at == 2) for at, line in enumerate(lines)]
    assert find_story_boxes(build_html(rows, "th")) == [range(1, 3)]
    assert find_story_boxes(build_html([*rows[:3], rows[1]], "th")) == []
    assert find_story_boxes(build(lines, "th")) == []
