"""Saved pages (MHTML) whose heads hold odd fields: each costs itself, the page is read."""

import random

import pytest

import newsclean
from newsclean.documents import Entry, load
from newsclean.errors import InputError
from tests.hostile.containers import LIMIT, make_message

PAGE = b"<html><body><h1>Bridge opened</h1><p>The bridge is open.</p></body></html>"
MIXED = "charset*=utf-99''%ff%zz; charset*0*=a; charset*99999999999999=b"
# What is odd → lines of the page's own head, in place of its content type.
PAGE_HEADS = {
    "a charset whole and in pieces": f"Content-Type: text/html; {MIXED}",
    "pieces without numbers and with": "Content-Type: text/html; charset*=a; charset*0=b",
    "a piece whose number has 900 digits": f"Content-Type: text/html; charset*{'9' * 900}*=x",
    "a charset that nobody knows": "Content-Type: text/html; charset=utf-99",
    "a charset in bytes of no charset": "Content-Type: text/html; charset*=utf-99''%ff%zz",
    "another parameter in pieces": "Content-Type: text/html; x*=a; x*1=b; charset=utf-8",
    "a quote that does not end": 'Content-Type: text/html; charset="utf-8',
    "a content type of 10,000 letters": f"Content-Type: text/html; x={'y' * 10_000}",
    "an address that is none": "Content-Type: text/html\r\nContent-Location: http://[::1",
    "an identity with odd letters": "Content-Type: text/html\r\nContent-ID: <\xff\x00>",
}
# What is odd → lines of the message's head.
TOP_HEADS = {
    "a boundary beside pieces": f'Content-Type: multipart/related; {MIXED}; boundary="x"',
    "pieces behind a boundary": f'Content-Type: multipart/related; boundary="x"; {MIXED}',
    "pieces with quotes": 'Content-Type: multipart/related; x*=";"; x*1="a;b"; boundary=x',
    "a start in pieces": "Content-Type: multipart/related; start*=a; start*0=b; boundary=x",
    "a date that is none": "Date: 99 Foo 99999 99:99 +9999999999\r\nContent-Type: multipart/related; boundary=x",
    "a date with a zone of a year": "Date: Mon, 17 May 2024 08:30:12 +999999\r\nContent-Type: multipart/related; boundary=x",
    "an address with half a bracket": "Snapshot-Content-Location: http://[x\r\nContent-Type: multipart/related; boundary=x",
}
TOP_TYPE = b'Content-Type: multipart/related; boundary="x"'


def read_message(data: bytes) -> bytes | None:
    """The page in a message."""
    return load(Entry("a", "a", data=data), LIMIT).data


@pytest.mark.parametrize("situation", PAGE_HEADS)
def test_an_odd_field_of_the_page_costs_itself(situation: str) -> None:
    head = PAGE_HEADS[situation].encode("latin-1")
    data = make_message(PAGE).replace(b"Content-Type: text/html", head)
    assert read_message(data) == PAGE
    assert newsclean.extract(data).kind == "mhtml"


@pytest.mark.parametrize("situation", TOP_HEADS)
def test_an_odd_field_of_the_message_costs_itself(situation: str) -> None:
    data = make_message(PAGE).replace(TOP_TYPE, TOP_HEADS[situation].encode("latin-1"))
    assert read_message(data) == PAGE


NAMES = ("charset", "boundary", "start", "x")
SUFFIXES = ("", "*", "*0", "*0*", "*1", "*1*", "*99999999999999", "**", "*\xb2", "*-1*", "*x*")
VALUES = ("utf-99''%ff%zz", "a", "''", "'", "%", '"a;b"', '"', "", "utf-8'en'%e4", "<\xe4>")


def test_no_parameters_of_a_content_type_are_told_in_words_of_python() -> None:
    chance = random.Random(15)  # noqa: S311 - reproducible, no secret
    for _ in range(1_500):
        parts = (
            f"{chance.choice(NAMES)}{chance.choice(SUFFIXES)}={chance.choice(VALUES)}"
            for _ in range(chance.randint(1, 6))
        )
        kind = chance.choice(("text/html", "multipart/related", "multipart/related; boundary=x"))
        head = f"Content-Type: {'; '.join((kind, *parts))}".encode("latin-1")
        replaced = TOP_TYPE if chance.random() < 1 / 2 else b"Content-Type: text/html"
        try:
            read_message(make_message(PAGE).replace(replaced, head))
        except InputError as error:
            assert "is a web archive (MHTML)" in str(error)
