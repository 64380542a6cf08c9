"""`limits.deadline`: processor time of one thread, whatever is nested or runs beside it."""

import threading
import time

import pytest

from newsclean.errors import InputError
from newsclean.limits.deadline import check_deadline, describe_timeout, forget_deadline, limit_time


def burn(seconds: float) -> None:
    """Take some processor time of this thread."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def test_work_that_takes_too_long_raises() -> None:
    with limit_time(0.02):
        check_deadline()
        burn(0.03)
        with pytest.raises(InputError, match=r"took more than 0\.02 s of") as raised:
            check_deadline()
    assert (raised.value.code, raised.value.stage) == ("timeout", "extract")
    assert str(raised.value) == describe_timeout(0.02)


def test_there_is_no_limit_without_one() -> None:
    with limit_time(None):
        burn(0.02)
        check_deadline()


def test_nothing_is_left_of_a_limit() -> None:
    with limit_time(0.01):
        burn(0.02)
    check_deadline()


def test_a_deadline_can_be_forgotten() -> None:
    with limit_time(0.01):
        burn(0.02)
        forget_deadline()
        check_deadline()


@pytest.mark.parametrize(("outer", "inner"), [(0.01, 60), (60, 0.01), (0.01, None)])
def test_of_nested_limits_the_nearer_one_holds(outer: float, inner: float | None) -> None:
    with limit_time(outer), limit_time(inner):
        burn(0.02)
        with pytest.raises(InputError, match=r"0\.01 s"):
            check_deadline()


def test_an_inner_limit_ends_where_it_ends() -> None:
    with limit_time(60):
        with limit_time(0.01):
            burn(0.02)
        check_deadline()


def test_waiting_takes_no_processor_time() -> None:
    with limit_time(0.05):
        time.sleep(0.1)
        check_deadline()


def test_another_thread_has_its_own_time() -> None:
    failed: list[BaseException] = []

    def work() -> None:
        try:
            check_deadline()
        except InputError as error:
            failed.append(error)

    with limit_time(0.01):
        burn(0.02)
        beside = threading.Thread(target=work)
        beside.start()
        beside.join()
    assert failed == []


def test_what_other_threads_take_does_not_count() -> None:
    with limit_time(0.1):
        beside = threading.Thread(target=burn, args=(0.2,))
        beside.start()
        beside.join()
        check_deadline()
