"""`text.addresses`: what is an address of the web, and what a link may lead to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.text.addresses import (
    HIDDEN_CHARACTER,
    IGNORED_INSIDE,
    find_link_target,
    find_web_address,
)

WEB = [
    "https://news.example", "http://news.example/a b?c=d&copy=2#e", "HTTPS://NEWS.example:8443/",
    "https://münchen.example/straße", "https://[2001:db8::1]/a", "https://192.0.2.1?x=javascript:a",
    "https://news.example/@writer", "https://news.example/a:b\\c",
]  # fmt: skip
RELATIVE = ["a.html", "../a/b.html", "/a", "#part", "?page=2", "a?to=http://b:c", "R&D/a.html", ""]


@pytest.mark.parametrize("address", WEB)
def test_addresses_of_the_web_stay_as_they_are(address: str) -> None:
    assert find_web_address(address) == address
    assert find_link_target(address) == address


@pytest.mark.parametrize("address", RELATIVE)
def test_relative_addresses_are_links_and_no_addresses(address: str) -> None:
    assert find_web_address(address) is None
    assert find_link_target(address) == address


def test_browsers_do_not_see_what_stands_around_an_address() -> None:
    assert find_web_address(" \x01\nhttps://news.ex\tample/a\n") == "https://news.example/a"
    assert find_link_target("\n b.html ") == "b.html"


def test_a_host_alone_takes_the_scheme_of_the_page() -> None:
    assert find_web_address("//news.example/a") is None
    assert find_link_target("//news.example/a") == "https://news.example/a"
    assert find_link_target("//news.example/a", scheme="http") == "http://news.example/a"
    assert find_link_target("///etc/passwd") is None


@given(st.text(st.sampled_from("htps:/\\@.a \t\x01&#;\u202ejv"), max_size=14))
def test_what_is_found_is_found_again_and_begins_as_it_must(text: str) -> None:
    target = find_link_target(text)
    if target is not None:
        assert find_link_target(target) == target
        assert ":" not in target.partition("/")[0] or find_web_address(target) == target
        assert not target.startswith(("//", "\\", "/\\"))


def test_what_is_hidden_or_ignored_in_an_address_is_not_printable() -> None:
    printable = "".join(filter(str.isprintable, map(chr, range(0x10000))))
    assert not HIDDEN_CHARACTER.search(printable)
    assert printable.translate(IGNORED_INSIDE) == printable
