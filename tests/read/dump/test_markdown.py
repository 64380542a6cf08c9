"""Markdown's marks become links, headings and tables."""

import pytest

from newsclean.model import Decoded
from newsclean.read.dump.reader import read_text
from tests.read.dump.dumps import read


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


def test_layout_table() -> None:
    """A row whose cells hold prose is no data: cells and glued paragraphs become blocks."""
    story = (
        "The ferry will not run on Sunday.Buses take the passengers. " + "They leave at nine. " * 16
    )
    dump = (
        f"# Paper\n\n[Home](/a)[News](/b)[Sport](/c)  \n[Trade](/d)| {story} \n---|---  \n(c) 2024"
    )
    assert [text for text, _, _ in read(dump)][1:5] == [
        "HomeNewsSport",
        "Trade",
        "The ferry will not run on Sunday.",
        story.partition(".")[2].strip(),
    ]


def test_korean_words_are_kept_apart_at_line_ends() -> None:
    """Converters break Korean lines at spaces, others may break them inside words."""
    text = "강변 시장은 다음 달 새 건물로 옮긴다. 상인들은 손님이 더 많이 찾아오기를 기대하고 있다."
    words = text.split()
    dump = f"# 시장\n\n**강변**\n\n{' '.join(words[:11])}\n{' '.join(words[11:])}\n"
    assert read(dump)[-1][0] == text


def test_a_backslash_at_the_end_breaks_a_line() -> None:
    page = "# Ferry **sinks**\n\nAll are well\\\nand on land.\n\n    dput -a \\\n      -b"
    assert [text for text, _, _ in read(page)][1:4] == [
        "All are well",
        "and on land.",
        "dput -a \\",
    ]
