"""Invented news texts of the languages that legacy encodings were made for."""

from newsclean.model import Decoded

CHINESE = (
    "河湾镇今年夏天修好了最后一段江堤，全长四公里，堤顶可以走两辆自行车。\n"
    "“水来的时候不用再搬粮食了。”七十岁的村民说，他家门前的水痕有一人高。\n"
    "工程由三个村的村民一起施工，每天的进度写在村口的黑板上，谁都可以去看。\n"
)
TAIWAN = (
    "河灣鎮今年夏天修好了最後一段江堤，全長四公里，堤頂可以走兩輛自行車。\n"
    "「水來的時候不用再搬糧食了。」七十歲的村民說，他家門前的水痕有一人高。\n"
)
JAPANESE = (
    "川辺町では今年の夏、最後の堤防の工事が終わり、全長四キロの道ができた。\n"
    "「水が来ても米を運ばなくてよくなった」と七十歳の住民は話している。\n"
)
KOREAN = (
    "강변 마을은 올여름 마지막 제방 공사를 끝냈으며 길이는 모두 사 킬로미터이다.\n"
    "일흔 살의 주민은 이제 물이 와도 쌀을 옮기지 않아도 된다고 말했다.\n"
)
RUSSIAN = (
    "Речной посёлок этим летом достроил последний участок дамбы длиной четыре километра.\n"
    "«Теперь не нужно переносить зерно», — сказал житель, которому семьдесят лет.\n"
)
FRENCH = (
    "Le village a terminé cet été la dernière partie de la digue, longue de quatre kilomètres.\n"
    "« Nous n’aurons plus à déplacer les récoltes », a déclaré une habitante âgée de 70 ans.\n"
)
GREEK = (
    "Το χωριό ολοκλήρωσε φέτος το καλοκαίρι το τελευταίο τμήμα του αναχώματος στο ποτάμι.\n"
    "Άλλοι κάτοικοι είπαν ότι δεν θα χρειαστεί πια να μεταφέρουν το σιτάρι τους.\n"
)
LEGACY = {
    "gb18030": CHINESE,
    "gbk": CHINESE,
    "gb2312": CHINESE,
    "big5": TAIWAN,
    "cp932": JAPANESE,
    "euc_jp": JAPANESE,
    "iso2022_jp": JAPANESE,
    "euc_kr": KOREAN,
    "cp949": KOREAN,
    "cp1251": RUSSIAN,
    "koi8_r": RUSSIAN.replace("«", '"').replace("»", '"').replace("—", "-"),
    "cp1252": FRENCH,
    "cp1253": GREEK,
    "iso8859_7": GREEK,
}


def page(text: str, label: str | None = None) -> str:
    """A small page around a text."""
    meta = f'<meta charset="{label}">' if label else ""
    rows = "".join(f"<p>{line}</p>\n" for line in text.splitlines())
    return f"<html><head>{meta}<title>{text[:8]}</title></head><body>\n{rows}</body></html>\n"


def codes(decoded: Decoded) -> list[str]:
    """The codes of what was damaged."""
    return [caution.code for caution in decoded.damage]
