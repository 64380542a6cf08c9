"""Where the data files lie: words of languages, trained models, class and page words, encodings.

In: the parts of a name. Out: a path. Imports nothing of ours.
"""

import os

FOLDER = os.path.dirname(os.path.abspath(__file__))


def find_data(*parts: str) -> str:
    """The path of a data file or folder.

    >>> find_data("languages", "zh.toml").replace(os.sep, "/").endswith("data/languages/zh.toml")
    True
    """
    return os.path.join(FOLDER, *parts)
