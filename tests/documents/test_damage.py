"""`documents.damage`: whose error it is that a reader raised."""

import errno
import json
import struct
import zlib
from collections.abc import Callable, Iterator

import pytest

from newsclean.documents import iter_entries
from newsclean.documents.archives import tars
from newsclean.documents.damage import describe_error, is_reader_error, make_reader_error
from newsclean.errors import DependencyError, InputError


class PanicException(BaseException):
    """What Rust code raises for a bug: no `Exception`."""


def in_ours(call: str) -> Callable[[], object]:
    """Code that runs as if it stood in a module of ours."""
    return lambda: exec(call, {"__name__": "newsclean.documents.x", "struct": struct, "zlib": zlib})  # noqa: S102 - fixed words


# What is raised → the code that it becomes.
RAISERS: dict[str, tuple[Callable[[], object], str]] = {
    "no such key, in our code": (in_ours("{}['a']"), "internal"),
    "no such place, in our code": (in_ours("[][1]"), "internal"),
    "a wrong type, in our code": (in_ours("1 + ''"), "internal"),
    "a failed assertion, in our code": (in_ours("assert 0"), "internal"),
    "a name that is none, in our code": (in_ours("nobody"), "internal"),
    "a value that is none, in our code": (in_ours("int('x')"), "internal"),
    "no such key, in another package": (lambda: json.JSONDecoder(strict=None).raw_decode("{", []), "unpack_broken"),  # type: ignore[arg-type]
    "a checksum, raised by C for our code": (in_ours("zlib.decompress(b'x')"), "unpack_broken"),
    "too few bytes, raised by C for our code": (in_ours("struct.unpack('I', b'x')"), "unpack_broken"),
    "an unknown charset": (in_ours("b'a'.decode('x-harm')"), "unpack_broken"),
    "bytes that are no text": (in_ours("b'\\xff'.decode()"), "unpack_broken"),
    "a number that is too large": (in_ours("(1 << 99).to_bytes(2)"), "unpack_broken"),
    "an end that comes too early": (in_ours("raise EOFError"), "unpack_broken"),
    "a way of packing that nobody knows": (in_ours("raise NotImplementedError"), "unpack_broken"),
    "depth": (in_ours("f = lambda: f()\nf()"), "unpack_broken"),
    "no memory": (in_ours("raise MemoryError"), "memory"),
    "damage told as an error of the system": (in_ours("raise OSError('invalid data')"), "unpack_broken"),
    "a disk that fails": (in_ours(f"raise OSError({errno.EIO}, 'Input/output error')"), "changed"),
    "no permission": (in_ours(f"raise PermissionError({errno.EACCES}, 'no')"), "permission"),
}  # fmt: skip


def catch(call: Callable[[], object]) -> BaseException:
    """What a call raises."""
    try:
        call()
    except BaseException as error:  # noqa: BLE001 - it is looked at
        return error
    pytest.fail("nothing was raised")


@pytest.mark.parametrize("what", RAISERS)
def test_whose_error_it_is(what: str) -> None:
    call, code = RAISERS[what]
    error = catch(call)
    assert is_reader_error(error)
    found = make_reader_error(error)
    assert (found.code, found.stage) == (
        code,
        "documents.x:1" if code == "internal" else "inputs",
    ) or what == "depth"
    assert str(found).isprintable()


def test_our_own_errors_stay() -> None:
    own = InputError("too_large", "is too large", stage="inputs")
    assert make_reader_error(own) is own
    assert make_reader_error(DependencyError("dependency", "old", stage="x")).code == "dependency"


def test_a_panic_is_damage_and_a_signal_is_none() -> None:
    assert make_reader_error(PanicException("index")).code == "unpack_broken"
    assert is_reader_error(PanicException())
    assert not any(map(is_reader_error, (KeyboardInterrupt(), SystemExit(), GeneratorExit())))


def test_words_of_others_are_one_short_line() -> None:
    assert describe_error(ValueError("a\nb" + "c" * 9_000 + "\x1b")) == "a b" + "c" * 117
    assert describe_error(ValueError("\x1b[2J\u202e")) == r"\x1b[2J\u202e"


def test_a_bug_in_a_reader_is_one_error_and_the_other_inputs_are_read(
    saved: Callable[[str, bytes], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*_: object) -> Iterator[None]:
        yield from ()
        dict[str, int]()["bug"]

    monkeypatch.setitem(read.__globals__, "__name__", "newsclean.documents.archives.tars")
    monkeypatch.setattr(tars, "read_tar", read)
    names = [saved("t.tar", b"x"), saved("t.html", b"<p>")]
    bug, page = iter_entries(names)
    assert bug.failure
    assert (bug.failure.code, bug.failure.message) == ("internal", "KeyError: 'bug'")
    assert bug.failure.stage.startswith("documents.archives.tars:")
    assert page.path == "t.html"


@pytest.mark.parametrize("signal", [KeyboardInterrupt, SystemExit])
def test_a_signal_in_a_reader_ends_the_run(
    signal: type[BaseException],
    saved: Callable[[str, bytes], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def read(*_: object) -> Iterator[None]:
        yield from ()
        raise signal

    monkeypatch.setattr(tars, "read_tar", read)
    with pytest.raises(signal):
        list(iter_entries([saved("t.tar", b"x")]))
