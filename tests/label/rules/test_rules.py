"""Each rule of the labeller: where it must stay silent, then where it fires."""

import pytest

from newsclean.label.features.registry import build_feature_table
from newsclean.label.features.spans import find_best_run
from newsclean.label.rules.context import RuleContext
from newsclean.label.rules.rules import RULES, decide_role
from newsclean.lexicon.lexicon import get_lexicon
from newsclean.model import Decoded, Page
from newsclean.read.dump.reader import read_text
from newsclean.read.html.reader import read_html

PROSE = "昨天夜里，青河水位上涨两米，老城低洼街道的居民在天亮前全部撤离。镇长表示，没有人员受伤。"
TESTS = {rule.name: rule.test for rule in RULES}


def page_of(text: str) -> Page:
    """A dump as a page."""
    return read_text(Decoded(text, "utf-8", "utf-8", 1.0))


def sight_of(text: str, code: str = "zh", *, headline: int | None = None) -> RuleContext:
    """What the rules are given of a dump whose every block is kept."""
    features = build_feature_table(page_of(text), get_lexicon(code))
    count = len(features.page.blocks)
    return RuleContext(features, (True,) * count, headline, 0, count - 1)


def fires(rule: str, line: str, code: str = "zh") -> bool:
    """Whether a rule fires on a line between paragraphs."""
    return TESTS[rule](sight_of(f"{PROSE}\n{line}\n{PROSE}", code), 1)


@pytest.mark.parametrize("line", ["第一章", "1", "他说。", "—— 杜甫"])
def test_text_is_not_empty(line: str) -> None:
    """One letter or digit is enough."""
    assert not fires("no letter or digit", line)


@pytest.mark.parametrize("line", ["————————", "* * *", "[logo]", "▼▼▼"])
def test_rules_and_placeholders_are_empty(line: str) -> None:
    """A line of signs says nothing."""
    assert fires("no letter or digit", line)


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("zh", "来源于民间的故事总是最动人的。"),
        ("zh", "2022年8月18日，大会在青河镇开幕。"),
        ("zh", "会议时间：上午九点，地点：镇政府会议室，请各村准时参加，不得迟到。"),
        ("en", "By then the river had risen by two metres."),
        ("en", "Editor and publisher of three books, she lives in the old town."),
    ],
)
def test_running_text_is_no_credit(code: str, line: str) -> None:
    """Words of credit lines in sentences."""
    assert not fires("credit line", line, code)


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("zh", "2022-08-18 11:00:44 来源：青河晚报"),
        ("zh", "（责任编辑：王小明）"),
        ("zh", "2022年8月18日 11:00"),
        ("en", "By Jane Miller"),
    ],
)
def test_credit_lines(code: str, line: str) -> None:
    """Lines of credits and dates only."""
    assert fires("credit line", line, code)


def test_the_headline_is_not_said_twice() -> None:
    """Its words once more are no body, other words are."""
    sight = sight_of(f"青河水位上涨\n{PROSE}\n青河水位 上涨\n青河水位上涨两米", headline=0)
    assert [TESTS["headline again"](sight, i) for i in range(4)] == [True, False, True, False]


@pytest.mark.parametrize(
    ("scores", "run"),
    [
        ([], (0, 0)),
        ([-1.0, -2.0], (0, 0)),
        ([1.0], (0, 1)),
        ([2.0, -1.0, 2.0], (0, 3)),
        ([2.0, -3.0, 2.5], (2, 3)),
    ],
)
def test_best_run(scores: list[float], run: tuple[int, int]) -> None:
    """The maximum-sum run; nothing where nothing is positive."""
    assert find_best_run(scores) == run


def sight_of_html(
    body: str, code: str = "en", *, headline: int | None = None, first: int = 0, kept: str = ""
) -> RuleContext:
    """What the rules see of a page; `kept` has a letter for each block: k for kept, any other for dropped."""
    page, lexicon = read_html(Decoded(body, "utf-8", "utf-8", 1.0))[0], get_lexicon(code)
    count = len(page.blocks)
    keep = tuple(letter == "k" for letter in kept) or (True,) * count
    last = max(i for i in range(count) if keep[i])
    return RuleContext(build_feature_table(page, lexicon), keep, headline, first, last)


