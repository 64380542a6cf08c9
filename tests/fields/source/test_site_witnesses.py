"""What names a site: what is no witness first, then each kind with the names that it gives."""

import pytest

from newsclean.fields.source.site_witnesses import collect_head_witnesses, find_site_host
from newsclean.lexicon.claim_names import SITE_WITNESSES
from newsclean.model import Block, Claim, Kind, Link, Place
from tests.fields.small_pages import BRIDGE, ENGLISH, jsonld, make_page, meta

ADDRESS = Claim("html", "canonical", "https://www.harbour.test/news/1")


def witnesses(*claims: Claim, lines: tuple[Block | str, ...] = ()) -> set[tuple[str, str, bool]]:
    page = make_page(BRIDGE, ENGLISH, *lines, lang="en", claims=(ADDRESS, *claims))
    return {(one.kind, one.name, one.is_part) for one in collect_head_witnesses(page)}


def link(text: str, url: str) -> Block:
    return Block(text, Kind.PARAGRAPH, Place(line=9), links=(Link(0, len(text), url),))


@pytest.mark.parametrize("name", ["https://harbour.test/", "H" * 41, "-", "H " * 101])
def test_no_name(name: str) -> None:
    assert witnesses(meta("og:site_name", name)) == set()


@pytest.mark.parametrize(("kind", "keys"), SITE_WITNESSES.items())
def test_each_claim(kind: str, keys: tuple[str, ...]) -> None:
    for key in keys:
        source, _, name = key.partition(":")
        assert witnesses(Claim(source, name, "Harbour Post")) == {(kind, "Harbour Post", False)}


def test_a_name_of_forty_letters() -> None:
    assert witnesses(meta("og:site_name", "H" * 40)) == {("og", "H" * 40, False)}


def test_five_claims_of_a_kind() -> None:
    claims = [jsonld("organization.name", f"Post {n}") for n in range(7)]
    assert len(witnesses(*claims)) == 5


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Post-Harbour, news: none", {"Post-Harbour, news", "none"}),
        ("Harbour Post | News from the coast", {"Harbour Post", "News from the coast"}),
        ("Harbour Post » Feed", {"Harbour Post", "Feed"}),
        ("Harbour Post (coast)", {"Harbour Post", "coast)"}),
    ],
)
def test_a_slogan_gives_parts(text: str, parts: set[str]) -> None:
    found = witnesses(meta("og:site_name", text))
    assert {name for _, name, is_part in found if is_part} == parts
    assert ("og", text, False) in found


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Logotype", "Logotype"),
        ("logo", "logo"),
        ("Harbour Post logo", "Harbour Post"),
        ("Logo of the Harbour Post", "the Harbour Post"),
        ("Logo Harbour Post", "Harbour Post"),
    ],
)
def test_the_word_logo_is_no_part_of_a_name(words: str, name: str) -> None:
    assert witnesses(Claim("html", "logo", words)) == {("logo", name, False)}


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        (BRIDGE, {}),
        ("Harbour Post", {"title whole": "Harbour Post"}),
        (f"{BRIDGE} Harbour", {"title end": "Harbour"}),
        (f"{BRIDGE} | Harbour", {"title end": "Harbour", "title start": BRIDGE}),
        (
            f"Post | {BRIDGE} | News | Harbour",
            {"title start": "Post", "title end": "Harbour"},
        ),
    ],
)
def test_the_parts_of_a_title(title: str, kinds: dict[str, str]) -> None:
    found = {kind: name for kind, name, _ in witnesses(Claim("html", "title", title))}
    found.pop("title middle", None)
    assert found == kinds


def test_links_home() -> None:
    away = link("River Post", "https://river.test/")
    deep = link("Water", "/water")
    button = link("Contact us", "/")
    assert witnesses(lines=(away, deep, button)) == set()
    for url in ("/", "https://harbour.test", "//www.harbour.test/"):
        assert witnesses(lines=(link("Harbour Post", url),)) == {
            ("home link", "Harbour Post", False)
        }


def test_the_host() -> None:
    assert find_site_host(make_page(ENGLISH, claims=(ADDRESS,))) == "harbour.test"
    assert find_site_host(make_page(ENGLISH)) == ""
