"""Which fields are people's and which are dates'."""

from newsclean.lexicon.lexicon import LANGUAGE_CODES, get_lexicon
from newsclean.parsers.credit_fields import DATE_FIELDS, PEOPLE_FIELDS
from newsclean.parsers.credits.lines import parse_credits


def test_every_field_of_a_by_line_is_a_persons() -> None:
    for code in LANGUAGE_CODES:
        lexicon = get_lexicon(code)
        words = lexicon.byline["before"] | lexicon.byline["after"]
        assert {lexicon.credit[word] for word in words} <= PEOPLE_FIELDS


def test_a_person_is_a_name_and_a_date_has_a_digit() -> None:
    for label, field in (("Author", "author"), ("Editor", "editor"), ("Photo", "photographer")):
        assert field in PEOPLE_FIELDS
        (credit,) = parse_credits(f"{label}: Ann Lee, London", get_lexicon("en"))
        assert credit.value == "Ann Lee"
    for label, field in (("Published", "published"), ("Updated", "modified")):
        assert field in DATE_FIELDS
        assert parse_credits(f"{label}: no digit", get_lexicon("en")) == ()
    (credit,) = parse_credits("Section: Ann Lee, London", get_lexicon("en"))
    assert credit.value == "Ann Lee, London"
