"""Numbers of links and the list of their addresses go, footnotes stay."""

import pytest

from newsclean.read.dump.lines import read_dump_lines
from newsclean.read.dump.link_lists import drop_link_list, has_link_numbers
from tests.read.dump.dumps import read


def test_numbered_links_of_lynx_go() -> None:
    """[1]text is a link number where they run upwards; a footnote is text."""
    dump = "\n".join(f"   [{i}]Section {i}" for i in range(1, 9))
    assert read(dump)[0][0] == "Section 1"
    assert read("as shown[3] by others")[0][0] == "as shown[3] by others"


def test_few_links_with_a_list_of_addresses() -> None:
    """The list of their addresses says what the numbers are, and stands below its heading."""
    dump = "The mill[1] of the to[2]wn stood[3] still.\n\nReferences\n\n"
    listed = "\n".join(f"   {i}. https://news.example/{i}" for i in (1, 2, 3))
    assert [text for text, _, _ in read(dump + listed)] == ["The mill of the town stood still."]
    one = "The [1]mill stood still.\n\nReferences\n\n   Visible links\n   1. https://n.example/"
    assert [text for text, _, _ in read(one)] == ["The mill stood still."]
    for near in (one.replace("[1]", ""), one.replace("References", "Sources")):
        assert read(near)[-1][0] == "1. https://n.example/"


def test_lists_of_addresses_go() -> None:
    """The list at the end of a lynx dump is no text; a list of sources in a story is."""
    numbered = "\n".join(f"  {i}. https://news.example/{i}" for i in range(1, 6))
    assert [text for text, _, _ in read(f"A line.\n\nReferences\n\n{numbered}")] == ["A line."]
    sources = (
        "1. https://news.example/1 says so.\n\nA last line, which is much longer than a heading."
    )
    assert read(sources)[-1][0].startswith("A last line")


def test_links_of_elinks_go() -> None:
    """The head's links stand above the page, titles and addresses below it, all with numbers."""
    dump = (
        "   Link: [1]canonical\n   Link: [2]icon ((max-width: 10px) and\n   (max-height: 5px))\n"
        "   [3]Home [4]News [5]Sport\n\n   The mill stood still.\n\nReferences\n\n   Visible links\n"
        "   1. http://a.example/\n   2. http://a.example/icon.png\n   3. To the page that is the home of all pages\n"
        "\thttp://a.example/home\n   4. Write\n\tmailto:a@a.example?subject=To you\n"
    )
    assert [text for text, _, _ in read(dump)] == ["Home News Sport", "The mill stood still."]


@pytest.mark.parametrize(
    "text",
    [
        "[1]a [2]b [3]c [4]d",  # too few
        "[3]a [4]b [5]c [6]d [7]e",  # the first is far from 1
        "[1]a [4]b [2]c [9]d [3]e [5]f",
        "[1] a [2] b [3] c [4] d [5] e",  # footnotes: a space follows
        "[12345]a " * 9,
    ],
)
def test_no_link_numbers(text: str) -> None:
    assert not has_link_numbers(read_dump_lines(text))


@pytest.mark.parametrize(
    "text",
    [
        "[1]a [2]b [3]c [4]d [5]e",
        "[2]a [3]b [4]c\n[5]d [6]e",
        "[1]a [2]b [3]c [4]d [5]e [6]f [2]g [7]h [8]i [9]j [10]k [11]l",  # a footnote repeats one
    ],
)
def test_link_numbers(text: str) -> None:
    assert has_link_numbers(read_dump_lines(text))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("News\n1. /a\n2. /b", ["News", "1. /a", "2. /b"]),  # too few
        ("News\n1. /a\n2. /b\nThree.\nFour.\nFive.\nSix.", None),
        ("A long line that is no heading of a list at all, is it\n\n1. /a\n2. /b\n3. /c", 1),
        ("Four words are text\n\n1. /a\n2. /b\n3. /c", 1),
        ("News\n\nOf the day\n\nReferences\n\nVisible links\n1. /a\n2. /b\n3. /c", 2),
        ("The mill stood still.\n\nReferences\n1. A title\nhttp://a.example/\n2. /b", 1),
        ("1. /a\n2. The end of it all\n1. http://a.example/1\n2. #b\n3. www.c.example", 2),
    ],
)
def test_list_of_addresses(text: str, left: list[str] | int | None) -> None:
    lines = read_dump_lines(text)
    kept = [line.text for line in drop_link_list(lines)]
    if isinstance(left, int):
        assert kept == [line.text for line in lines[:left]]
    else:
        assert kept == (left or text.split("\n"))
