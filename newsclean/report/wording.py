"""Values, places and reasons in words for people, on a terminal and in a report."""

from typing import TYPE_CHECKING, Any

from newsclean.documents.named_files import escape_unprintable

if TYPE_CHECKING:
    from newsclean.model import Found, Place

CARD_RULE = "card"
"""What `Labelled.rule` says where no rule decided but the block's score."""


def format_value(value: Any) -> str:
    """A value of a field for people, on one line.

    >>> from newsclean.model import Person
    >>> (
    ...     format_value((Person("程禾", "记者"), Person("林小雨"))),
    ...     format_value(("首页", "新闻")),
    ...     format_value(None),
    ... )
    ('程禾 (记者), 林小雨', '首页, 新闻', '')
    """
    if hasattr(value, "_fields"):  # a person with a role, a time with its zone
        first, *more = (str(part) for part in value if part is not None)
        return escape_unprintable(first + "".join(f" ({part})" for part in more))
    if isinstance(value, tuple):
        return ", ".join(map(format_value, value))
    return "" if value is None else escape_unprintable(str(value))


def format_place(at: "Place") -> str:
    """A line or an element.

    >>> from newsclean.model import Place
    >>> (
    ...     format_place(Place(line=3)),
    ...     format_place(Place(xpath="/html/body/p[2]")),
    ...     format_place(Place()),
    ... )
    ('line 3', '/html/body/p[2]', '-')
    """
    return f"line {at.line}" if at.line else escape_unprintable(at.xpath or "-")


def explain_loss(found: "Found[Any]", won: "Found[Any]") -> str:
    """Why a candidate for a field lost against another.

    >>> from newsclean.model import Found, Place
    >>> won, lost = (Found(s, s, Place(), "line", sure) for s, sure in (("A", 0.9), ("B", 0.4)))
    >>> explain_loss(lost, won)
    'less sure than 0.90'
    """
    if found.confidence < won.confidence:
        return f"less sure than {won.confidence:.2f}"
    return "another came first"
