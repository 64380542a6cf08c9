"""What decoding costs and what a repair does to clean texts, on invented texts.

    python -m benchmarks.decoding [KB]

How many of the cases of an encoding are read right is measured by a judge with a function of ours,
`newsclean.decode:detect` (docs/encodings.md).
"""

import sys
import time

from newsclean.decode.chain import decode
from newsclean.decode.mojibake import repair_mojibake

STORIES = {
    "zh": "河湾镇今年夏天修好了最后一段江堤，全长四公里。“水来的时候不用再搬粮食了。”村民说。",
    "ja": "市は古い橋を三週間閉鎖すると発表した。「知らされていなかった」と住民は話している。",
    "ru": "Город закроет старый мост на три недели; «нас никто не предупредил», — сказала женщина.",
    "fr": "La mairie fermera le vieux pont cet été : « on ne l’a pas su », dit une élève à vélo.",
    "pl": "Miasto zamknie stary most na trzy tygodnie; „nikt nas nie uprzedził”, mówią ludzie.",
}
CODECS = {
    "zh": ("utf-8", "gb18030", "big5hkscs"),
    "ja": ("utf-8", "cp932"),
    "ru": ("utf-8", "cp1251"),
    "fr": ("utf-8", "cp1252"),
    "pl": ("utf-8", "cp1250"),
}
ROUNDS = 30


def main() -> None:
    """Print milliseconds of processor time for each language and encoding."""
    size = int(sys.argv[1]) * 1000 if len(sys.argv) > 1 else 100_000
    print(f"{'':3} {'encoding':10} {'text':>8} {'page':>8}  ms CPU for {size // 1000} kB")
    for language, story in STORIES.items():
        for codec in CODECS[language]:
            text = cut(f"{story}\n", codec, size)
            page = cut(f'<div class="text"><p>{story}</p></div>\n', codec, size)
            print(f"{language:3} {codec:10} {cost(text):8.2f} {cost(page):8.2f}")
    changed = sum(
        repair_mojibake(page).text != page.text
        for story in STORIES.values()
        for number in range(120)
        for page in [decode((f"{number}. {story}\n" * (1 + number % 5)).encode())]
    )
    print(f"clean texts changed by a repair: {changed} of {len(STORIES) * 120}")


def cut(line: str, codec: str, size: int) -> bytes:
    """A line again and again, up to a size in bytes, cut at the end of a character."""
    data = line.encode(codec, "ignore")
    return data * (size // len(data))


def cost(data: bytes) -> float:
    """The least of several runs: other work on the machine only adds time."""
    least = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        decode(data)
        least = min(least, 1000 * (time.process_time() - began))
    return least


if __name__ == "__main__":
    main()
