"""How long labelling takes on generated dumps: columns, card, rules, the whole way; 200 lines each.

    python -m benchmarks.labelling

Times are those of the process (the least of some runs), so that other work on the machine tells
less.
"""

import random
import time
from collections.abc import Callable, Iterator

from newsclean.label.features.registry import build_feature_table
from newsclean.label.labelling import label
from newsclean.label.scorecard.card import get_card_folder, load_card
from newsclean.lexicon.lexicon import Lexicon, get_lexicon
from newsclean.model import Decoded, Page, Settings
from newsclean.parsers.credits.lines import parse_credits
from newsclean.pipeline import explain
from newsclean.read.dump.reader import read_text

PAGES, RUNS, LINES = 20, 5, 200
WORDS = {
    "en": "the river town mayor said that bridge was closed for a week after rain and water rose "
    "in streets below market where people had been warned".split(),
    "zh": list("的青河水位上涨镇长说桥将在本周关闭市民已经离开低洼街道和学校也不上课了"),
}
MENUS = {
    "en": ("Home", "Sports", "Sign in", "Read more", "Share this", "Photo: Jane Miller", "12:30"),
    "zh": ("首页", "体育", "登录", "更多", "分享到", "来源：青河日报", "2022-08-18 11:00"),
}


def dump_of(code: str, seed: int) -> str:
    """A dump of 200 lines: menus, a story of every fourth line, menus."""
    pick = random.Random(seed)  # noqa: S311 - for pages, not for secrets
    space, stop = ("", "。") if code == "zh" else (" ", ".")
    lines = []
    for i in range(LINES):
        if 40 < i < 140 and i % 2:
            lines.append(space.join(pick.choices(WORDS[code], k=pick.randint(20, 60))) + stop)
        elif i % 7 == 0:
            lines.append("")
        else:
            menu = (*MENUS[code], space.join(pick.choices(WORDS[code], k=pick.randint(2, 8))))
            lines.append(pick.choice(menu))
    return "\n".join(lines)


def least(work: Callable[[], object]) -> float:
    """The shortest time of some runs, in milliseconds; nothing is known of the lines before."""
    times = []
    for _ in range(RUNS):
        parse_credits.cache_clear()
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return 1e3 * min(times)


def stage_times(page: Page, text: str, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    """The times of the stages on one dump."""
    card = load_card("text", get_card_folder())
    yield "columns", least(lambda: list(build_feature_table(page, lexicon).values()))
    yield (
        "columns and card",
        least(lambda: card.scores(build_feature_table(page, lexicon), len(page.blocks))),
    )
    yield "label", least(lambda: label(page, lexicon))
    yield "bytes to record", least(lambda: explain(text, settings=Settings(input="text")))


def generated() -> None:
    """Print the times of the stages on generated dumps."""
    for code in WORDS:
        sums: dict[str, float] = {}
        for seed in range(PAGES):
            text = dump_of(code, seed)
            page = read_text(Decoded(text, "utf-8", "utf-8", 1.0))
            for name, took in stage_times(page, text, get_lexicon(code)):
                sums[name] = sums.get(name, 0.0) + took / PAGES
        print(code, " ".join(f"{name}: {took:.2f} ms" for name, took in sums.items()))


if __name__ == "__main__":
    generated()
