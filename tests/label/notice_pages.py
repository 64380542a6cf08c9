"""Pages made of a story and one line more: a notice, or a line of the story with the same words.

The cases are every line of `notice_lines` in every place of a story of its language, as HTML and as
a dump; the tests take a slice of them.
"""

from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from newsclean import extract
from newsclean.text.fold import keep_alnum
from tests.lexicon.notice_lines import NEAR_MISSES, NOTICES

STORIES = {
    "en": [
        "The ferry to Holm Island stopped running on Monday after divers found cracks in its hull.",
        "About three hundred people use it each day, most of them on their way to the cannery.",
        "Repairs will take until August, the harbour office said, and cost nearly two million.",
        "Until then a fishing boat will carry passengers twice a day if the weather allows it.",
    ],
    "zh": [
        "江湾镇的老渡口星期一停止运营，潜水员前一天在渡船底部发现了三道裂缝，最长的一道超过半米。",
        "这条航线每天大约运送三百名乘客，其中多数是到对岸罐头厂上班的工人，他们只能改走上游的大桥。",
        "港务部门表示，修理工作预计持续到八月，费用接近两百万元，其中一半由镇里的维修基金承担。",
        "在此之前，两艘渔船将在天气允许的情况下每天往返两次，老人和学生可以免费乘坐。",
    ],
    "ja": [
        "江島と本土を結ぶ渡し船が月曜日から運休している。前日の点検で船底に三本の亀裂が見つかったためだ。",
        "この航路は一日におよそ三百人が利用し、その多くは対岸の缶詰工場に通う人たちである。",
        "港湾事務所によると、修理は八月までかかり、費用は二億円近くになる見通しだという。",
        "それまでの間、天候が許せば漁船が一日二往復し、島の人々や荷物を運ぶことになった。",
    ],
    "ko": [
        "강변도와 육지를 잇는 나룻배가 월요일부터 운항을 멈췄다. 전날 점검에서 배 밑바닥에 금이 간 것이 발견됐다.",
        "이 뱃길은 하루에 약 삼백 명이 이용하며 대부분 건너편 통조림 공장에 다니는 사람들이다.",
        "항만 사무소는 수리가 팔월까지 이어지고 비용은 이십억 원 가까이 들 것이라고 밝혔다.",
        "그때까지 날씨가 좋은 날에는 고깃배가 하루 두 번 사람과 짐을 실어 나르기로 했다.",
    ],
    "de": [
        "Die Fähre zur Insel Holm fährt seit Montag nicht mehr, weil Taucher Risse im Rumpf fanden.",
        "Rund dreihundert Menschen nutzen sie jeden Tag, die meisten auf dem Weg in die Fischfabrik.",
        "Die Reparatur dauert nach Angaben des Hafenamts bis August und kostet fast zwei Millionen.",
        "Bis dahin bringt ein Kutter die Fahrgäste zweimal am Tag hinüber, wenn das Wetter es zulässt.",
    ],
    "fr": [
        "Le bac de l'île de Holm ne circule plus depuis lundi : des plongeurs ont trouvé des fissures.",
        "Environ trois cents personnes l'empruntent chaque jour, surtout pour aller à la conserverie.",
        "Les travaux dureront jusqu'en août, selon la capitainerie, et coûteront deux millions.",
        "D'ici là, un chalutier transportera les passagers deux fois par jour si le temps le permet.",
    ],
    "es": [
        "El transbordador de la isla de Holm no navega desde el lunes por unas grietas en el casco.",
        "Unas trescientas personas lo usan cada día, sobre todo para ir a la fábrica de conservas.",
        "La reparación durará hasta agosto, según el puerto, y costará casi dos millones.",
        "Hasta entonces un pesquero llevará a los pasajeros dos veces al día si el tiempo lo permite.",
    ],
    "ru": [
        "Паром на остров Хольм не ходит с понедельника: водолазы нашли в его корпусе трещины.",
        "Каждый день им пользуются около трёхсот человек, большинство едет на консервный завод.",
        "Ремонт продлится до августа, сообщили в порту, и обойдётся почти в два миллиона.",
        "До тех пор рыбацкий катер будет перевозить людей дважды в день, если позволит погода.",
    ],
    "ar": [
        "توقفت العبارة إلى جزيرة هولم عن العمل يوم الاثنين بعد أن عثر الغواصون على شقوق في هيكلها.",
        "ويستخدمها نحو ثلاثمئة شخص كل يوم، معظمهم في طريقهم إلى مصنع التعليب على الضفة الأخرى.",
        "وقال مكتب الميناء إن الإصلاح سيستمر حتى شهر أغسطس وإن تكلفته تقترب من مليونين.",
        "وحتى ذلك الحين سينقل قارب صيد الركاب مرتين في اليوم إذا سمحت الأحوال الجوية بذلك.",
    ],
}
TITLES = {
    "en": "Ferry to Holm Island stops",
    "zh": "江湾镇老渡口停运",
    "ja": "江島の渡し船が運休",
    "ko": "강변도 나룻배 운항 중단",
    "de": "Fähre nach Holm steht still",
    "fr": "Le bac de Holm à l'arrêt",
    "es": "El transbordador de Holm no navega",
    "ru": "Паром на остров Хольм не ходит",
    "ar": "توقف العبارة إلى جزيرة هولم",
}
FORMS = ("html", "dump")
PLACES = (0, 2, 4)  # paragraphs of the story above the line


class NoticePage(NamedTuple):
    """A page of a story with one line more, and what its text should be."""

    lang: str
    form: str
    place: int
    line: str
    stays: bool

    def make(self) -> str:
        """The page."""
        lines = list(STORIES[self.lang])
        lines.insert(self.place, self.line)
        if self.form == "dump":
            return "\n\n".join([TITLES[self.lang], "2024-05-06 08:15", *lines, ""])
        body = "".join(f"<p>{escape(line)}</p>\n" for line in lines)
        return (
            f'<!DOCTYPE html><html lang="{self.lang}"><head><title>{TITLES[self.lang]}</title>'
            f"</head><body><article><h1>{TITLES[self.lang]}</h1>\n"
            f"<p><time>2024-05-06 08:15</time></p>\n{body}</article></body></html>"
        )

    def is_right(self) -> bool:
        """Whether the text has all of the story, and the line only if it belongs to it."""
        text = keep_alnum(extract(self.make().encode()).text or "")
        whole = all(keep_alnum(line) in text for line in STORIES[self.lang])
        return whole and (keep_alnum(self.line) in text) is self.stays


def make_pages(*, stays: bool) -> Iterator[NoticePage]:
    """All pages with a notice, or all with a line that stays."""
    for lang, lines in (NEAR_MISSES if stays else NOTICES).items():
        for line in lines if lang in STORIES else ():
            for place in PLACES:
                for form in FORMS:
                    yield NoticePage(lang, form, place, line, stays)
