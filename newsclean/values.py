"""Named tuples as `typing` has them, whose classes take a fifth of the time to make.

A page meets seventy of these classes before it is read. `typing` checks the annotations of each and
compiles a constructor for it, which was a tenth of a short run. Here nothing is checked, mypy does
that, and a constructor is compiled when the first value is made (docs/decisions/0028).
"""

# The getter of `collections.namedtuple`: written in C, twice as fast as a property.
from collections import _tuplegetter  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any, Self

__all__ = ["NamedTuple"]


class NamedTupleType(type):
    """Makes the fields of a class from the annotations in its body."""

    _fields: tuple[str, ...]
    _field_defaults: dict[str, object]

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> "NamedTupleType":
        """Make a class; what its body gives a field is the field's default."""
        made = super().__new__(cls, name, bases, {"__slots__": ()} | body)
        made._fields = fields = tuple(made.__annotations__)
        setattr(made, "__match_args__", fields)  # noqa: B010 - mypy wants it in a class's body
        made._field_defaults = {field: body[field] for field in fields if field in body}
        for place, field in enumerate(fields):
            setattr(made, field, _tuplegetter(place, f"Field number {place}"))
        return made

    def compile_constructor(cls) -> None:
        """Give the class a constructor of its own, whose parameters are the fields."""
        fields = ", ".join(cls._fields)
        source = f"lambda _cls, {fields}: make_tuple(_cls, ({fields},))"
        constructor = eval(source, {"make_tuple": tuple.__new__})  # noqa: S307 - no foreign words
        constructor.__defaults__ = tuple(cls._field_defaults.values())
        constructor.__qualname__ = f"{cls.__qualname__}.__new__"  # for messages of errors
        cls.__new__ = staticmethod(constructor)  # type: ignore[method-assign]


class QuickNamedTuple(tuple[Any, ...], metaclass=NamedTupleType):
    """What all named tuples can do."""

    __slots__ = ()

    def __new__(cls, *values: object, **named: object) -> Self:
        """Make the first value of a class, and the constructor that makes the others."""
        cls.compile_constructor()
        return cls(*values, **named)

    def __repr__(self) -> str:
        shown = ", ".join(map("{}={!r}".format, type(self)._fields, self))
        return f"{type(self).__name__}({shown})"

    def __getnewargs__(self) -> tuple[object, ...]:
        return tuple(self)  # what a copy is made from, also by pickle

    def _asdict(self) -> dict[str, object]:
        """The values by the names of their fields."""
        return dict(zip(type(self)._fields, self, strict=True))

    def _replace(self, **changes: object) -> Self:
        """The same with other values in some fields."""
        replaced = tuple.__new__(type(self), map(changes.pop, type(self)._fields, self))
        if changes:
            raise ValueError(f"Got unexpected field names: {list(changes)!r}")
        return replaced


if TYPE_CHECKING:
    from typing import NamedTuple  # a type checker knows only this one
else:
    NamedTuple = QuickNamedTuple
