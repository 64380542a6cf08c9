"""Each rule of the labeller: where it must stay silent, then where it fires."""

import pytest

from newsclean.card import Card
from newsclean.cues import closes
from newsclean.features import columns
from newsclean.label import RULES, Sight, fill_gaps, label, story_end
from newsclean.lexicon import lexicon_for
from newsclean.model import Decoded, Page, Role
from newsclean.surroundings import best_run
from newsclean.text_page import read_text

PROSE = "昨天夜里，青河水位上涨两米，老城低洼街道的居民在天亮前全部撤离。镇长表示，没有人员受伤。"
TESTS = {name: test for name, test, _ in RULES}


def page_of(text: str) -> Page:
    """A dump as a page."""
    return read_text(Decoded(text, "utf-8", "utf-8", 1.0))


def sight_of(text: str, code: str = "zh", *, headline: int | None = None, end: int | None = None) -> Sight:
    """What the rules see of a dump whose every block the card would keep."""
    page, lexicon = page_of(text), lexicon_for(code)
    count = len(page.blocks)
    scores = (1.0,) * count
    return Sight(page, lexicon, columns(page, lexicon), scores, (True,) * count, headline, 0, count if end is None else end, count - 1)


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


@pytest.mark.parametrize("line", ["猜你喜欢什么颜色的花？", "相关阅读材料已经发给学生。", "评论员王小明"])
def test_other_lines_do_not_close(line: str) -> None:
    """A heading closes a story only when it says nothing else."""
    assert not closes(line, lexicon_for("zh"))


@pytest.mark.parametrize("line", ["猜你喜欢:", "【相关阅读】", "相 关 新 闻", "▼ 推荐阅读"])
def test_headings_that_close(line: str) -> None:
    """Brackets, colons and spaces do not matter."""
    assert closes(line, lexicon_for("zh"))


def test_the_story_ends_below_its_text_only() -> None:
    """A heading above the story, or one with more story below than above it, ends nothing."""
    lexicon = lexicon_for("zh")
    above = page_of(f"相关阅读\n{PROSE}\n{PROSE}")
    assert story_end(above, lexicon, [False, True, True], 1) == len(above.blocks)
    early = page_of("\n".join([PROSE, "相关阅读", *[PROSE] * 5]))
    assert story_end(early, lexicon, [True, False, *[True] * 5], 0) == len(early.blocks)
    right = page_of("\n".join([PROSE, PROSE, "相关阅读", PROSE]))
    assert story_end(right, lexicon, [True, True, False, True], 0) == 2


def test_headings_do_not_close_stories_of_spaced_languages() -> None:
    """There they stand inside stories too."""
    page = page_of("Some text of a story.\nRelated articles\nMore of the story.")
    assert story_end(page, lexicon_for("en"), [True, False, True], 0) == 3


def test_gaps_are_filled_only_where_nothing_speaks_against() -> None:
    """A short line between paragraphs is kept; one that invites to share, or too many, are not."""
    for line, expected in (("第二天", True), ("分享到微信朋友圈", False)):
        page = page_of(f"{PROSE}\n{line}\n{PROSE}")
        assert fill_gaps([True, False, True], columns(page, lexicon_for("zh")))[1] is expected
    page = page_of("\n".join([PROSE, *[f"第{i}天" for i in range(14)], PROSE]))
    kept = [True, *[False] * 14, True]
    assert fill_gaps(kept, columns(page, lexicon_for("zh"))) == kept


def test_the_headline_is_not_said_twice() -> None:
    """Its words once more are no body, other words are."""
    sight = sight_of(f"青河水位上涨\n{PROSE}\n青河水位 上涨\n青河水位上涨两米", headline=0)
    assert [TESTS["headline again"](sight, i) for i in range(4)] == [True, False, True, False]


def test_first_match_wins_and_the_card_comes_last() -> None:
    """What the rules leave open the card decides, by its score."""
    page = page_of(f"{PROSE}\n（责任编辑：王小明）\n{PROSE}")
    keep_all = Card(("size",), ((0.0,),), ((0.0, 0.0),), 1.0, 0.0)
    drop_all = Card(("size",), ((0.0,),), ((0.0, 0.0),), -1.0, 0.0)
    assert [(i.rule, i.role) for i in label(page, lexicon_for("zh"), keep_all)] == [
        ("card", Role.BODY),
        ("credit line", Role.CREDIT),
        ("card", Role.BODY),
    ]
    links = page_of("首页\n新闻\n体育")
    assert {i.role for i in label(links, lexicon_for("zh"), drop_all)} <= {Role.FURNITURE, Role.HEADLINE}


def test_where_the_card_keeps_nothing_prose_is_kept() -> None:
    """A notice of two sentences is an article; a list of links is none."""
    drop_all = Card(("size",), ((0.0,),), ((0.0, 0.0),), -9.0, 0.0)
    roles = [item.role for item in label(page_of(f"首页\n{PROSE}\n更多"), lexicon_for("zh"), drop_all)]
    assert roles.count(Role.BODY) == 1


def test_scores_are_the_sum_of_their_shares() -> None:
    """An explanation adds up: bias and shares give the score, for every block."""
    card = Card(("end_sentence", "size"), ((0.5,), (3.0, 6.0)), ((-1.0, 2.0), (-2.0, 0.0, 1.0)), 0.25, 0.5)
    for item in label(page_of(f"{PROSE}\n短\n{PROSE}"), lexicon_for("zh"), card):
        assert item.score == pytest.approx(0.25 + sum(item.shares) - 0.5)


@pytest.mark.parametrize(
    ("scores", "run"),
    [([], (0, 0)), ([-1.0, -2.0], (0, 0)), ([1.0], (0, 1)), ([2.0, -1.0, 2.0], (0, 3)), ([2.0, -3.0, 2.5], (2, 3))],
)
def test_best_run(scores: list[float], run: tuple[int, int]) -> None:
    """The maximum-sum run; nothing where nothing is positive."""
    assert best_run(scores) == run
