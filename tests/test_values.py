"""Named tuples of our own behave as those of `typing`."""

import copy
import pickle
import re
import typing
from pathlib import Path
from typing import Any, Generic, TypeVar

import pytest

import newsclean.values
from newsclean.values import NamedTuple

T = TypeVar("T")


class Ours(NamedTuple):
    """Made by newsclean.values."""

    left: str
    right: int = 2


class Theirs(typing.NamedTuple):
    """Made by typing."""

    left: str
    right: int = 2


class Boxed(NamedTuple, Generic[T]):
    """One that holds a value of any type, and computes something."""

    held: T

    @property
    def doubled(self) -> tuple[T, T]:
        """What it holds, twice."""
        return self.held, self.held


class NeverMade(NamedTuple):
    """One of which no value is made before it is asked for its constructor."""

    left: str
    right: int = 2


def look(kind: Any) -> list[object]:
    """What can be seen of a class of named tuples and of its values, without its name."""
    value = kind("a")
    return [
        kind._fields,
        kind._field_defaults,
        kind.__match_args__,
        typing.get_type_hints(kind),
        value == ("a", 2),
        kind(right=3, left="b"),
        repr(value).removeprefix(kind.__name__),
        value._asdict(),
        value._replace(right=4),
        type(value._replace(right=4)) is kind,
        hasattr(value, "__dict__"),
        value[1],
        value.right,
        hash(value),
    ]


def test_our_named_tuples_are_as_those_of_typing() -> None:
    assert look(Ours) == look(Theirs)


@pytest.mark.parametrize("kind", [Ours, Theirs])
def test_wrong_fields_are_refused(kind: Any) -> None:
    for given, named in ((), {}), (("a", 1, 2), {}), (("a",), {"more": 1}), (("a",), {"left": 1}):
        with pytest.raises(TypeError, match=rf"{kind.__qualname__}\.__new__\(\)|{kind.__name__}"):
            kind(*given, **named)
    with pytest.raises(ValueError, match="more"):
        kind("a")._replace(more=1)
    with pytest.raises(AttributeError):
        kind("a").left = "b"
    with pytest.raises(AttributeError):
        kind("a").other = "b"


def test_a_copy_and_what_was_pickled_is_the_same_value_of_the_same_class() -> None:
    value = Boxed(Ours("a"))
    pickled = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own
    for again in pickled, copy.copy(value), copy.deepcopy(value):
        assert again == value
        assert type(again) is Boxed
        assert type(again.held) is Ours


def test_a_generic_class_keeps_its_properties() -> None:
    assert Boxed[int](3).doubled == (3, 3)


def test_a_constructor_is_compiled_when_the_first_value_is_made() -> None:
    assert "__new__" not in vars(NeverMade)
    assert NeverMade("a") == NeverMade("a", 2)
    assert "__new__" in vars(NeverMade)


def test_all_rooms_use_our_named_tuples() -> None:
    folder = Path(newsclean.values.__file__).parent
    dear = r"^from typing import .*NamedTuple|\btyping\.NamedTuple\("
    users = [
        path
        for path in folder.rglob("*.py")
        if re.search(dear, path.read_text("utf-8"), re.MULTILINE)
    ]
    assert users == []