ENGLISH = (
    "The river rose by two metres in the night, and the lower streets had to be cleared at dawn."
)


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "Read more: the campaign asks every pupil to read for an hour a day."),
        ("en", "More than a hundred people came"),
        ("en", "The related costs: nobody knows"),
        ("zh", "相关阅读材料：已经发给学生"),
    ],
)
def test_sentences_are_no_pointers(code: str, line: str) -> None:
    """Words of furniture at the head of a sentence."""
    assert not fires("pointer to another story", line, code)


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "READ MORE: Storm nights: how the volunteers trained"),
        ("en", "Related stories: Ferry timetable changes"),
        ("zh", "延伸阅读：青河大桥的三十年"),
    ],
)
def test_pointers(code: str, line: str) -> None:
    """A label and the headline of another story."""
    assert fires("pointer to another story", line, code)


def test_a_pointer_of_a_page_is_mostly_link() -> None:
    """Of a sentence only a part is linked."""
    body = '<p>Read more <a href="/a">How the volunteers trained in the dark</a></p><p>Read more about <a>it</a> in the paper of tomorrow</p>'
    sight = sight_of_html(body)
    assert [TESTS["pointer to another story"](sight, i) for i in range(2)] == [True, False]


def test_a_box_for_subscribing_needs_class_and_cue_in_one_element() -> None:
    """A story about a newsletter is none, and a paywall's class around a story makes it no box."""
    box = (
        '<aside class="newsletter"><h3>The Tide</h3><p>Sign up for our free newsletter.</p></aside>'
    )
    prose = "".join(f"<p>{ENGLISH}</p>" for _ in range(6))
    sight = sight_of_html(f"<div>{prose}</div>{box}")
    assert [TESTS["box for subscribing"](sight, i) for i in range(8)] == [False] * 6 + [True] * 2
    for wrong in (
        f'<div class="paywall subscription">{prose}<p>Sign up for our newsletter.</p></div>',
        f"<div>{prose}<p>Sign up for our newsletter.</p></div>",
        f'<div>{prose}</div><div class="newsletter"><p>The mayor reads it every day.</p></div>',
    ):
        sight = sight_of_html(wrong)
        assert not any(TESTS["box for subscribing"](sight, i) for i in range(7))


def test_comments_stand_below_the_story() -> None:
    """An element called comments above the story holds but a link; a story may stand in one."""
    comment = '<div class="comment-list"><p>March 14, 2023 at 2:10 pm</p></div>'
    sight = sight_of_html(f"{comment}<p>{ENGLISH}</p>{comment}", first=1, kept=".k.")
    assert [TESTS["in the comments"](sight, i) for i in range(3)] == [False, False, True]
    sight = sight_of_html(f"<p>{ENGLISH}</p>{comment}", kept="kk")
    assert TESTS["in the comments"](sight, 1)
    answer = f'<p class="response">{ENGLISH}</p>'
    assert not TESTS["in the comments"](sight_of_html(f"<p>{ENGLISH}</p>{answer}"), 1)
    story = f'<div class="commentary"><p>{ENGLISH}</p><p>{ENGLISH}</p></div>'
    assert not TESTS["in the comments"](sight_of_html(story), 1)


def test_a_deck_stands_above_the_byline_and_is_no_sentence() -> None:
    """Without a by-line below it a line is a heading of the story."""
    page = "<h1>A bridge</h1><h2>Ten years of work</h2><p>{}</p><p>{}</p>"
    for byline, expected in (("By Jane Miller", True), ("Nobody knew why", False)):
        sight = sight_of_html(page.format(byline, ENGLISH), headline=0, first=3)
        assert TESTS["deck"](sight, 1) is expected
    lead = f"<h1>A bridge</h1><p>It took ten years.</p><p>By Jane Miller</p><p>{ENGLISH}</p>"
    assert not TESTS["deck"](sight_of_html(lead, headline=0, first=3), 1)


