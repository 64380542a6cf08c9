"""Mails and saved messages for tests, written by Python's `email`."""

from email import policy
from email.message import EmailMessage

from tests.documents.packed_pages import HTML, TEXT

PAGE = HTML.decode()


def make_mail(**fields: str) -> EmailMessage:
    """A mail without a body, as it comes from a mailbox."""
    mail = EmailMessage(policy=policy.SMTP)
    usual = {
        "Subject": "大桥通车：新闻快报",
        "From": "The Harbour Post <news@post.example>",
        "To": "reader@home.example",
        "Date": "Sat, 18 May 2024 03:00:00 +0000",
        "Message-ID": "<1@post.example>",
    }
    for name, value in (
        usual | {name.replace("_", "-"): value for name, value in fields.items()}
    ).items():
        mail[name] = value
    return mail


def make_newsletter(page: str = PAGE, **fields: str) -> EmailMessage:
    """A newsletter: its text, and the same as HTML."""
    mail = make_mail(**fields)
    mail.set_content(f"{TEXT}\n\nRead it in your browser.\n")
    mail.add_alternative(page, subtype="html", cte="quoted-printable")
    return mail


def make_text_mail(text: str = TEXT, **fields: str) -> EmailMessage:
    """A mail of text alone."""
    mail = make_mail(**fields)
    mail.set_content(text)
    return mail
