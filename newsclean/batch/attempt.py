"""One document attempted: an article, or the reason why there is none; never an exception."""

from collections.abc import Callable

from newsclean.documents import Entry, build_page_settings, load
from newsclean.documents.named_files import format_source
from newsclean.errors import NewscleanError
from newsclean.limits.process import NO_MEMORY, is_out_of_memory
from newsclean.model import Article, Failure, Outcome, Settings
from newsclean.pipeline import extract, extract_file


def attempt_file(path: str, settings: Settings) -> Outcome:
    """The outcome of one file."""
    return attempt_extraction(format_source(path), lambda: extract_file(path, settings=settings))


def attempt_entry(
    entry: Entry, settings: Settings, weigh: Callable[[int], None] = lambda _: None
) -> Outcome:
    """The outcome of an entry.

    Args:
        entry: a page, or why there is none.
        settings: how to read it.
        weigh: is told how many bytes the page has.
    """
    return attempt_extraction(entry.source, lambda: extract_entry(entry, settings, weigh))


def extract_entry(entry: Entry, settings: Settings, weigh: Callable[[int], None]) -> Article:
    """The article of an entry, which may know its address, day, charset and kind.

    Raises:
        NewscleanError: it cannot be read, or has no article.
    """
    page = load(entry, settings.max_bytes)
    data = page.data or b""
    weigh(len(data))
    article = extract(data, settings=build_page_settings(page, settings))
    kind = "mhtml" if page.kind == "mhtml" else article.kind
    return article._replace(kind=kind, warnings=(*article.warnings, *page.cautions))


def attempt_extraction(source: str, make: Callable[[], Article]) -> Outcome:
    """The outcome of a document: the article that `make` returns, or why it raised."""
    try:
        return Outcome(source, article=make())
    except NewscleanError as error:
        return Outcome(source, error=Failure(error.code, str(error), error.stage))
    except Exception as error:  # noqa: BLE001 - a bug met on one page must not cost the others
        if is_out_of_memory(error):
            return Outcome(source, error=Failure("memory", NO_MEMORY, "extract"))
        return Outcome(
            source,
            error=Failure("internal", f"{type(error).__name__}: {error}", find_bug_stage(error)),
        )


def find_bug_stage(error: BaseException) -> str:
    """Module and line of the innermost code of ours in a bug's traceback (docs/record.md).

    >>> from newsclean.lexicon.lexicon import get_lexicon
    >>> try:
    ...     get_lexicon(7)
    ... except Exception as error:
    ...     find_bug_stage(error).partition(":")[0]
    'lexicon.lexicon'
    """
    stage, trace = "extract", error.__traceback__
    while trace:
        name = str(trace.tb_frame.f_globals.get("__name__", ""))
        if name.startswith("newsclean."):
            stage = f"{name.removeprefix('newsclean.')}:{trace.tb_lineno}"
        trace = trace.tb_next
    return stage
