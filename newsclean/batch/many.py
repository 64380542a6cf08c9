"""`newsclean.extract_many`: outcomes for a program, in order, from this process or from several."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import partial

from newsclean.batch.attempt import attempt_file
from newsclean.batch.worker import Limits, TaskResult
from newsclean.dependencies import require_all
from newsclean.documents.named_files import STDIN, format_source
from newsclean.limits.deadline import refuse_bad_seconds
from newsclean.model import Outcome, Settings
from newsclean.pipeline import DEFAULT_SETTINGS

MAX_WAITING_PER_WORKER = 16  # outcomes for each worker that may wait for a slow page before them


def extract_many(
    paths: Iterable[str],
    *,
    jobs: int = 1,
    settings: Settings = DEFAULT_SETTINGS,
    limits: Limits | None = None,
) -> Iterator[Outcome]:
    """Turn saved pages into outcomes, one for each path, in order; never raises for a document.

    With several jobs worker processes do it, and a page that crashes or hangs one is an outcome,
    too. They do not import the script that calls this.

    >>> [outcome.error.code for outcome in extract_many(["no-such-page.html"])]
    ['not_found']

    Args:
        paths: files; `-` is standard input. They are taken as they are needed.
        jobs: how many at a time; 1 stays in this process, with no limit but `settings.seconds`.
        settings: how to read them.
        limits: what each may take, where there are several jobs. A shorter time in the settings
            holds instead; 60 s is theirs unless told otherwise and so shortens nothing.

    Raises:
        ValueError: a limit of time is none.
        OutputError: no worker process can be started.
        DependencyError: a package is too old, and there are several jobs.
    """
    limits = limits or Limits()
    refuse_bad_seconds(settings.seconds)
    refuse_bad_seconds(limits.seconds)
    if jobs == 1:
        for path in paths:
            yield attempt_file(path, settings)
        return
    require_all()
    from newsclean.batch.worker_pool import WorkerPool  # noqa: PLC0415 - processes, where they are needed

    limits = limits._replace(seconds=choose_seconds(settings, limits))
    work = partial(process_path, settings=settings._replace(seconds=None))  # the kernel counts
    waiting: dict[int, Outcome] = {}
    first = last = 0
    todo, more = enumerate(paths), True
    with closing(WorkerPool(work, jobs, limits)) as pool:
        while True:
            while more and pool.idle and last - first < jobs * MAX_WAITING_PER_WORKER:
                task = next(todo, None)
                if task is None:
                    more = False
                elif task[1] == STDIN:
                    waiting[task[0]] = attempt_file(STDIN, settings)
                else:
                    pool.begin((task[0], str(task[1])))  # a class of the script's no worker knows
                last += more
            while first in waiting:
                yield waiting.pop(first)
                first += 1
            if pool.busy:
                ended = pool.wait()
                place, path = ended.task
                failed = Outcome(format_source(path), error=ended.failure)
                waiting[place] = ended.done.result if ended.done else failed
            elif not more:
                return


def choose_seconds(settings: Settings, limits: Limits) -> float:
    """The time that a document may take in a worker: the shorter one of the two.

    >>> choose_seconds(Settings(seconds=0.3), Limits()), choose_seconds(Settings(), Limits(90))
    (0.3, 90)
    """
    told = settings.seconds if settings.seconds != DEFAULT_SETTINGS.seconds else None
    return limits.seconds if told is None else min(told, limits.seconds)


def process_path(task: tuple[int, str], *, settings: Settings) -> TaskResult[Outcome]:
    """What a worker does with a path."""
    outcome = attempt_file(task[1], settings)
    return TaskResult(outcome, "error" if outcome.error else "article", outcome.error)
