"""`limits.watchdog` within this process; `tests/hostile` tries it in processes that hang."""

import signal
import sys
import threading

import pytest

from newsclean.errors import InputError
from newsclean.limits.deadline import limit_time
from newsclean.limits.watchdog import Watchdog

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such timers")


class Work:
    """Work that is never gone on with."""

    def go_on(self) -> int:
        """Fail."""
        raise AssertionError

    def give_up(self) -> None:
        """Fail."""
        raise AssertionError


def loop_without_a_look_at_the_clock() -> None:
    """Run as code of others does."""
    while True:
        pass


def test_code_that_never_looks_is_ended() -> None:
    with (
        Watchdog(0.05, Work()) as dog,
        dog.watch(),
        limit_time(0.05),
        pytest.raises(InputError, match="processor time"),
    ):
        loop_without_a_look_at_the_clock()


def test_code_that_catches_everything_is_ended_later() -> None:
    with Watchdog(0.05, Work()) as dog, dog.watch(), limit_time(0.05):
        for _ in range(3):  # as code of others does
            with pytest.raises(InputError, match="processor time"):
                loop_without_a_look_at_the_clock()


def test_each_page_has_its_own_time() -> None:
    with Watchdog(0.05, Work()) as dog:
        for _ in range(3):
            with dog.watch(), limit_time(0.05), pytest.raises(InputError, match="processor time"):
                loop_without_a_look_at_the_clock()
        assert dog.page is None


def test_all_is_as_it_was() -> None:
    before = signal.getsignal(signal.SIGPROF), threading.active_count()
    with Watchdog(60, Work()) as dog, dog.watch():
        assert signal.getsignal(signal.SIGPROF) != before[0]
        assert threading.active_count() == before[1] + 1
        assert signal.getitimer(signal.ITIMER_VIRTUAL)[0] > 60
    assert (signal.getsignal(signal.SIGPROF), threading.active_count()) == before
    assert (
        signal.getitimer(signal.ITIMER_VIRTUAL)[0] == signal.getitimer(signal.ITIMER_PROF)[0] == 0
    )


def test_in_another_thread_the_deadline_alone_holds() -> None:
    failed: list[str] = []

    def work() -> None:
        with Watchdog(0.05, Work()) as dog, dog.watch():
            failed.append("active" if dog.active else "not active")

    beside = threading.Thread(target=work)
    beside.start()
    beside.join()
    assert failed == ["not active"]
