"""A folder of pages in which files lie that are named as Python's modules, and who imports them."""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import newsclean

PACKAGE_HOME = os.path.dirname(os.path.dirname(newsclean.__file__))
SENTENCE = "The river rose by two metres in the night, and the lower streets were cleared. "
OTHER_MODULES = (
    "newsclean sitecustomize usercustomize lxml click rich trafilatura justext courlan "
    "htmldate dateparser charset_normalizer certifi pyarrow zstandard brotli rensa "
    "numpy orjson readline _distutils_hack"
).split()
DECOYS = sorted({*sys.stdlib_module_names, *OTHER_MODULES})
PACKAGES = {"newsclean", "lxml", "click", "trafilatura", "pyarrow"}
CONSOLE_SCRIPT = f"""\
import re
import sys
sys.path.insert(1, {PACKAGE_HOME!r})  # else -E would find the newsclean that is installed
from newsclean.__main__ import main
if __name__ == "__main__":
    sys.argv[0] = re.sub(r"\\.exe$", "", sys.argv[0])
    sys.exit(main())
"""


class PageFolder:
    """Two pages and an archive, with a decoy for each module that anything may import.

    Attributes:
        path: the folder.
        marks: where each decoy that is imported leaves a file of its name.
        script: what pip installs as the command `newsclean`, in a folder of its own.
    """

    def __init__(self, folder: Path, names: Iterable[str] = DECOYS) -> None:
        """Write all of it."""
        self.path, self.marks, tools = folder / "pages", folder / "marks", folder / "bin"
        for made in (self.path, self.marks, tools):
            made.mkdir()
        self.script = tools / "newsclean"
        self.script.write_text(CONSOLE_SCRIPT)
        for name in "ab":
            text = f"Flood {name} reaches the town\n\nBy Jane Miller\n\n{SENTENCE * 4}\n"
            (self.path / f"{name}.txt").write_text(text)
        row = f'{{"html": "<h1>Rain floods the town</h1><p>{SENTENCE * 4}</p>"}}\n'
        (self.path / "rows.jsonl").write_text(row)
        for name in names:
            code = f"open({str(self.marks / name)!r}, 'w').close()\n"
            if name in PACKAGES:
                (self.path / name).mkdir()
                (self.path / name / "__init__.py").write_text(code)
            else:
                (self.path / f"{name}.py").write_text(code)

    def run(
        self, *command: object, cwd: Path | None = None, stdin: str = "", **environment: str
    ) -> "subprocess.CompletedProcess[str]":
        """Run Python in the folder of pages."""
        known = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
        return subprocess.run(
            [sys.executable, *map(str, command)],
            cwd=cwd or self.path,
            env={**known, "PYTHONPATH": PACKAGE_HOME, **environment},
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def list_imported(self) -> list[str]:
        """The decoys that were imported."""
        return sorted(os.listdir(self.marks))
