"""Dumps of every kind become the same blocks."""

import time

import pytest

from newsclean.model import Decoded, Kind
from newsclean.read.dump.lines import read_dump_lines
from newsclean.read.dump.reader import read_text
from newsclean.read.dump.wrapping import find_wrap_column
from newsclean.text.width import count_text_columns

PROSE = (
    "The river rose by two metres in the night, and the lower streets of the old town had to be cleared before "
    "dawn. Nobody was hurt, the mayor said, but some forty houses will stay empty until the weekend at least."
)
ZH_PROSE = (
    "昨天夜里，青河水位上涨两米，老城低洼街道的居民在天亮前全部撤离。镇长表示，没有人员受伤，但约有四十户"
    "人家要到周末才能回家。气象部门预计，未来两天还有中到大雨，沿河各村已经安排专人值守。"
)
CAPTION = "四月十六日，一名渔民在河口展示一条从来没有人见过的鱼。 本报记者 容若水 摄"
PLACES = [
    "Fennick, on all orders.",
    "Moorhaven.",
    "the isles, on orders.",
    "Oak.",
    "Ash and Elm.",
] * 2


def read(text: str) -> list[tuple[str, Kind, int | None]]:
    """The blocks of a dump in short."""
    page = read_text(Decoded(text, "utf-8", "utf-8", 1.0))
    return [(block.text, block.kind, block.at.line) for block in page.blocks]


def wrapped(text: str, column: int) -> str:
    """Break a text as w3m does: at spaces, and anywhere between wide characters."""
    lines, line = [], ""
    for word in (
        text.replace("", "\0").split("\0")
        if count_text_columns(text) > len(text) * 1.5
        else text.split(" ")
    ):
        glue = "" if count_text_columns(text) > len(text) * 1.5 else " "
        if line and count_text_columns(line + glue + word) > column:
            lines.append(line)
            line = word
        else:
            line = line + glue + word if line else word
    return "\n".join([*lines, line])


@pytest.mark.parametrize("text", [PROSE, ZH_PROSE])
@pytest.mark.parametrize("column", [60, 72, 80, 120])
def test_wrapped_paragraphs_are_joined(text: str, column: int) -> None:
    """A hard-wrapped dump reads as the one with long lines."""
    paragraphs = [text, text[::-1].strip(), text[20:], text[40:] + text, text]
    dump = "\n\n".join(wrapped(p, column) for p in paragraphs)
    assert [block[0] for block in read(dump)] == [" ".join(p.split()) for p in paragraphs]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"Headline number {i} of a list of much the same length" for i in range(12)),
        f"{PROSE}\n{ZH_PROSE}\n{PROSE}",
        "\n".join(["他说，今年的收成比往年好得多。", "她说，明年还要种更多的果树。"] * 6),
        "\n".join(["─" * 80, "Home", "News", "─" * 80]),
        "\n".join(
            ["一天，一名渔民在河口发现了一条从来没有人见过的鱼，" * 2, *[CAPTION] * 3, "举报"]
        ),
        "\n".join(f"Free shipping to {place} For more, see our pages here" for place in PLACES),
    ],
)
def test_unwrapped_text_stays_apart(text: str) -> None:
    """Near misses: lists, long lines, short sentences and rules are not wrapped paragraphs."""
    assert find_wrap_column(read_dump_lines(text)) is None
    assert len(read(text)) == len(text.splitlines())


def test_a_caption_said_three_times_is_no_column() -> None:
    """Nor is what is wider broken there: three long lines alone say nothing."""
    menu = [f"栏目{number}" for number in range(120)]
    lines = [*menu, f"{CAPTION[:12]}{CAPTION}。", f"今年{CAPTION}", CAPTION, CAPTION, "举报"]
    assert find_wrap_column(read_dump_lines("\n".join(lines))) is None


