"""The calls that are read without Click, which takes longer to load than a page takes to read.

These are help, version, and `extract` with files and at most `-o`, as loops of a shell run it. What
is not understood here Click reads, with the same end: it knows every option, and what to say of
mistakes.
"""

from collections.abc import Callable, Sequence

from newsclean.cli.output_file import STDIN_OR_STDOUT, may_be_in_the_way, open_stdout, write_utf8
from newsclean.cli.overview import HELP_NAMES, OVERVIEW, VERSION_LINE
from newsclean.cli.settings import OUTPUT_NAMES


def find_plain_work(words: Sequence[str]) -> Callable[[], int] | None:
    """What a plain call asks for, to be called; `None` for any other call.

    Args:
        words: the arguments of the command line.
    """
    match words:
        case ["--version"]:
            return lambda: show(f"{VERSION_LINE}\n")
        case [word] if word in HELP_NAMES:
            return lambda: show(OVERVIEW)
        case ["extract", *rest]:
            return plan_extract(rest)
    return None


def show(text: str) -> int:
    """Write text to stdout, and give the exit code."""
    with open_stdout() as stdout:
        write_utf8(stdout, text)
    return 0


def plan_extract(words: Sequence[str]) -> Callable[[], int] | None:
    """The work of `extract` with these arguments; `None` where Click has to read them."""
    files, output = read_files_and_output(words)
    if not files or (output is not None and may_be_in_the_way(output)):
        return None
    from newsclean.cli.extract_run import PLAIN_OPTIONS, ExtractRun

    return ExtractRun(files, {**PLAIN_OPTIONS, "output": output}).run


def read_files_and_output(words: Sequence[str]) -> tuple[tuple[str, ...], str | None]:
    """The files and what stands after `-o`; no files where anything else is there.

    >>> read_files_and_output(["a.html", "-o", "out.json", "-"])
    (('a.html', '-'), 'out.json')
    >>> read_files_and_output(["a.html", "--quiet"]), read_files_and_output(["a.html", "-o"])
    (((), None), ((), None))
    """
    files: list[str] = []
    output: str | None = None
    rest = iter(words)
    for word in rest:
        named = word in OUTPUT_NAMES and output is None
        value = next(rest, "--") if named else word
        if value.startswith("-") and value != STDIN_OR_STDOUT:
            return (), None
        if named:
            output = value
        else:
            files.append(value)
    return tuple(files), output
