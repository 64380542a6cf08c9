"""`limits.process`: what the kernel is told, and how a lack of memory is known."""

import errno
import subprocess
import sys

import pytest

from newsclean.limits.process import get_peak_memory, holds_memory_error, is_out_of_memory

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="other systems keep no such limit")


def run_code(code: str) -> str:
    """What a script of a process of its own prints."""
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, timeout=60, text=True
    )
    return ended.stdout.strip()


@LINUX
def test_a_limit_of_memory_holds_for_a_while() -> None:
    code = """
from newsclean.limits.process import limit_memory
try:
    with limit_memory(300_000_000):
        bytearray(400_000_000)
except MemoryError:
    print(len(bytearray(400_000_000)))
"""
    assert run_code(code) == "400000000"


@LINUX
@pytest.mark.parametrize(
    ("before", "wanted", "held"),
    [
        ((-1, -1), 10**9, 10**9),
        ((5 * 10**8, -1), 10**9, 5 * 10**8),  # a lower one that holds already
        ((2 * 10**9, -1), 10**9, 10**9),
        ((-1, 8 * 10**8), 10**9, 8 * 10**8),  # no soft limit can be above the hard one
    ],
    ids=["none", "a lower one", "a higher one", "a hard one"],
)
def test_the_lowest_limit_holds_and_is_taken_back(
    before: tuple[int, int], wanted: int, held: int
) -> None:
    code = f"""
import resource
from newsclean.limits.process import limit_memory
soft, hard = {before}
resource.setrlimit(resource.RLIMIT_AS, (hard if soft == -1 else soft, hard))
first = resource.getrlimit(resource.RLIMIT_AS)
with limit_memory({wanted}):
    print(resource.getrlimit(resource.RLIMIT_AS)[0])
assert resource.getrlimit(resource.RLIMIT_AS) == first
"""
    assert run_code(code) == str(held)


@LINUX
def test_a_process_that_has_more_than_the_limit_can_still_start_a_thread() -> None:
    code = """
import mmap
import threading
from newsclean.limits.process import limit_memory
held = mmap.mmap(-1, 600_000_000)
with limit_memory(200_000_000):
    thread = threading.Thread(target=print, args=("started",))
    thread.start()
    thread.join()
    try:
        bytearray(500_000_000)
    except MemoryError:
        print("limited")
"""
    assert run_code(code) == "started\nlimited"


@LINUX
def test_a_worker_writes_no_core() -> None:
    code = """
import resource
from newsclean.limits.process import limit_process
limit_process(10**9)
print(resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_CORE)[0])
"""
    assert run_code(code) == "1000000000 0"


class LoggedError(Exception):
    """An error with a log, as lxml's have one."""

    def __init__(self, *names: str) -> None:
        """Log some types of errors."""
        super().__init__()
        self.error_log = [type("Entry", (), {"type_name": name}) for name in names]


LACKS = {
    "Python's own": MemoryError(),
    "the system's": OSError(errno.ENOMEM, "Cannot allocate memory"),
    "a library that cannot be loaded": ImportError(
        "a.so: failed to map segment from shared object"
    ),
    "a thread that cannot start": RuntimeError("can't start new thread"),
    "a parser's log": LoggedError("DTD_ID_REDEFINED", "ERR_NO_MEMORY"),
}
OTHERS = {
    "another system error": OSError(errno.ENOSPC, "No space left on device"),
    "a missing library": ImportError("no module named x"),
    "the same words, another kind": ValueError("can't start new thread"),
    "another log": LoggedError("DTD_ID_REDEFINED"),
    "another error": RuntimeError("dictionary changed size"),
}


@pytest.mark.parametrize("error", LACKS.values(), ids=LACKS.keys())
def test_a_lack_of_memory_is_known(error: BaseException) -> None:
    assert is_out_of_memory(error)


@pytest.mark.parametrize("error", OTHERS.values(), ids=OTHERS.keys())
def test_other_errors_are_none(error: BaseException) -> None:
    assert not is_out_of_memory(error)


def test_an_empty_log_tells_nothing() -> None:
    assert not holds_memory_error(())


@LINUX
def test_memory_is_counted_in_bytes() -> None:
    assert 10**7 < get_peak_memory() < 10**11
