"""What was found and decided, in words for people: on a terminal and in a report."""

from typing import TYPE_CHECKING, Any

from newsclean.documents.named_files import printable

if TYPE_CHECKING:
    from newsclean.model import Found, Place


def shown(value: Any) -> str:
    """A value of a field for people, on one line.

    >>> from newsclean.model import Person
    >>> shown((Person("程禾", "记者"), Person("林小雨"))), shown(("首页", "新闻")), shown(None)
    ('程禾 (记者), 林小雨', '首页, 新闻', '')
    """
    if hasattr(value, "_fields"):  # a person with a role, a moment with its zone
        first, *more = (str(part) for part in value if part is not None)
        return printable(first + "".join(f" ({part})" for part in more))
    if isinstance(value, tuple):
        return ", ".join(map(shown, value))
    return "" if value is None else printable(str(value))


def place(at: "Place") -> str:
    """A line or an element.

    >>> from newsclean.model import Place
    >>> place(Place(line=3)), place(Place(xpath="/html/body/p[2]")), place(Place())
    ('line 3', '/html/body/p[2]', '-')
    """
    return f"line {at.line}" if at.line else printable(at.xpath or "-")


def why_lost(found: "Found[Any]", won: "Found[Any]") -> str:
    """Why a candidate for a field lost against another.

    >>> from newsclean.model import Found, Place
    >>> won, lost = (Found(s, s, Place(), "line", sure) for s, sure in (("A", 0.9), ("B", 0.4)))
    >>> why_lost(lost, won)
    'less sure than 0.90'
    """
    if found.confidence < won.confidence:
        return f"less sure than {won.confidence:.2f}"
    return "another came first"
