"""Where the credits of a page are read: what stands elsewhere has none."""

import pytest

from newsclean.fields.page_credits import (
    Zone,
    find_page_credits,
    has_no_alnum,
    is_shown,
    list_head_blocks,
    list_head_indices,
    list_tail_blocks,
    space_edges,
)
from newsclean.label.labelled_page import LabelledPage
from newsclean.model import Block, Kind, Markup, Place, Role
from tests.fields.small_pages import PROSE, TITLE, make_page

EDITOR = "责任编辑：谭小桐"
LINE = "一行"


def read(page: LabelledPage) -> list[tuple[str, int, str]]:
    return [
        (found.zone, found.block_index, found.credit.value) for found in find_page_credits(page)
    ]


def test_the_zones_of_a_page() -> None:
    page = make_page("来源：某某晚报", PROSE, EDITOR, PROSE, "作者：岳南星")
    assert read(page) == [
        (Zone.HEAD, 0, "某某晚报"),
        (Zone.BODY, 2, "谭小桐"),
        (Zone.TAIL, 4, "岳南星"),
    ]
    assert [found.block.at.line for found in find_page_credits(page)] == [1, 3, 5]
    assert [str(zone) for zone in Zone] == ["head", "body", "tail"]


@pytest.mark.parametrize(("between", "count"), [(24, 1), (25, 0)])
def test_far_above_the_body_stand_menus(between: int, count: int) -> None:
    page = make_page(EDITOR, *[LINE] * between, PROSE)
    assert len(find_page_credits(page)) == count
    assert len(list_head_blocks(page)) == len(list_head_indices(page)) == 25


@pytest.mark.parametrize(("between", "count"), [(14, 1), (15, 0)])
def test_far_below_the_body_stand_other_stories(between: int, count: int) -> None:
    page = make_page(PROSE, *[LINE] * between, EDITOR)
    assert len(find_page_credits(page)) == count


@pytest.mark.parametrize("role", [Role.RELATED, Role.COMMENT])
def test_the_tail_ends_at_a_list_of_other_stories(role: Role) -> None:
    others = [(role, LINE)] * 3
    assert read(make_page(PROSE, *others[:2], EDITOR)) == [(Zone.TAIL, 3, "谭小桐")]
    assert read(make_page(PROSE, *others[:2], (role, EDITOR))) == []
    page = make_page(PROSE, others[0], LINE, *others[1:], EDITOR)
    assert read(page) == []
    assert len(list_tail_blocks(page)) == 3


def test_what_is_not_shown() -> None:
    for markup, shown in (
        (None, True),
        (Markup(), True),
        (Markup(landmark="header"), True),
        (Markup(hidden=True), False),
        (Markup(landmark="nav"), False),
    ):
        block = Block(EDITOR, Kind.PARAGRAPH, Place(), markup=markup)
        assert is_shown(block) is shown
        assert len(read(make_page(block, PROSE))) == len(read(make_page(PROSE, block))) == shown


def test_a_rule_has_no_letters() -> None:
    marks = [
        Block(text, Kind.PARAGRAPH, Place()) for text in ("* * *", "\ue001", "", "a", "7", "新")
    ]
    assert [has_no_alnum(mark) for mark in marks] == [True, True, True, False, False, False]


# ---- headlines ----


def test_a_headline_with_a_label_in_it_credits_nobody() -> None:
    headline = "记者 岳南星：新桥通车之前的最后几天里发生了什么"
    credited = [("head", 0, "岳南星")]
    h1 = Block(headline, Kind.HEADING, Place(), level=1)
    assert read(make_page((Role.HEADLINE, headline), PROSE)) == []
    assert read(make_page(h1, PROSE)) == []
    short = "记者：岳南星"
    assert read(make_page((Role.HEADLINE, short), PROSE)) == credited
    assert read(make_page(h1._replace(text=short), PROSE)) == credited


def test_half_a_headline_is_enough() -> None:
    for rest, count in (("新桥通车今晚开放", 1), ("新桥通车今晚开放了", 0)):
        page = make_page((Role.HEADLINE, f"{rest}（记者：岳南星）"), PROSE)
        assert (rest, len(read(page))) == (rest, count)


# ---- the body ----

INSIDE = "作者：岳南星"


@pytest.mark.parametrize(
    ("above", "below", "count"),
    [(0, 11, 1), (4, 11, 1), (5, 5, 0), (11, 4, 1), (11, 0, 1), (5, 4, 1)],
)
def test_only_the_edges_of_the_body_have_credits(above: int, below: int, count: int) -> None:
    page = make_page(*[PROSE] * above, (Role.BODY, INSIDE), *[PROSE] * below)
    assert len(read(page)) == count


def test_what_is_no_body_between_its_blocks_may_be_a_credit() -> None:
    page = make_page(*[PROSE] * 9, INSIDE, *[PROSE] * 9)
    assert read(page) == [("body", 9, "岳南星")]


def test_a_long_paragraph_is_no_credit_line() -> None:
    for size, count in ((160, 1), (161, 0)):
        line = INSIDE + " " * (size - len(INSIDE) - 1) + "。"
        assert len(read(make_page((Role.BODY, line), PROSE))) == count


BRACKET = "（记者 岳南星）"
LEAD = "新" * 60


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (LEAD[:50] + BRACKET + PROSE * 3, 1, 0),
        (LEAD + BRACKET + PROSE * 3, 1, 0),
        (LEAD + "新" + BRACKET + PROSE * 3, 0, 0),
        (PROSE * 5 + BRACKET, 0, 1),
        (PROSE * 5 + BRACKET + "。", 0, 1),
        (PROSE * 5 + BRACKET + "。。", 0, 0),
        (PROSE * 5 + "【记者 岳南星】", 0, 1),
        (PROSE * 5 + "(记者 岳南星)", 0, 1),
        (PROSE * 5 + "[记者 岳南星]", 0, 1),
        (PROSE * 5 + "（见图）", 0, 0),
        (PROSE * 5 + f"（{'新' * 54} 记者 岳南星）", 0, 0),  # no room for more
    ],
)
def test_credits_in_brackets(text: str, first: int, last: int) -> None:
    assert len(read(make_page((Role.BODY, text), *[PROSE] * 9))) == first
    assert len(read(make_page(*[PROSE] * 9, (Role.BODY, text)))) == last


