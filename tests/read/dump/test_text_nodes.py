"""Lines of one text node are joined to sentences."""

from tests.read.dump.dumps import read


def test_text_nodes_are_joined() -> None:
    """A link's words on a line of their own belong to the sentence around them."""
    piece = "The council of the old town wrote to\nthe ministry\n, and waited for an answer.\n"
    assert read(piece * 5)[0][0] == (
        "The council of the old town wrote to the ministry, and waited for an answer."
    )
    items = "Home\nNews\niPhone tests\nSport\nCulture\n" * 3
    assert len(read(items)) == 15
