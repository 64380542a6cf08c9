"""Lines of one text node are joined to sentences."""

from tests.read.dump.dumps import PROSE, read, wrapped


def test_text_nodes_are_joined() -> None:
    """A link's words on a line of their own belong to the sentence around them."""
    piece = "The council of the old town wrote to\nthe ministry\n, and waited for an answer.\n"
    assert read(piece * 5)[0][0] == (
        "The council of the old town wrote to the ministry, and waited for an answer."
    )
    items = "Home\nNews\niPhone tests\nSport\nCulture\n" * 3
    assert len(read(items)) == 15


NODES = (
    "The council of \nthe old town\n wrote to the ministry\n. Nobody there \nknew\n the case\n, it said. \n"
    "\nThe\n answer of the minister came in May.\n \n\n"
)


def test_blanks_of_text_nodes_join_them() -> None:
    r"""`get_text("\n")` keeps blanks at the ends of text nodes, and empty lines of the source."""
    blocks = [text for text, _, _ in read("Home\n\n\nSport \nNews \n\n" + NODES * 3)]
    assert blocks[:5] == [
        "Home",
        "Sport",
        "News",
        "The council of the old town wrote to the ministry. Nobody there knew the case, it said.",
        "The answer of the minister came in May.",
    ]


def test_no_blank_where_a_text_node_has_none() -> None:
    dump = f"{NODES * 3}\nT\nhey paid the \ndriver\n, and no more."
    assert read(dump)[-1][0] == "They paid the driver, and no more."


def test_broken_lines_inside_of_text_nodes() -> None:
    """Lines that the page's source broke are joined, too, with a blank."""
    node = wrapped(PROSE, 60) + " \n"
    dump = "".join(f"{node}Ann Lee\n said this and that to \nthem\n all.\n\n" for _ in range(5))
    assert read(dump)[0][0] == f"{PROSE} Ann Lee said this and that to them all."


def test_marks_and_addresses_are_no_text_nodes() -> None:
    """A list mark alone on a line has a blank behind it; what is indented below begins anew."""
    lines = "\n".join(f"• \n    item {i} of the list" for i in range(6))
    assert [text for text, _, _ in read(f"Above.\n\n{lines}")][2::2] == [
        f"item {i} of the list" for i in range(6)
    ]


def test_chinese_text_nodes() -> None:
    """Editors put each piece of a sentence into an element; no paragraph ends with a comma."""
    pieces = "老水塔建于一九七三年，\n曾经为三个片区供水、\n供暖，\n后来停用了。\n\n\n"
    assert [text for text, _, _ in read("首页\n新闻\n\n" + pieces * 2)] == [
        "首页",
        "新闻",
        *["老水塔建于一九七三年，曾经为三个片区供水、供暖，后来停用了。"] * 2,
    ]
