"""Check that the house stays tidy: `python .ci/house.py LINES ROOT FILES FOLDERS`.

No Python file of the repository has more lines than LINES, and the folder ROOT no more than so many
files and folders of its own. Counted is what git knows or would take; the pages of tests are data.
What ruff measures (a function's statements, branches, arguments) is left to it.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

PAGES = ("tests/pages/", "tests/known_failures/")


def found(repository: Path) -> list[str]:
    """Every file of a repository, by its path from there."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=repository, check=True, capture_output=True)
    paths = sorted({path for path in listed.stdout.decode().split("\0") if path})
    return [path for path in paths if (repository / path).is_file()]


def too_long(repository: Path, paths: list[str], most: int) -> Iterator[str]:
    """What to say of each Python file that is too long."""
    for path in paths:
        if path.endswith(".py") and not path.startswith(PAGES):
            lines = len((repository / path).read_text("utf-8").splitlines())
            if lines > most:
                yield f"{path}: {lines} lines, at most {most}; part it by what it is about"


def too_full(paths: list[str], root: str, most: dict[str, int]) -> Iterator[str]:
    """What to say of a folder that holds too much."""
    inside = [PurePosixPath(path).relative_to(root).parts for path in paths if is_in(path, root)]
    held = {
        "files": {parts[0] for parts in inside if len(parts) == 1},
        "folders": {parts[0] for parts in inside if len(parts) > 1},
    }
    if not inside:
        yield f"{root}: there is no such folder"
    for what, names in held.items():
        if len(names) > most[what]:
            told = ", ".join(sorted(names))
            yield f"{root}: {len(names)} {what}, at most {most[what]}: {told}"


def is_in(path: str, root: str) -> bool:
    """Whether a file is below a folder."""
    return PurePosixPath(path).is_relative_to(root)


def main(lines: str, root: str, files: str, folders: str) -> str | None:
    """Say what is wrong with the repository here; nothing where all is well."""
    here = Path.cwd()
    paths = found(here)
    most = {"files": int(files), "folders": int(folders)}
    told = [*too_long(here, paths, int(lines)), *too_full(paths, root, most)]
    return "\n".join(told) or None


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