@pytest.mark.parametrize(("above", "count"), [(0, 1), (1, 1), (2, 0)])
def test_only_the_first_two_blocks_open_with_brackets(above: int, count: int) -> None:
    text = LEAD[:10] + BRACKET + PROSE * 5
    page = make_page(*[PROSE] * above, (Role.BODY, text), *[PROSE] * 9)
    assert len(read(page)) == count


@pytest.mark.parametrize(("below", "count"), [(4, 1), (5, 0)])
def test_only_the_last_five_blocks_close_with_brackets(below: int, count: int) -> None:
    page = make_page(*[PROSE] * 9, (Role.BODY, PROSE * 5 + BRACKET), *[PROSE] * below)
    assert len(read(page)) == count


@pytest.mark.parametrize(("below", "count"), [(14, 1), (15, 0)])
def test_brackets_between_the_body_s_blocks_count_near_its_end(below: int, count: int) -> None:
    line = PROSE[:-1].replace("新桥", "大桥") + BRACKET
    page = make_page(*[PROSE] * 9, (Role.FURNITURE, line), *[PROSE] * below)
    assert len(read(page)) == count


def test_credits_are_read_once() -> None:
    page = make_page(INSIDE, PROSE)
    assert find_page_credits(page) is find_page_credits(page)


@pytest.mark.parametrize(
    ("text", "edges", "spaced"),
    [
        ("来源：河湾报2024-05-20", (6,), "来源：河湾报 2024-05-20"),
        ("来源：河湾报", (2, 3), "来源：河湾报"),  # a sign sets them apart
        ("2024年5月", (4, 5), "2024年5月"),
        ("2024-05-2009:15", (10,), "2024-05-20 09:15"),
        ("ByAnn Lee", (2,), "By Ann Lee"),
        ("ByAnn Lee", (), "ByAnn Lee"),
    ],
)
def test_touching_elements_are_set_apart(text: str, edges: tuple[int, ...], spaced: str) -> None:
    assert space_edges(Block(text, Kind.PARAGRAPH, Place(), edges=edges)) == spaced


def test_credits_below_a_hidden_story_count() -> None:
    hidden, shown = (
        Block(PROSE, Kind.PARAGRAPH, Place(), markup=Markup(hidden=hidden))
        for hidden in (True, False)
    )
    line = hidden._replace(text=EDITOR)
    assert [found[2] for found in read(make_page(hidden, hidden, line))] == ["谭小桐"]
    assert read(make_page(shown, shown, line)) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("(서울=새벽뉴스) 김민수 기자 = ", ["김민수"]),
        ("[새벽뉴스] 김민수 기자 = ", ["김민수"]),
        ("김민수 기자 = ", []),  # no dateline
        ("(서울=새벽뉴스) 김민수 기자 ", []),
    ],
)
def test_a_byline_between_dateline_and_equals_sign(text: str, names: list[str]) -> None:
    prose = "마을은 올여름 마지막 구간의 둑을 고쳤다고 밝혔다. " * 5
    page = make_page((Role.BODY, text + prose), (Role.BODY, prose), lang="ko")
    assert [value for _, _, value in read(page)] == names


def test_a_label_alone_credits_the_next_line() -> None:
    page = make_page("来源：", "某某晚报", "作者:", "岳文星", PROSE, "责任编辑：", "谭小桐")
    assert read(page) == [
        (Zone.HEAD, 1, "某某晚报"),
        (Zone.HEAD, 3, "岳文星"),
        (Zone.TAIL, 6, "谭小桐"),
    ]


@pytest.mark.parametrize(
    "value",
    [
        "作者：",
        "分享到：",
        "2024-05-20 08:00",
        TITLE,
        "新桥通车以后居民们说了很多话也提出了意见",
        "浏览次数 12",
        "编辑",
        "【岳南星】",
    ],
)
def test_a_label_alone_credits_no_other_line(value: str) -> None:
    assert read(make_page("作者：", value, PROSE)) == []


def test_a_label_without_a_sign_credits_no_next_line() -> None:
    assert read(make_page("来源", "某某晚报", PROSE)) == []
    assert read(make_page("来源：", (Role.HEADLINE, "某某晚报"), PROSE)) == []


@pytest.mark.parametrize(
    ("role", "kind", "found"),
    [
        (Role.RELATED, Kind.LIST_ITEM, []),
        (Role.RELATED, Kind.PARAGRAPH, [(Zone.TAIL, 2, "岳南星"), (Zone.TAIL, 3, "谭小桐")]),
        (Role.FURNITURE, Kind.LIST_ITEM, [(Zone.TAIL, 2, "岳南星"), (Zone.TAIL, 3, "谭小桐")]),
    ],
)
def test_a_list_under_a_heading_of_other_stories_is_theirs(
    role: Role, kind: Kind, found: list[tuple[Zone, int, str]]
) -> None:
    heading = Block("相关阅读", Kind.HEADING, Place(line=2))
    item = Block("江畔夜市开张 记者：岳南星", kind, Place(line=3))
    page = make_page(PROSE, (role, heading), (Role.CREDIT, item), EDITOR)
    assert read(page) == (found or [(Zone.TAIL, 3, "谭小桐")])
