"""Draw lines of code for a newcomer who guesses the room of each from the folder names alone.

$ python -m tools.guess_room --seed 1 --count 20              # the lines, without their places
$ python -m tools.guess_room --seed 1 --count 20 --answers    # where they stand

A line is drawn from a function of five lines or more, one a function, and is a statement of some
length: a name and a call say something, `return found` does not. Rooms are drawn from by their
number of functions.
"""

import argparse
import ast
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

PACKAGE = Path(__file__).parents[1] / "newsclean"
MIN_FUNCTION_LINES = 5
MIN_LINE_CHARS = 30


class DrawnLine(NamedTuple):
    """A line of code and where it stands: `label/rules/rules.py:120`."""

    text: str
    place: str


def list_functions() -> Iterator[tuple[Path, ast.FunctionDef, list[str]]]:
    """Each function of five lines or more in a room, with its file and the file's lines."""
    for path in sorted(PACKAGE.glob("*/**/*.py")):
        source = path.read_text("utf-8")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef) and node.end_lineno is not None:
                body = node.end_lineno - node.body[0].lineno + 1
                if body >= MIN_FUNCTION_LINES:
                    yield path, node, source.split("\n")


def draw_line(path: Path, node: ast.FunctionDef, lines: list[str], random: Random) -> DrawnLine:
    """A line of a function's body, its docstring aside; the longest where all are short."""
    first = node.body[1].lineno if ast.get_docstring(node) and node.body[1:] else node.lineno + 1
    numbers = range(first, (node.end_lineno or first) + 1)
    telling = [n for n in numbers if len(lines[n - 1].strip()) >= MIN_LINE_CHARS]
    number = random.choice(telling or [max(numbers, key=lambda n: len(lines[n - 1].strip()))])
    place = f"{path.relative_to(PACKAGE).as_posix()}:{number}"
    return DrawnLine(lines[number - 1].strip(), place)


def draw_lines(seed: int, count: int) -> list[DrawnLine]:
    """So many lines, each from another function; equal seeds draw equal lines of equal code."""
    random = Random(seed)  # noqa: S311 - a draw, no secret
    drawn = random.sample(list(list_functions()), count)
    return [draw_line(*function, random) for function in drawn]


def main() -> None:
    """Print the lines, or where they stand."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--answers", action="store_true", help="print the places instead")
    options = parser.parse_args()
    for i, line in enumerate(draw_lines(options.seed, options.count), 1):
        print(f"{i:2}  {line.place if options.answers else line.text}")


if __name__ == "__main__":
    main()
