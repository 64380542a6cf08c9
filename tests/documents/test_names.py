"""`documents.names`: output names are harmless and never two alike."""

import os
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from newsclean.documents.names import MAX_PART_BYTES, SeenNames, make_output_name
from tests.documents.entries import found


def test_output_names_never_meet(tree: Callable[..., None]) -> None:
    """`page.html` becomes `page.html.json`, so a folder of that name must be called otherwise."""
    tree(
        "in/a.html",
        "in/a.htm",
        "in/a.txt",
        "in/A.html",
        "in/a.html.json/b.html",
        "in/a.txt.MD/c.txt",
    )
    endings = [f"{e.name}{ending}" for e in found("in") for ending in (".json", ".md", ".txt")]
    folders = {os.path.dirname(name) for name in endings}
    assert len(set(endings)) == len(endings)
    assert not {name.lower() for name in folders} & {name.lower() for name in endings}


@given(st.lists(st.text(max_size=40), min_size=1, max_size=4))
def test_every_path_has_a_harmless_name_of_its_own(parts: list[str]) -> None:
    path = "/".join(parts)
    name = make_output_name(path)
    assert name.encode()  # no byte that Python smuggled in
    assert not name.startswith("/")
    assert not {"", ".", ".."} & set(name.split("/"))
    assert not set('\\:*?"<>|\0\n\x1b') & set(name)
    assert make_output_name(path + "x") != name
    assert make_output_name(path.upper() + "%") != name


def test_long_names_are_cut_and_stay_apart() -> None:
    one, two = (make_output_name("n" * 250 + end) for end in ("a.html", "b.html"))
    assert one != two
    assert len(one) <= MAX_PART_BYTES
    assert make_output_name("新" * 80 + ".html").startswith("新" * 50)
    deep = make_output_name("/".join(["d" * 100] * 100))
    assert len(deep) < 300


def test_many_names_in_little_memory() -> None:
    seen = SeenNames()
    assert all(seen.add(f"page-{i}.html") for i in range(20_000))
    assert not any(seen.add(f"page-{i}.html") for i in range(20_000))
    assert seen.slots.itemsize * len(seen.slots) <= 32 * 2 * 20_000
