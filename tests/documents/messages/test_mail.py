"""`documents.messages.mail`: the page in a mail, and what of a mail is none of it."""

from email.message import EmailMessage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart

import pytest

import newsclean
from newsclean.documents import Entry, load
from newsclean.documents.messages.flowed import join_flowed_lines
from tests.documents.messages.mails import PAGE, make_mail, make_newsletter, make_text_mail
from tests.documents.packed_pages import LIMIT, TEXT, code_of


def loaded(mail: EmailMessage | MIMEMultipart | bytes) -> Entry:
    """An entry of this mail, loaded."""
    data = mail if isinstance(mail, bytes) else mail.as_bytes()
    return load(Entry("a", "a", data=data), LIMIT)


def text_of(mail: EmailMessage | MIMEMultipart | bytes) -> str:
    """The page in a mail, in one form of line ends."""
    return (loaded(mail).data or b"").decode().replace("\r\n", "\n").strip()


def test_the_page_of_a_newsletter() -> None:
    page = loaded(make_newsletter(Archived_At="<https://post.example/archive/1>"))
    assert (page.url, page.crawled) == (
        "https://post.example/archive/1",
        "2024-05-18T03:00:00+00:00",
    )
    assert (page.kind, page.transport) == ("html", "utf-8")
    article = newsclean.extract(make_newsletter().as_bytes())
    assert (article.kind, article.title, article.url) == ("html", "Bridge opened", None)
    for word in "Subject", "post.example", "reader@", "快报", "in your browser":
        assert word not in article.text


def test_a_list_is_no_address() -> None:
    assert loaded(make_newsletter(List_Post="<mailto:list@post.example>")).url is None


@pytest.mark.parametrize(
    "front", ["Received: from a.example\r\n" * 300, "Return-Path: <>\r\n", "From someone\r\n"]
)
def test_what_stands_above_a_mail(front: str) -> None:
    assert text_of(front.encode() + make_newsletter().as_bytes()) == PAGE


def test_a_mail_as_apple_mail_keeps_it() -> None:
    mail = make_text_mail().as_bytes()
    kept = b"%d      \n%s<?xml version='1.0'?><plist><dict/></plist>" % (len(mail), mail)
    assert text_of(kept) == TEXT.strip()


def test_a_mail_of_text() -> None:
    page = loaded(make_text_mail())
    assert (page.kind, page.data) == ("text", TEXT.encode() + b"\r\n")
    old = b"From: a@news.example\r\nMessage-ID: <1@news.example>\r\n\r\n" + TEXT.encode()
    assert text_of(old) == TEXT.strip()


def test_text_that_flows() -> None:
    mail = make_mail()
    mail.set_content("The harbour \nbridge opened.\nIt is long.\n")
    assert text_of(mail) == "The harbour \nbridge opened.\nIt is long."
    mail.replace_header("Content-Type", "text/plain; charset=utf-8; format=flowed")
    assert text_of(mail) == "The harbour bridge opened.\nIt is long."
    mail.replace_header("Content-Type", "text/plain; charset=utf-8; format=Flowed; DelSp=Yes")
    assert text_of(mail) == "The harbourbridge opened.\nIt is long."


def test_quotes_and_signatures_do_not_flow_together() -> None:
    text = b"> It \n> is.\nNo \n-- \nJane \n> x \ny\nOne.\nTwo."
    assert join_flowed_lines(text) == b"> It is.\nNo \n-- \nJane \n> x \ny\nOne.\nTwo."


def test_what_is_attached_is_no_page() -> None:
    mail = make_text_mail()
    mail.add_attachment("<p>An attached advertisement.</p>", subtype="html", filename="ad.html")
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="a.pdf")
    assert text_of(mail) == TEXT.strip()


def test_an_attached_page_is_the_page_of_a_mail_without_text() -> None:
    mail = make_mail()
    mail.make_mixed()
    mail.add_attachment(PAGE, subtype="html", filename="a.html")
    assert text_of(mail) == PAGE


def test_pictures_and_signatures_around_a_newsletter() -> None:
    mail = make_newsletter()
    html = mail.get_body(("html",))
    assert isinstance(html, EmailMessage)
    html.add_related(b"\x89PNG", "image", "png", cid="<logo>")
    signed = MIMEMultipart("signed")
    for name in "From", "Message-ID":
        signed[name] = mail[name]
        del mail[name]
    signed.attach(mail)
    assert text_of(signed) == PAGE


def test_the_outer_mail_before_the_one_that_it_forwards() -> None:
    inner = make_newsletter()
    outer = MIMEMultipart("mixed")
    outer["From"], outer["Message-ID"] = "a@home.example", "<2@home.example>"
    outer.attach(MIMEMessage(inner))
    assert text_of(outer) == PAGE
    outer.attach(make_text_mail("Look at this, please."))
    assert text_of(outer) == "Look at this, please."


def test_a_mail_that_forwards_itself_a_hundred_times() -> None:
    inner = make_newsletter().as_bytes()
    for _ in range(100):
        inner = (
            b"From: a@b.example\r\nMessage-ID: <1>\r\nContent-Type: message/rfc822\r\n\r\n" + inner
        )
    assert code_of(lambda: loaded(inner)) == "empty"


@pytest.mark.parametrize("kind", ["image/png", "application/pkcs7-mime", "text/calendar"])
def test_a_mail_without_a_text_is_an_error(kind: str) -> None:
    mail = make_mail()
    mail.set_content(b"\x89PNG", *kind.split("/"))
    assert code_of(lambda: loaded(mail)) == "empty"


def test_a_dump_with_fields_of_a_crawler_is_no_mail() -> None:
    dump = f"From: The Harbour Post\nDate: 17 May 2024\nSubject: Bridge opened\n\n{TEXT * 4}"
    assert loaded(dump.encode()).data == dump.encode()