def test_a_wrapped_list_item_keeps_its_mark() -> None:
    """The next item never joins the one before."""
    dump = "\n".join(
        f"  • {line}" for p in (PROSE, PROSE) for line in [wrapped(p, 70).replace("\n", "\n    ")]
    )
    assert [block[1] for block in read(dump)] == [Kind.LIST_ITEM, Kind.LIST_ITEM]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("[责任编辑：某某]", "[责任编辑：某某]"),
        ("see [3] there", "see [3] there"),
        ("-5 degrees tonight", "-5 degrees tonight"),
        ("[logo]", ""),
        ("[a_b-1.jpg]", ""),
        ("[wx] Home > News", "Home > News"),
        ("[图片]", ""),
        ("[사진] 부두", "부두"),
        ("码头重开[图片]", "码头重开"),
        ("[快讯] 码头重开", "[快讯] 码头重开"),
        ("[                    ]", ""),
        ("• One", "One"),
        ("□ 客户端", "客户端"),
        ("* Two", "Two"),
    ],
)
def test_marks_and_placeholders(line: str, text: str) -> None:
    """List marks and pictures go, brackets with words stay."""
    assert read(f"{line}\nlast")[0][0] == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_line_ends_of_all_systems(end: str) -> None:
    """Every line end ends a line, and lines are numbered from one."""
    assert read(f"one{end}{end}three") == [("one", Kind.PARAGRAPH, 1), ("three", Kind.PARAGRAPH, 3)]


def test_numbered_links_of_lynx_go() -> None:
    """[1]text is a link number where they run upwards; a footnote is text."""
    dump = "\n".join(f"   [{i}]Section {i}" for i in range(1, 9))
    assert read(dump)[0][0] == "Section 1"
    assert read("as shown[3] by others")[0][0] == "as shown[3] by others"


def test_one_long_line_is_linear() -> None:
    """A megabyte without a line end is one block."""
    assert len(read("[" * 500_000 + "a" * 500_000)) == 1


def test_lists_of_addresses_go() -> None:
    """The list at the end of a lynx dump is no text; a list of sources in a story is."""
    numbered = "\n".join(f"  {i}. https://news.example/{i}" for i in range(1, 6))
    assert [text for text, _, _ in read(f"A line.\n\nReferences\n\n{numbered}")] == ["A line."]
    told = "1. https://news.example/1 says so.\n\nA last line, which is much longer than a heading."
    assert read(told)[-1][0].startswith("A last line")


def test_lynx_counts_wide_characters_for_one() -> None:
    """Lynx breaks Chinese paragraphs at 74 characters, whatever columns they take."""
    text = ZH_PROSE * 3
    dump = "\n\n".join(
        "\n".join("   " + text[i : i + 71] for i in range(0, len(text), 71)) for _ in range(3)
    )
    assert [block[0] for block in read(dump)] == [text] * 3


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("[a](https://n.example/x_(y)_z) b", "a b"),
        ("![dark](d.png)![light](l.png) Sun", "Sun"),
        ("[ ![logo](l.png) Home ](/)", "Home"),
        ('**Bold** , _soft_ and `code`, [t](/u "title")', "Bold, soft and code, t"),
        ("5 * 3 * 2 is 30, snake_case_name stays", "5 * 3 * 2 is 30, snake_case_name stays"),
        ("1984\\. A year, not a list", "1984. A year, not a list"),
        ("### A heading ", "A heading"),
        ("> > quoted twice", "quoted twice"),
        ("[x](mailto:a@b.example?subject=Read this: now)", "x"),
    ],
)
def test_markdown_becomes_words(line: str, text: str) -> None:
    """Marks go, and what looks like one stays."""
    links = "[one](https://n.example/1) [two](/2) [three](#3)"
    assert read(f"{links}\n\n{line}\n\nlast")[1][0] == text


def test_markdown_keeps_links_and_tables() -> None:
    dump = "[1](/a) [2](/b) [3](/c)\n\nSee [the *old* mill](/mill) now.\n\nA | B  \n---|---  \n1 | 2  \n"
    blocks = read_text(Decoded(dump, "utf-8", "utf-8", 1.0)).blocks
    assert [blocks[1].text[link.start : link.end] for link in blocks[1].links] == ["the old mill"]
    assert blocks[2].rows == (("A", "B"), ("1", "2"))


def test_one_bracket_is_no_markdown() -> None:
    """A dump with a lone [x](y) is read as it stands."""
    assert (
        read("He wrote [sic](page 3) on it.\n\nThe end.")[0][0] == "He wrote [sic](page 3) on it."
    )


def test_text_nodes_are_joined() -> None:
    """A link's words on a line of their own belong to the sentence around them."""
    piece = "The council of the old town wrote to\nthe ministry\n, and waited for an answer.\n"
    assert read(piece * 5)[0][0] == (
        "The council of the old town wrote to the ministry, and waited for an answer."
    )
    items = "Home\nNews\niPhone tests\nSport\nCulture\n" * 3
    assert len(read(items)) == 15


