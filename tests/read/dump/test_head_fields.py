"""Fields above a text are claims; labels inside it are not."""

import pytest

from newsclean.model import Decoded
from newsclean.read.dump.reader import read_text
from tests.read.dump.dumps import read


@pytest.mark.parametrize(
    "dump",
    [
        "Title: a story about labels\n\nSomething else altogether.",
        "Mayor: We had no choice.\nReporter: Who had?\nMayor: Nobody had.",
        "Content-Type: text/html\nDate: Mon, 01 Jan 2024 00:00:00 GMT\n\nText.",
    ],
)
def test_labels_in_a_text_are_no_fields(dump: str) -> None:
    assert not read_text(Decoded(dump, "utf-8", "utf-8", 1.0)).claims


def test_fields_of_a_crawler_are_claims() -> None:
    dump = "url: https://n.example/1\ntitle: A bridge\nsite: n.example\ndate: 2024-05-17\n\nText."
    page = read_text(Decoded(dump, "utf-8", "utf-8", 1.0))
    assert [(claim.key, claim.value, claim.at.line) for claim in page.claims] == [
        ("canonical", "https://n.example/1", 1),
        ("og:title", "A bridge", 2),
        ("article:published_time", "2024-05-17", 4),
    ]


@pytest.mark.parametrize(
    ("dump", "keys"),
    [
        ("Title: A bridge\nText.", []),  # one field
        ("By: A. B.\nDate: 2024-05-17\nText.", []),  # neither title nor address
        ("Headline of the day\nURL: https://n.example/1\nTitle: A bridge", []),  # not in front
        ("URL: n.example\nTitle: A bridge", ["og:title"]),
        ("Title: A bridge\nDate: 17 May\nText.", ["og:title"]),
        ("Title: A bridge\nSite: n.example\nText.", ["og:title"]),
        ("Title: A bridge\nSite: The Moor Post\nText.", ["og:title", "og:site_name"]),
        ("---\ntitle: 'A bridge'\nurl: https://n.example/1\n---\nText.", ["og:title", "canonical"]),
        ("标题：大桥\n网址：https://n.example/1\n正文。", ["og:title", "canonical"]),
    ],
)
def test_which_fields_are_claims(dump: str, keys: list[str]) -> None:
    page = read_text(Decoded(dump, "utf-8", "utf-8", 1.0))
    assert [claim.key for claim in page.claims] == keys


def test_title_and_body_stay_in_the_text() -> None:
    dump = "---\nURL: https://n.example/1\nTitle: A bridge\nBy: A. B.\nText: It opened.\n\nTitle: no field"
    assert [text for text, _, _ in read(dump)] == [
        "A bridge",
        "By: A. B.",
        "It opened.",
        "Title: no field",
    ]
