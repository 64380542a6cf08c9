"""A link is joined to the page's address unless joining leaves it as it is."""

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.fields.addresses import complete_link_target, is_left_alone
from newsclean.text.addresses import find_web_address

BASES = ("", "https://news.example/a/b", "http://news.example/a?b#c")
PARTS = ("http://", "https://", "news.example", "/", "..", "?", "#", ";", "a", ":80", "%20", "é")


@given(st.lists(st.sampled_from(PARTS), max_size=8).map("".join), st.sampled_from(BASES))
def test_what_is_left_alone_would_be_joined_to_itself(address: str, base: str) -> None:
    target = find_web_address(address)
    if target and is_left_alone(target):
        assert urljoin(base, target) == target


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://other.example/a?b=1#c", "https://other.example/a?b=1#c"),
        ("https://other.example/a?#c", "https://other.example/a#c"),
        ("https://other.example/a#", "https://other.example/a"),
        ("HTTPS://other.example/a", "https://other.example/a"),
        ("../c", "https://news.example/c"),
        ("mailto:jane@news.example", None),
    ],
)
def test_a_link_is_completed(address: str, target: str | None) -> None:
    assert complete_link_target("https://news.example/a/b", address) == target
