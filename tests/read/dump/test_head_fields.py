"""Fields above a text are claims; labels inside it are not."""

import pytest

from newsclean.model import Decoded
from newsclean.read.dump.reader import read_text


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
