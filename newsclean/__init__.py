r"""newsclean turns saved news pages, HTML or text dumps, into clean articles.

The public names are loaded when they are first asked for, so that `newsclean --help` loads none of
them.

>>> prose = "The river rose by two metres in the night, and the lower streets had to be cleared. "
>>> article = extract("Rain floods the old town\n\nBy Jane Miller\n\n" + prose * 4)
>>> article.title, article.authors[0].name
('Rain floods the old town', 'Jane Miller')
"""

TYPE_CHECKING = False  # `typing` would be loaded before the command can take an interrupt

if TYPE_CHECKING:
    from newsclean.batch.many import extract_many
    from newsclean.errors import InputError, NewscleanError, PageError
    from newsclean.model import Article, Outcome, Settings
    from newsclean.pipeline import Explanation, explain, extract, extract_file
    from newsclean.version import __version__

__all__ = [
    "Article",
    "Explanation",
    "InputError",
    "NewscleanError",
    "Outcome",
    "PageError",
    "Settings",
    "__version__",
    "explain",
    "extract",
    "extract_file",
    "extract_many",
]

ROOMS = {
    "Article": "model",
    "InputError": "errors",
    "NewscleanError": "errors",
    "Outcome": "model",
    "PageError": "errors",
    "Settings": "model",
    "__version__": "version",
    "extract_many": "batch.many",
}
"""Where the public names live; the others live in `pipeline`."""


def __getattr__(name: str) -> object:
    """Load a public name from its room (PEP 562)."""
    from importlib import import_module  # noqa: PLC0415 - the command asks for no public name

    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{ROOMS.get(name, 'pipeline')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
