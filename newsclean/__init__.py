"""newsclean turns saved news pages, HTML or text dumps, into clean articles.

>>> page = "Rain floods the old town\\n\\nBy Jane Miller\\n\\n" + "The river rose by two metres in the night, and the lower streets had to be cleared. " * 4
>>> extract(page).title
'Rain floods the old town'
"""

from newsclean.errors import InputError, NewscleanError, PageError
from newsclean.model import Article, Outcome, Settings
from newsclean.pipeline import Explanation, explain, extract, extract_file, extract_many
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
