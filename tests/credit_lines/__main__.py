"""Print how many generated lines of credits are read right: `python -m tests.credit_lines zh_hans`.

`--half "held out"` draws from the parts that no rule was written with; `-v` shows lines that are
read wrong: never with the held-out half while you write rules.
"""

import argparse
import sys

from tests.credit_lines.grammar import Half
from tests.credit_lines.scores import score_table, tell_kinds
from tests.credit_lines.tables import list_table_names, load_table


def main() -> None:
    """Score the tables that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tables", nargs="*", default=list_table_names())
    parser.add_argument("--half", type=Half, default=Half.FITTED, choices=list(Half))
    parser.add_argument("--count", type=int, default=100, help="lines of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-v", "--verbose", action="store_true")
    asked = parser.parse_args()
    for name in asked.tables:
        results = score_table(load_table(name), asked.half, asked.count, asked.seed)
        figures = "\n".join(tell_kinds(results, verbose=asked.verbose))
        sys.stdout.write(f"{name}, {asked.half}\n{figures}\n")


if __name__ == "__main__":
    main()
