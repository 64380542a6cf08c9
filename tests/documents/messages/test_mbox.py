"""`documents.messages.mbox`: the mails of a mailbox in each of its families, and damage."""

import gzip
import mailbox
from collections.abc import Callable
from pathlib import Path

import pytest

from newsclean.documents import load
from newsclean.documents.messages import mbox
from tests.documents.entries import failed, found
from tests.documents.messages.mails import PAGE, make_mail, make_newsletter, make_text_mail
from tests.documents.packed_pages import LIMIT

Tree = Callable[..., None]
TEXT = "The bridge opened.\n\nFrom Monday on at 08:30 trams cross it.\n"
LINE = b"From news@post.example Sat May 18 03:00:00 2024\n"


def texts(path: str, **selection: object) -> list[str]:
    """The texts of the mails in a mailbox."""
    entries = [e for e in found(path, **selection) if not e.skipped and not e.failure]
    return [(load(e, LIMIT).data or b"").decode().replace("\r\n", "\n").strip() for e in entries]


def test_the_mails_of_a_mailbox_of_python(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "news.mbox")
    box.add(make_newsletter())
    box.add(make_text_mail(TEXT))
    box.add(make_text_mail("Third"))
    box.close()
    path = str(tmp_path / "news.mbox")
    assert texts(path) == [PAGE, TEXT.strip(), "Third"]
    first, second, _ = found(path)
    assert (first.source, second.source) == (f"{path}!1", f"{path}!2")
    assert (first.crawled, first.kind, second.kind) == ("2024-05-18T03:00:00+00:00", "html", "text")


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize(
    "line",
    [LINE, b"From - Sat May 18 03:00:00 2024\n", b"From 17@xxx Sat May 18 03:00:00 +0000 2024\n"],
)
def test_lines_between_mails(tree: Tree, line: bytes, end: bytes) -> None:
    mails = [make_text_mail(f"Mail {i}").as_bytes().replace(b"\r\n", b"\n") for i in range(3)]
    data = b"".join(line + mail + b"\n" for mail in mails).replace(b"\n", end)
    tree("a", "b.mbox", data=data)
    tree("c.mbox.gz", data=gzip.compress(data))
    for path in "a", "b.mbox", "c.mbox.gz":
        assert texts(path) == ["Mail 0", "Mail 1", "Mail 2"]


@pytest.mark.parametrize("line", ["From the harbour: 08:30", "From 08:30 on", "From a 08:30\nb"])
def test_a_line_of_a_text_parts_no_mail(tree: Tree, line: str) -> None:
    mail = make_text_mail(f"One\n\n{line}\n\nTwo").as_bytes()
    tree("a.mbox", data=LINE + mail + b"\n" + LINE + mail)
    assert texts("a.mbox") == [f"One\n\n{line}\n\nTwo"] * 2


def test_a_quoted_line_is_as_it_was(tree: Tree) -> None:
    mail = make_text_mail("One\n\n>From quoted\n>>From twice\n> From here").as_bytes()
    tree("a.mbox", data=LINE + mail)
    assert texts("a.mbox") == ["One\n\nFrom quoted\n>From twice\n> From here"]


def write_with_length(text: bytes, length: int) -> bytes:
    """A mail that says how long its text is (mboxcl2)."""
    head = b"From: a@post.example\nMessage-ID: <1>\nContent-Length: %d\n\n"
    return LINE + head % length + text + b"\n"


QUOTING = (
    b"One\n\n"
    + LINE
    + b"Subject: of the mail that is quoted\n\nTwo\n\n"
    + LINE
    + b"To: x\n\nThree\n"
)


@pytest.mark.parametrize("error", [0, 1])
def test_a_length_keeps_a_mail_whole(tree: Tree, error: int) -> None:
    mail = write_with_length(QUOTING, len(QUOTING) + error)
    tree("a.mbox", data=mail + write_with_length(b"Last\n", 5))
    assert texts("a.mbox") == [QUOTING.decode().strip(), "Last"]


@pytest.mark.parametrize("length", [3, len(QUOTING) - 9, len(QUOTING) + 9, 10**8])
def test_a_length_that_lies_counts_for_nothing(tree: Tree, length: int) -> None:
    tree("a.mbox", data=write_with_length(QUOTING, length) + write_with_length(b"Last\n", 10**6))
    assert texts("a.mbox") == ["One", "Two", "Three", "Last"]


def test_mails_without_a_text_are_counted(tree: Tree) -> None:
    picture = make_mail()
    picture.set_content(b"\x89PNG", "image", "png")
    tree("a.mbox", data=LINE + picture.as_bytes() + b"\n" + LINE + make_text_mail().as_bytes())
    first, second = found("a.mbox")
    assert (first.skipped, first.reason, second.source) == (True, mbox.WITHOUT_TEXT, "a.mbox!2")


def test_a_mail_that_is_too_large_costs_itself(tree: Tree) -> None:
    large = make_text_mail("Harbour " * 10_000 + "\n" + "\n".join(["x" * 99] * 20_000)).as_bytes()
    tree("a.mbox", data=LINE + large + b"\n" + LINE + make_text_mail("Last").as_bytes())
    assert failed("a.mbox", max_bytes=100_000) == {"a.mbox!1": "too_large"}
    assert texts("a.mbox", max_bytes=100_000) == ["Last"]


def test_a_damaged_mail_costs_itself(tree: Tree) -> None:
    broken = b"From: a\nMessage-ID: <1>\nContent-Transfer-Encoding: x-harm\n\nOne\n"
    tree("a.mbox", data=LINE + broken + b"\n" + LINE + make_text_mail("Last").as_bytes())
    assert failed("a.mbox") == {"a.mbox!1": "unpack_broken"}
    assert texts("a.mbox") == ["Last"]


def test_one_mail_without_its_line_is_a_mailbox_of_one(tree: Tree) -> None:
    tree("a.mbox", data=b"\n\n" + make_text_mail("Alone").as_bytes())
    assert texts("a.mbox") == ["Alone"]
    tree("b.mbox", data=b"no mail\n")
    assert failed("b.mbox") == {"b.mbox": "unpack_broken"}


def test_ten_thousand_mails_that_lie_take_no_time(tree: Tree) -> None:
    tree("a.mbox", data=write_with_length(b"One\n", 5_000_000) * 10_000)
    assert len(texts("a.mbox")) == 10_000
