"""How long `newsclean duplicates` takes, how much memory, and what it finds, on invented stories.

    python -m benchmarks.duplicates [RECORDS] [SEED]

Half of the stories are Chinese. One in two appears once, the others in 2 to 40 papers: with other
datelines, cut at the end, with a line of the paper's own. What belongs together is known, so
precision and recall are of pairs of records.
"""

import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

from newsclean.duplicates import Group, find_duplicates
from newsclean.model import Article, Outcome
from newsclean.records.render import build_record

COPIES = (1, 1, 1, 1, 2, 3, 5, 40)
DATELINES = ("LONDON (AP) — ", "Staff report. ", "新华社北京8月17日电 ", "本报讯 ", "")


def main() -> None:
    """Make the stories, group them and print what it cost."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    began, used = time.time(), time.process_time()
    for _ in stories(count, seed):
        pass
    making = time.process_time() - used
    began, used = time.time(), time.process_time()
    groups = find_duplicates(stories(count, seed))
    seconds, cpu = time.time() - began, time.process_time() - used - making
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    precision, recall = pairs(groups, Counter(truth(r["source"]) for r in stories(count, seed)))
    print(
        f"{count} records: {seconds:.0f} s ({1000 * cpu / count:.2f} ms CPU a record), {memory} MB"
    )
    print(f"{len(groups)} groups; pairs: precision {precision:.4f}, recall {recall:.4f}")


def stories(count: int, seed: int) -> Iterator[dict[str, Any]]:
    """Records of invented stories, the copies of one next to each other."""
    choose = random.Random(seed)  # noqa: S311 - no secret
    letters = "abcdefghijklmnoprstuvwy"
    latin = ["".join(choose.choices(letters, k=choose.randint(2, 9))) for _ in range(8000)]
    signs = [chr(choose.randrange(0x4E00, 0x9000)) for _ in range(2500)]
    made = number = 0
    while made < count:
        number += 1
        word, between = (signs, "") if choose.random() < 0.5 else (latin, " ")
        paragraphs = [
            between.join(choose.choices(word, k=choose.randint(40, 120)))
            + ("" if between else "。")
            for _ in range(choose.randint(4, 10))
        ]
        for copy in range(min(choose.choice(COPIES), count - made)):
            made += 1
            article = Article("article", "text", title="A title", text=printed(paragraphs, choose))
            yield build_record(Outcome(f"{number}/{copy}.html", article))


def printed(paragraphs: list[str], choose: random.Random) -> str:
    """A story as one paper prints it."""
    last = len(paragraphs)
    if choose.random() < 0.3:
        last = max(2, int(last * choose.uniform(0.4, 1)))
    own = [" ".join(choose.choices(paragraphs[0], k=30))] if choose.random() < 0.2 else []
    return choose.choice(DATELINES) + "\n\n".join([*paragraphs[:last], *own])


def truth(source: str) -> str:
    """Which story a record tells."""
    return source.partition("/")[0]


def pairs(groups: list[Group], sizes: Counter[str]) -> tuple[float, float]:
    """Precision and recall of the pairs of records that are in one group."""
    given = right = 0
    for group in groups:
        told = Counter(truth(member.entry.source) for member in group.members)
        given += pairs_of(len(group.members))
        right += sum(map(pairs_of, told.values()))
    wanted = sum(map(pairs_of, sizes.values()))
    return right / given if given else 1.0, right / wanted if wanted else 1.0


def pairs_of(count: int) -> int:
    """How many pairs some things make."""
    return count * (count - 1) // 2


if __name__ == "__main__":
    main()
