"""Patterns of HTML tags; the compiled kernel reads the same tags without them."""

from collections.abc import Collection
from itertools import groupby

BLANK = r"\t\n\f\r "  # what the standard calls ASCII white space


def match_any_case(names: Collection[str]) -> str:
    r"""A pattern for whole names of tags, in ASCII letters of either case.

    >>> match_any_case({"br", "hr"})
    '(?=[bBhH])(?:[bB](?:[rR])|[hH](?:[rR]))(?=[\\t\\n\\f\\r />])'

    Names with one first letter stand together, and the first letter is asked for first of all: the
    pattern is tried at each tag, and mostly fails.
    """
    groups = [(first, list(group)) for first, group in groupby(sorted(names), lambda name: name[0])]
    firsts = "".join(spell_any_case(first, brackets=False) for first, _ in groups)
    spelt = "|".join(
        f"{spell_any_case(first)}(?:{'|'.join(spell_any_case(name[1:]) for name in group)})"
        for first, group in groups
    )
    return rf"(?=[{firsts}])(?:{spelt})(?=[{BLANK}/>])"


def spell_any_case(letters: str, *, brackets: bool = True) -> str:
    """A pattern for ASCII letters of either case, a class for each; or what stands in the class."""
    return "".join(f"[{c}{c.upper()}]" if brackets else f"{c}{c.upper()}" for c in letters)


def match_ordinary_attributes(most: int, most_chars: int) -> str:
    """A verbose pattern for what follows the name of a tag in the usual form, without a `<`.

    Args:
        most: how many attributes the tag may have.
        most_chars: how many characters each value may have.
    """
    return rf"""
        (?:[{BLANK}/]*+ [^{BLANK}/<>=]++ (?:=(?:
            "[^"<]{{0,{most_chars}}}+"
          | '[^'<]{{0,{most_chars}}}+'
          | [^{BLANK}<>"']{{1,{most_chars}}}+ (?=[{BLANK}>])
        ))?){{0,{most}}}+ [{BLANK}/]*+ >
    """
