"""Print how many generated pages are read right: `python -m tests.closing_boxes zh -v`.

`--half "held out"` uses the headings that no rule was written with; `-v` shows what is wrong: never
with that half while you write rules.
"""

import argparse
import sys

from tests.closing_boxes.grammar import Half, load_words, make_cases
from tests.closing_boxes.scores import tell_faults


def main() -> None:
    """Score the languages that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="*", default=list(load_words()))
    parser.add_argument("--half", type=Half, default=Half.FITTED, choices=list(Half))
    parser.add_argument("--every", type=int, default=1, help="score one of so many pages")
    parser.add_argument("-v", "--verbose", action="store_true")
    asked = parser.parse_args()
    cases = (
        case for case in make_cases(asked.half, asked.every) if case.language in asked.languages
    )
    sys.stdout.writelines(f"{line}\n" for line in tell_faults(cases, verbose=asked.verbose))


if __name__ == "__main__":
    main()
