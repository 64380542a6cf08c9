"""What a start costs: processor time of short commands, as multiples of `python -c pass`.

    python -m benchmarks.cold [--rounds 15] [TREE …]

Each round runs every command once, in turn, and the least of its rounds counts: other work on the
machine only adds time. `import click` and `import lxml.etree` are shown beside, as floors. With
TREEs (folders that hold a `newsclean`, such as an older checkout) each is measured. Exit status 1:
a figure of the first tree is not what is asked.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

COMMAND = "from newsclean.__main__ import main; main()"
PROSE = "The bridge was closed on Monday, and nobody knew when it would be opened again. " * 4
CHINESE_PROSE = "周一，老桥被封闭，没有人知道它什么时候会重新开放。" * 4
TITLE = "The old bridge is closed"
PAGES = {
    "one.txt": f"{TITLE}\n\nBy Anna Berg\n3 May 2021\n\n" + "\n\n".join([PROSE] * 6),
    "zh.txt": "老桥封闭\n\n2021-05-03 10:20 来源：云溪晚报 责任编辑：林小雨\n\n"
    + "\n\n".join([CHINESE_PROSE] * 6),
    "one.html": f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>"
    f"{f'<p>{PROSE}</p>' * 6}</body></html>",
}
MOST = {"--help": 4.0, "extract one.txt": 6.5, "extract one.html": 8.0}  # what is asked
FLOORS = ("pass", "import click", "import lxml.etree")


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("trees", nargs="*", type=Path, default=[Path.cwd()])
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    trees = [tree.resolve() for tree in options.trees]
    with tempfile.TemporaryDirectory() as folder:
        for name, text in PAGES.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        calls = ["--version", "--help", "extract --help", *(f"extract {name}" for name in PAGES)]
        runs = [(code, None, [sys.executable, "-c", code]) for code in FLOORS]
        runs += [
            (call, tree, [sys.executable, "-c", COMMAND, *call.split()])
            for call in calls
            for tree in trees
        ]
        least = [
            min(costs)
            for costs in zip(
                *(
                    [processor_time(run, tree, folder) for _, tree, run in runs]
                    for _ in range(options.rounds)
                ),
                strict=True,
            )
        ]
    missed = False
    for (name, tree, _), seconds in zip(runs, least, strict=True):
        times = seconds / least[0]
        over = tree == trees[0] and times > MOST.get(name, times)
        missed = missed or over
        where = f"  {tree}" if tree and len(trees) > 1 else ""
        print(f"{name:20} {seconds * 1e3:6.1f} ms {times:6.2f} x{' !' if over else ''}{where}")
    return 1 if missed else 0


def processor_time(run: list[str], tree: Path | None, folder: str) -> float:
    """Seconds of processor time, of the user and of the system, that a command takes."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env["PYTHONPATH"] = str(tree or "")
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run(run, capture_output=True, check=True, timeout=60, env=env, cwd=folder)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    sys.exit(main())