def test_what_stands_above_the_headline_is_no_story() -> None:
    """A kicker goes; a heading below the story's beginning is no headline, so nothing is above it."""
    body = f"<p>Nahverkehr</p><h1>A bridge</h1><p>{ENGLISH}</p>"
    assert TESTS["above the headline"](sight_of_html(body, headline=1, first=2), 0)
    assert not TESTS["above the headline"](sight_of_html(body, headline=1, first=2), 2)
    late = f"<p>Deck</p><p>{ENGLISH}</p><h2>A bridge</h2><p>{ENGLISH}</p>"
    assert not TESTS["above the headline"](sight_of_html(late, headline=2, first=1), 0)


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("zh", "编者按语写得很长，读者却都读完了。"),
        ("zh", "记者：您修伞多少年了？"),
        ("en", "Editor's note on the door said so."),
    ],
)
def test_no_note(code: str, line: str) -> None:
    """A note has a colon or brackets behind its label."""
    assert not TESTS["editors' note"](sight_of(f"{line}\n{PROSE}", code), 0)


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("zh", "编者按：本栏目每周寻访一位手艺人。"),
        ("zh", "【编者按】三年前的今天。"),
        ("en", "Editor’s note: This is a series."),
    ],
)
def test_notes(code: str, line: str) -> None:
    """Above the story only."""
    assert TESTS["editors' note"](sight_of(f"{line}\n{PROSE}", code), 0)
    assert not TESTS["editors' note"](sight_of(f"{PROSE}\n{line}", code), 1)


def test_the_name_that_ends_a_story_stands_alone_and_last() -> None:
    """Brackets inside the story, sentences in brackets, and other languages are left alone."""
    prose = "市は今春、ほかの３校にも部をつくり、活動を広げる方針だと説明している。"
    for line, expected in (
        ("（柏木澄）", True),
        ("（これは続きです。）", False),
        ("柏木澄", False),
    ):
        sight = sight_of(f"{prose}\n{line}", "ja")._replace(last_prose=0)
        assert TESTS["name that ends the story"](sight, 1) is expected
    assert not TESTS["name that ends the story"](sight_of(f"{prose}\n（柏木澄）\n{prose}", "ja"), 1)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2024年10月22日 20:18 江域证券报 缩小字体 放大字体 收藏", True),
        ("2022年8月18日，大会在青河镇开幕", False),
        ("2024年5月份青河镇游客人数同比上涨0.3%", False),
        ("2022年8月18日，河水上涨两米。", False),
    ],
)
def test_the_line_of_the_date(line: str, expected: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Buttons may stand beside the date, words of a sentence may not."""
    sight = sight_of(f"青河水位上涨\n{line}\n{PROSE}", headline=0)._replace(first_prose=2)
    assert TESTS["date line"](sight, 1) is expected
    assert not TESTS["date line"](sight._replace(headline=None), 1)


@pytest.mark.parametrize(
    ("name", "expected"), [("caption", True), ("wp-caption-text", True), ("content", False)]
)
def test_captions_by_their_class(name: str, expected: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """A short text in an element called caption; a story in one is none."""
    sight = sight_of_html(f'<p class="{name}">The oven door</p><p class="{name}">{ENGLISH * 4}</p>')
    assert [TESTS["caption by its class"](sight, i) for i in range(2)] == [expected, False]


def test_a_stream_of_other_stories_below_the_article() -> None:
    """Items of a list below the element that holds headline and paragraphs, and no others."""
    rule = TESTS["stream below the article"]
    item = f"<ul><li><p>{ENGLISH}</p></li></ul>"
    whole = f"<article><h1>The flood</h1><p>{ENGLISH}</p></article>{item}"
    assert rule(sight_of_html(whole, headline=0, first=1, kept="kkk"), 2)
    assert decide_role(sight_of_html(whole, headline=0, first=1, kept="kk."), 2)[0] == "card"
    head_alone = f"<article><h1>The flood</h1></article><p>{ENGLISH}</p>{item}"
    inside = f"<article><h1>The flood</h1><p>{ENGLISH}</p>{item}</article>"
    before = f"<article><h1>The flood</h1></article>{item}<article><p>{ENGLISH}</p></article>"
    plain = f"<article><h1>The flood</h1><p>{ENGLISH}</p></article><p>{ENGLISH}</p>"
    for body in (head_alone, inside, before, plain):
        sight = sight_of_html(body, headline=0, first=1, kept="kkk")
        assert not any(rule(sight, i) for i in range(3))