def test_the_second_copy_of_a_text_goes() -> None:
    """One copy for phones, one for desks; a paragraph that is only quoted again stays."""
    story = [PROSE, PROSE[::-1], PROSE[60:], ZH_PROSE]
    assert len(read("\n\n".join(["Head", *story, "Share", *story, "Foot"]))) == 7
    assert len(read("\n\n".join(["Head", *story, "More", story[0], "Foot"]))) == 8


def test_a_page_on_one_line_is_parted_at_sentences() -> None:
    """Blocks without a border between them: sentences are put together to paragraphs."""
    blocks = read("HomeNewsSport " + " ".join([PROSE] * 15))
    assert len(blocks) > 8
    assert max(len(text) for text, _, _ in blocks) < 500
    assert len(read(" ".join([PROSE] * 5))) == 1


@pytest.mark.parametrize(
    "dump",
    [
        "Title: a story about labels\n\nSomething else altogether.",
        "Mayor: We had no choice.\nReporter: Who had?\nMayor: Nobody had.",
        "Content-Type: text/html\nDate: Mon, 01 Jan 2024 00:00:00 GMT\n\nText.",
    ],
)
def test_labels_in_a_text_are_no_fields(dump: str) -> None:
    assert not read_text(Decoded(dump, "utf-8", "utf-8", 1.0)).claims


def test_fields_of_a_crawler_are_claims() -> None:
    dump = "url: https://n.example/1\ntitle: A bridge\nsite: n.example\ndate: 2024-05-17\n\nText."
    page = read_text(Decoded(dump, "utf-8", "utf-8", 1.0))
    assert [(claim.key, claim.value, claim.at.line) for claim in page.claims] == [
        ("canonical", "https://n.example/1", 1),
        ("og:title", "A bridge", 2),
        ("article:published_time", "2024-05-17", 4),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        "[a](" * 60_000,
        "![" * 60_000 + "](",
        "**" * 100_000,
        "_" * 300_000,
        "> " * 100_000,
        "a | " * 50_000 + "\n---|---\n" + "b | " * 50_000,
        "1. http://a.example/\n" * 20_000,
        "x。" * 200_000,
    ],
)
def test_hostile_dumps_take_no_time(text: str) -> None:
    """Marks without an end are read in linear time."""
    start = time.process_time()
    read("[1](/a) [2](/b) [3](/c)\n# Head\n\n" + text)
    assert time.process_time() - start < 5


def test_links_of_elinks_go() -> None:
    """The head's links stand above the page, titles and addresses below it, all with numbers."""
    dump = (
        "   Link: [1]canonical\n   Link: [2]icon ((max-width: 10px) and\n   (max-height: 5px))\n"
        "   [3]Home [4]News [5]Sport\n\n   The mill stood still.\n\nReferences\n\n   Visible links\n"
        "   1. http://a.example/\n   2. http://a.example/icon.png\n   3. To the page that is the home of all pages\n"
        "\thttp://a.example/home\n   4. Write\n\tmailto:a@a.example?subject=To you\n"
    )
    assert [text for text, _, _ in read(dump)] == ["Home News Sport", "The mill stood still."]


def test_a_few_wide_lines_hide_no_wrapping() -> None:
    """What a table or an address takes is wider than the column at which lines were broken."""
    prose = "\n\n".join([wrapped(PROSE, 76)] * 6)
    wide = "\n".join(f"http://a.example/{'x' * (100 + n)}" for n in range(5))
    filler = "\n\n".join(f"Street {n}" for n in range(150))
    assert next(text for text, _, _ in read(f"{prose}\n\n{wide}\n\n{filler}")) == PROSE


def test_joined_names_are_parted() -> None:
    """A page whose blocks were glued together: names in it part, those of languages and firms do not."""
    menu = "NewsSport WeatherTravel BooksMusic FilmsFood GardenHealth MoneyWork"
    text = "The mill stood still.Nobody knew why.Then it rang. JavaScript is not to blame, JavaScript never is. "
    blocks = [text for text, _, _ in read(menu + " " + text * 3)]
    assert {"News", "Sport Weather", "Health Money"} <= set(blocks)
    assert any("JavaScript is not" in block for block in blocks)


def test_capitals_inside_words_stay() -> None:
    """Zulu and others have capitals inside their words."""
    zulu = "Isakhiwo saseMgungundlovu senkosi yamaZulu eThekwini ngesiNgisi noMkhuze kwaMashu " * 4
    assert [text for text, _, _ in read(zulu)] == [zulu.strip()]
