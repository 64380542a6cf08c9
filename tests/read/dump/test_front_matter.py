"""The front matter of Markdown gives claims and no text; what only begins with a rule is text."""

import time

import pytest

import newsclean
from newsclean.model import Decoded
from newsclean.read.dump.front_matter import MAX_FRONT_MATTER_LINES
from newsclean.read.dump.reader import read_text
from tests.read.dump.dumps import read

TEXT = "The harbour bridge was opened to traffic on Monday after nine years of work, the town said."


def claims_of(dump: str) -> dict[str, list[str]]:
    """The claims of a dump, by their names."""
    found: dict[str, list[str]] = {}
    for claim in read_text(Decoded(dump, "utf-8", "utf-8", 1.0)).claims:
        found.setdefault(claim.key, []).append(claim.value)
    return found


@pytest.mark.parametrize(
    "dump",
    [
        f"---\n{TEXT}\n---\n{TEXT}",
        f"---\ntitle: A bridge\nlayout: post\n\n{TEXT}",  # never closed
        f"---\nMayor: We had no choice.\nReporter: Who had?\n---\n{TEXT}",  # names that nobody knows
        f"---\ntitle: A bridge\n---\n{TEXT}",  # one name
        f"---\nTitle: a story\n{TEXT}\nDate: 2024\n---\n{TEXT}",  # prose among the names
        f"----\ntitle: A bridge\nauthor: Jane Miller\n----\n{TEXT}",
        f"{TEXT}\n---\ntitle: A bridge\nauthor: Jane Miller\n---\n",  # not above the text
        f"---\ntitle:A bridge\nauthor:Jane Miller\n---\n{TEXT}",
        "---\n" + "x: y\n" * MAX_FRONT_MATTER_LINES + f"title: A bridge\n---\n{TEXT}",
    ],
)
def test_what_is_no_front_matter(dump: str) -> None:
    assert not claims_of(dump)
    assert TEXT in " ".join(text for text, _, _ in read(dump))


CLIP = f"""---
title: "Harbour \\"bridge\\" opens: nine years"
source: "https://post.example/a?b=1#c"
author:
  - "[[Jane Miller]]"
  - "[[people/tom|Tom Reed]]"
published: 2024-05-17
created: 2024-05-18
description: "The bridge
  is open: at last."
# a note
tags:
  - "clippings"
---
{TEXT}
"""


def test_a_clip_of_obsidian() -> None:
    assert claims_of(CLIP) == {
        "og:title": ['Harbour "bridge" opens: nine years'],
        "canonical": ["https://post.example/a?b=1#c"],
        "author": ["Jane Miller", "Tom Reed"],
        "article:published_time": ["2024-05-17"],
    }
    assert [text for text, _, _ in read(CLIP)] == ['Harbour "bridge" opens: nine years', TEXT]


def test_the_record_of_a_clip() -> None:
    article = newsclean.extract(CLIP + f"\n{TEXT}\n\n{TEXT} Trams cross it, too.\n")
    assert article.title == 'Harbour "bridge" opens: nine years'
    assert (article.published, article.outlet) == ("2024-05-17", None)
    assert [author.name for author in article.authors] == ["Jane Miller", "Tom Reed"]
    assert article.text.startswith(TEXT)
    assert "clippings" not in article.text


@pytest.mark.parametrize(
    ("lines", "claims"),
    [
        ("author: [Jane Miller, 'Tom Reed']", {"author": ["Jane Miller", "Tom Reed"]}),
        ("author:\n- Jane Miller\n- Tom Reed", {"author": ["Jane Miller", "Tom Reed"]}),
        ("author: Jane Miller # of the Post", {"author": ["Jane Miller"]}),
        ("author: [Jane Miller](https://post.example/jane)", {"author": ["Jane Miller"]}),
        ("author: null", {}),
        ("author: []", {}),
        ("author:", {}),
        ("source: The Post", {}),
        ("date: 17 May", {}),
        (
            "date: 2024-05-17T08:30:00+08:00",
            {"article:published_time": ["2024-05-17T08:30:00+08:00"]},
        ),
        ("lastmod: 2024-05-18", {"article:modified_time": ["2024-05-18"]}),
        ("updated: 2024-05-18", {}),  # the note, not the story
        ("作者: 林晓", {"author": ["林晓"]}),
        ("publication: The Moor Post", {"og:site_name": ["The Moor Post"]}),
        ("draft: false\ntext: no text of the story", {}),
    ],
)
def test_which_names_are_claims(lines: str, claims: dict[str, list[str]]) -> None:
    dump = f"---\ntitle: >-\n  A bridge\n  opens\nlayout: post\n{lines}\n...\n{TEXT}"
    assert claims_of(dump) == {"og:title": ["A bridge opens"], **claims}
    assert [text for text, _, _ in read(dump)] == ["A bridge opens", TEXT]


def test_a_title_that_the_text_has_stands_there_once() -> None:
    dump = f"---\ntitle: A bridge\nlayout: post\n---\n\n# A bridge\n\n{TEXT}"
    assert " ".join(text for text, _, _ in read(dump)).count("A bridge") == 1


@pytest.mark.parametrize("filling", ["'", '"', "[", "a: ", "[[", "\\", ", '"])
def test_time_grows_as_the_value_does(filling: str) -> None:
    began = time.process_time()
    claims_of(f"---\nlayout: x\ntitle: [{filling * 30_000}]\n---\n{TEXT}")
    assert time.process_time() - began < 2
