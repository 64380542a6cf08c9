"""One document, tried: an article or the reason why there is none, never an exception."""

from collections.abc import Callable

from newsclean.documents.named_files import source_named
from newsclean.errors import NewscleanError
from newsclean.model import Article, Failure, Outcome, Settings
from newsclean.pipeline import extract_file


def outcome_of(path: str, settings: Settings) -> Outcome:
    """What becomes of one file."""
    return attempted(source_named(path), lambda: extract_file(path, settings=settings))


def attempted(source: str, make: Callable[[], Article]) -> Outcome:
    """What becomes of a document: what `make` returns, or why it raised."""
    try:
        return Outcome(source, article=make())
    except NewscleanError as error:
        return Outcome(source, error=Failure(error.code, str(error), error.stage))
    except MemoryError:
        return Outcome(
            source, error=Failure("memory", "the page needs more memory than there is", "extract")
        )
    except Exception as error:  # noqa: BLE001 - a bug met on one page must not cost the others
        return Outcome(
            source, error=Failure("internal", f"{type(error).__name__}: {error}", bug_stage(error))
        )


def bug_stage(error: BaseException) -> str:
    """The innermost module of ours that a bug's traceback goes through."""
    stage, trace = "extract", error.__traceback__
    while trace:
        name = str(trace.tb_frame.f_globals.get("__name__", ""))
        if name.startswith("newsclean."):
            stage = f"{name.removeprefix('newsclean.')}:{trace.tb_lineno}"
        trace = trace.tb_next
    return stage
