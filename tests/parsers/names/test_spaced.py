"""Names between spaces: what ends a list of them, what is no name, then what is one."""

import pytest

from newsclean.lexicon.lexicon import get_lexicon
from newsclean.parsers.names.spaced import read_spaced_names


def read(text: str, code: str = "en", *, labelled: bool = False) -> list[str]:
    reading = read_spaced_names(text, get_lexicon(code), labelled=labelled)
    for name in reading.names:
        assert "".join(text[name.start : name.end].split()) == "".join(name.name.split())
    return [name.name for name in reading.names]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Jane miller",
        "jane Miller",
        "de la Cruz",  # a particle begins no name
        "the Ledger, Tom Ray",
        "and Ann Lee",
        "- Ann Lee",
        "3 Ann Lee",
        "(Ann Lee)",
        "Ann Lee: he said",
        "Ann Lee? No",
        "Ann ½Lee",
        "jane miller in London",
        "Jane for Ledger",
        "Reuters",
        "Anonymous",
        "Professor",
        "Newsletter",
        "Getty Images",  # whose pictures the page shows
        "Next Stories",
        "Save Article",
        "May",
        "August Lee",
        "March Hill",
        "Friday",
        "MondayUpdated",
        "Zo\ufffd Ray",
        "Ana Bea Cia Dea Eva Fia Gia",  # seven words
        f"Ann {'L' * 57}",  # 61 characters
        "_",
    ],
)
def test_no_name(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text", ["May", "Anonymous", "Professor", "Newsletter", "Getty Images", "Ann ½Lee"]
)
def test_no_name_behind_a_label_either(text: str) -> None:
    assert read(text, labelled=True) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jane Miller", ["Jane Miller"]),
        ("JANE MILLER", ["JANE MILLER"]),
        ("Cher", ["Cher"]),
        ("Harbour News", ["Harbour News"]),
        ("Bob de la Cruz", ["Bob de la Cruz"]),
        ("Luc d'Estienne", ["Luc d'Estienne"]),
        ("Luc d’Estienne", ["Luc d’Estienne"]),
        ("Ana Bea Cia Dea Eva Fia", ["Ana Bea Cia Dea Eva Fia"]),
        (f"Ann {'L' * 56}", [f"Ann {'L' * 56}"]),
        ("Ann Getty", ["Ann Getty"]),
        ("Joseph Story", ["Joseph Story"]),
        ("May Lee", ["May Lee"]),
        ("Ann May", ["Ann May"]),
        ("June Lee", ["June Lee"]),
        ("Sun. Lee", ["Sun. Lee"]),
        ("Sun Lee", ["Sun Lee"]),
        ("Lê Thu Lam", ["Lê Thu Lam"]),
        ("Jane In", ["Jane In"]),  # two words: the second may be a name
        ("Jane Miller For", ["Jane Miller For"]),
        ("Will", ["Will"]),
        ("Cher on", ["Cher"]),
    ],
)
def test_one_name(text: str, names: list[str]) -> None:
    assert read(text) == names


@pytest.mark.parametrize("text", ["jane miller", "Reuters", "will", "jmiller", "jUpdated", "j"])
def test_a_label_with_a_colon_makes_odd_names_count(text: str) -> None:
    assert read(text) == []
    assert read(text, labelled=True) == [text]


@pytest.mark.parametrize(
    "rest",
    [
        " in London",
        " for the Ledger",
        " In",
        " on",
        " Updated January 25",
        " Published",
        " 3 May 2020",
        " December 2",
        " May 4",
        " June",
        " Thursday",
        " Thu, May 4",
        " Thu 4 May",
        " Thu May",
        " Thu May, so",
        " Thu",
        " Thu.",
        " (Ledger)",
        " - Tom Ray",
        " | Tom Ray",
        "Twitter",
        "Twitter:",
        "Twitter.",
        "TWITTER",
        "Updated",
        "November 21",
        ", London",
        "; London",
        "",
    ],
)
def test_what_stands_behind_a_name_is_no_part_of_it(rest: str) -> None:
    assert read(f"Jane Miller{rest}") == ["Jane Miller"]


