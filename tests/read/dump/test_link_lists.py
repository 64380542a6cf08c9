"""Numbers of links and the list of their addresses go, footnotes stay."""

from tests.read.dump.dumps import read


def test_numbered_links_of_lynx_go() -> None:
    """[1]text is a link number where they run upwards; a footnote is text."""
    dump = "\n".join(f"   [{i}]Section {i}" for i in range(1, 9))
    assert read(dump)[0][0] == "Section 1"
    assert read("as shown[3] by others")[0][0] == "as shown[3] by others"


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