def test_a_label_is_cut_off_only_where_a_capital_follows_a_small_letter() -> None:
    assert read("JoUpdated") == ["Jo"]
    assert read("JUpdated") == ["JUpdated"]
    assert read("Ann Leetwitter") == ["Ann Leetwitter"]


@pytest.mark.parametrize("sign", [",", ";", "/", "+", " and", " &", " with"])
def test_a_list_goes_on_behind_a_list_mark_or_a_joiner(sign: str) -> None:
    assert read(f"Ann Lee{sign} Tom Ray") == ["Ann Lee", "Tom Ray"]


@pytest.mark.parametrize("sign", ["|", "•", "·", "⋅", "∙", "–", "—", "-"])
def test_a_list_ends_at_a_field_mark(sign: str) -> None:
    assert read(f"Ann Lee {sign} Tom Ray") == ["Ann Lee"]


@pytest.mark.parametrize("sign", ["|", "•", "·", "⋅", "∙", "–", "—", ",", ";", "/", "+"])
def test_a_mark_may_stand_before_the_first_name(sign: str) -> None:
    assert read(f"{sign} Ann Lee") == ["Ann Lee"]


def test_a_single_word_before_a_comma_is_a_place_behind_a_name() -> None:
    assert read("Cher, Ann Lee") == ["Cher", "Ann Lee"]
    assert read("Ann Lee, London, Tom Ray") == ["Ann Lee", "Tom Ray"]
    assert read("Ann Lee and Cher | The Ledger") == ["Ann Lee", "Cher"]


def test_up_to_three_words_that_are_no_name_are_skipped_between_names() -> None:
    assert read("Ann Lee, at the Ledger, Tom Ray") == ["Ann Lee", "Tom Ray"]
    assert read("Ann Lee, at the old Ledger, Tom Ray") == ["Ann Lee"]
    assert read("Ann Lee, at the Ledger and Tom Ray") == ["Ann Lee"]
    assert read("Ann Lee, at the Ledger | Tom Ray") == ["Ann Lee"]


def test_a_function_word_ends_the_list() -> None:
    assert read("Ann Lee, Tom Ray in London, Bob Fox") == ["Ann Lee", "Tom Ray"]


def test_only_the_first_name_needs_no_capital_behind_a_label() -> None:
    assert read("ann lee, tom ray", labelled=True) == ["ann lee"]


@pytest.mark.parametrize(
    ("text", "stop"),
    [
        ("Jane Miller, London", len("Jane Miller, London")),
        ("Jane Miller in London", len("Jane Miller")),
        ("Jane Miller 3 May", len("Jane Miller")),
        ("Jane Miller, at the Ledger | x", len("Jane Miller, at the Ledger")),
        ("Jane Miller, at the old Ledger, x", len("Jane Miller")),
        ("Jane Miller, of it and", len("Jane Miller")),
        ("the Ledger", 0),
    ],
)
def test_where_the_reading_stops(text: str, stop: int) -> None:
    assert read_spaced_names(text, get_lexicon("en"), labelled=False).stop == stop


def test_words_of_other_languages() -> None:
    assert read("Ana Ruiz de", "es") == ["Ana Ruiz"]
    assert read("ana ruiz de", "es", labelled=True) == ["ana ruiz de"]
    assert read("Ana Ruiz y Luis Gil", "es") == ["Ana Ruiz", "Luis Gil"]
    assert read("سامي الخوري", "ar") == ["سامي الخوري"]
    assert read("سامي في الخوري", "ar") == []
    assert read("Ann Lee, 山田 太郎", "zh") == ["Ann Lee", "山田太郎"]
    assert read("Ann Lee, 本 站", "zh") == ["Ann Lee"]
