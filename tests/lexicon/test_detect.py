"""The language of a text: sentences of our own in each language, and claims that lie."""

import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.lexicon.detect import (
    CANONICAL_CODES,
    LANGUAGE_BY_SCRIPT,
    MINOR_LANGUAGES_BY_SCRIPT,
    SCRIPT_BLOCKS,
    count_script_letters,
    detect_language,
    find_longest_paragraphs,
    find_main_script,
    get_letter_script,
    parse_claimed_language,
)
from newsclean.lexicon.lexicon import LANGUAGE_CODES
from newsclean.model import Block, Kind, Page, Place

SENTENCES = {
    "zh-Hans": "市政府昨天宣布，这座桥将从下个月开始维修，期间车辆需要绕行，预计工程会持续到年底。",
    "zh-Hant": "市政府昨天宣布，這座橋將從下個月開始維修，期間車輛需要繞行，預計工程會持續到年底。",
    "ja": "市は昨日、この橋の補修工事を来月から始めると発表した。工事は年末まで続く見通しだ。",
    "ko": "시는 어제 다음 달부터 이 다리의 보수 공사를 시작한다고 밝혔다. 공사는 연말까지 이어질 전망이다.",
    "en": "The city said yesterday that work on the bridge will begin next month and that it is to be "
    "finished before the end of the year.",
    "de": "Die Stadt hat gestern mitgeteilt, dass die Arbeiten an der Brücke im nächsten Monat beginnen "
    "und bis zum Ende des Jahres dauern werden.",
    "fr": "La ville a annoncé hier que les travaux sur le pont commenceront le mois prochain et qu’ils "
    "dureront jusqu’à la fin de l’année.",
    "es": "El ayuntamiento anunció ayer que las obras del puente empezarán el mes que viene y que no van "
    "a terminar hasta el final del año.",
    "it": "Il comune ha annunciato ieri che i lavori sul ponte inizieranno il mese prossimo e che non "
    "saranno finiti prima della fine dell’anno.",
    "pt": "A prefeitura anunciou ontem que as obras da ponte vão começar no mês que vem e que não "
    "terminam até o fim do ano.",
    "nl": "De stad heeft gisteren gezegd dat het werk aan de brug in de volgende maand begint en dat het "
    "tot het einde van het jaar zal duren.",
    "pl": "Miasto ogłosiło wczoraj, że prace na moście zaczną się w przyszłym miesiącu i że nie zakończą "
    "się przed końcem roku, ale ruch będzie możliwy.",
    "tr": "Belediye dün yaptığı açıklamada köprüdeki çalışmaların gelecek ay başlayacağını ve yıl sonuna "
    "kadar süreceğini, bu nedenle yeni bir yol için plan olduğunu duyurdu.",
    "ru": "Городские власти вчера сообщили, что ремонт моста начнётся в следующем месяце и что он не "
    "закончится до конца года.",
    "ar": "أعلنت البلدية أمس أن أعمال صيانة الجسر ستبدأ في الشهر المقبل وأنها لن تنتهي قبل نهاية هذا "
    "العام، وقال المتحدث إن ذلك من أجل السلامة.",
    "vi": "Thành phố hôm qua cho biết việc sửa chữa cây cầu sẽ bắt đầu vào tháng sau và không thể xong "
    "trước cuối năm, do đó người dân phải đi đường khác.",
    "id": "Pemerintah kota kemarin mengatakan bahwa perbaikan jembatan itu akan dimulai pada bulan depan "
    "dan tidak akan selesai sebelum akhir tahun ini.",
    "th": "เทศบาลประกาศเมื่อวานนี้ว่าการซ่อมสะพานจะเริ่มในเดือนหน้า",
    "he": "העירייה הודיעה אתמול כי עבודות התיקון בגשר יתחילו בחודש הבא",
    "el": "Ο δήμος ανακοίνωσε χθες ότι τα έργα στη γέφυρα θα αρχίσουν τον επόμενο μήνα.",
    "hi": "नगर निगम ने कल कहा कि पुल की मरम्मत अगले महीने शुरू होगी।",
    "sv": "Kommunen meddelade i går att arbetet på bron ska börja nästa månad och att det inte kommer att "
    "vara klart före årets slut.",
    "da": "Kommunen oplyste i går, at arbejdet på broen skal begynde i næste måned, og at det ikke vil "
    "være færdigt før årets udgang, men at der er en anden vej.",
    "no": "Kommunen opplyste i går at arbeidet på broen skal begynne neste måned, og at det ikke vil bli "
    "ferdig før utgangen av året, men at det finnes en annen vei.",
    "fi": "Kaupunki kertoi eilen, että sillan korjaus alkaa ensi kuussa ja että se ei ole valmis ennen "
    "vuoden loppua, mutta liikenne on kuitenkin mahdollista myös silloin.",
    "hu": "A város tegnap azt közölte, hogy a híd felújítása a jövő hónapban kezdődik, és hogy az nem "
    "lesz kész az év vége előtt, de a forgalom is csak lassan halad majd.",
    "cs": "Město včera oznámilo, že oprava mostu začne příští měsíc a že se do konce roku nestihne, ale "
    "na druhém břehu je podle radnice objížďka, která bude pro auta.",
    "uk": "Міська влада вчора повідомила, що ремонт мосту почнеться наступного місяця і що він не "
    "закінчиться до кінця року, але рух буде можливий.",
    "fa": "شهرداری دیروز اعلام کرد که تعمیر این پل از ماه آینده آغاز می شود و تا پایان سال ادامه خواهد "
    "داشت و برای مردم راه دیگری در نظر گرفته شده است.",
    "is": "Borgin sagði í gær að vinna við brúna hefjist í næsta mánuði og að henni verði ekki lokið "
    "fyrir lok ársins, en það er önnur leið sem hægt er að fara.",
}
WRITTEN = [
    pytest.param(tag, text, id=tag)
    for tag, text in SENTENCES.items()
    if tag.partition("-")[0] in (*LANGUAGE_CODES, "th", "he", "el", "hi")
]


@pytest.mark.parametrize(("tag", "text"), WRITTEN)
def test_a_sentence_shows_its_language(tag: str, text: str) -> None:
    assert detect_language(text)[0] == tag


@pytest.mark.parametrize("claimed", ["en", "en-US", "de", "xx", "", "lang"])
@pytest.mark.parametrize(("tag", "text"), WRITTEN)
def test_a_claim_that_lies_is_overruled(tag: str, text: str, claimed: str) -> None:
    if claimed != "de" or tag != "nl":
        assert detect_language(text, claimed)[0] == tag


def test_every_language_file_is_tried() -> None:
    written = {param.values[0].partition("-")[0] for param in WRITTEN}  # type: ignore[union-attr]  # all are str
    assert written >= set(LANGUAGE_CODES)


@pytest.mark.parametrize(
    ("text", "claimed", "tag"),
    [
        ("", None, None),
        ("", "ja", "ja"),
        ("12:30 | 2023", "zh-CN", "zh"),
        ("Menu Home Login", None, None),
        ("Menu Home Login", "fr", "fr"),
        ("大分市長選", "ja-JP", "ja"),
        ("大分", "zh-TW", "zh-Hant"),
        ("大分", "zh_CN", "zh-Hans"),
        ("大分", None, "zh"),
    ],
)
def test_short_texts_take_the_claim(text: str, claimed: str | None, tag: str | None) -> None:
    assert detect_language(text, claimed)[0] == tag


def test_a_language_without_a_file_is_taken_from_its_claim() -> None:
    swahili = (
        "Serikali ya mji huo ilisema jana kwamba ukarabati wa daraja hilo utaanza mwezi ujao na "
        "hautakamilika kabla ya mwisho wa mwaka huu kwa sababu ya mvua."
    )
    assert detect_language(swahili, "sw")[0] == "sw"
    assert detect_language(swahili)[0] is None
    assert detect_language(swahili, "en")[0] is None


def test_a_japanese_quote_does_not_make_a_page_japanese() -> None:
    assert detect_language(SENTENCES["zh-Hans"] * 4 + "他说“ありがとう”。")[0] == "zh-Hans"


def test_prose_outweighs_navigation() -> None:
    menu = "\n".join(["Home", "Sport", "Politics", "Sign in", "Subscribe"] * 40)
    assert detect_language(f"{menu}\n{SENTENCES['de']}\n{menu}")[0] == "de"


def test_confidence_is_a_share() -> None:
    for param in WRITTEN:
        assert 0 < detect_language(str(param.values[1]))[1] <= 1


def test_chinese_needs_no_latin_file() -> None:
    script = (
        "from newsclean.lexicon import detect, lexicon\n"
        f"assert detect.detect_language({SENTENCES['zh-Hans']!r})[0] == 'zh-Hans'\n"
        f"assert detect.detect_language({SENTENCES['ja']!r})[0] == 'ja'\n"
        "assert lexicon.load_language_file.cache_info().currsize == 1\n"
        "assert lexicon.load_language_head.cache_info().currsize == 0\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_a_claim_that_the_words_do_not_bear_is_not_believed() -> None:
    """Templates say `lang="en"`; Zulu prose under it has no language with a file."""
    zulu = (
        "Umfula wenyuke ngamamitha amabili ebusuku, futhi imigwaqo engezansi kwadingeka ukuthi "
        "ikhishwe abantu. Imeya ithe akekho umuntu olimele kodwa izindlu ezingamashumi amane. "
    )
    assert detect_language(zulu * 3, "en")[0] is None
    assert detect_language("The river rose by two metres in the night.", "en")[0] == "en"


# What decides, at its edges


@pytest.mark.parametrize(
    ("text", "claimed", "confidence"),
    [
        ("12:30", "ja", 0.3),
        ("Menu Home Login", "fr", 0.4),
        ("大分市長選", "ja", 0.5),
        ("Umfula wenyuke ngamamitha amabili", "zu", 0.6),
        ("大分", None, 0.5),
        ("", None, 0.0),
    ],
)
def test_a_claim_alone_is_no_certainty(text: str, claimed: str | None, confidence: float) -> None:
    assert detect_language(text, claimed)[1] == confidence


def test_a_long_text_of_kanji_is_chinese() -> None:
    assert detect_language("大" * 79, "ja")[0] == "ja"
    assert detect_language("大" * 80, "ja")[0] == "zh"


@pytest.mark.parametrize(("kana", "tag"), [(8, "zh"), (9, "ja")])
def test_kana_beside_han(kana: int, tag: str) -> None:
    assert detect_language("大" * (100 - kana) + "の" * kana)[0] == tag


@pytest.mark.parametrize(
    ("han", "latin", "script"), [(40, 101, "Latin"), (41, 102, "Han"), (41, 103, "Latin")]
)
def test_a_dense_character_counts_as_two_and_a_half(han: int, latin: int, script: str) -> None:
    assert find_main_script("大" * han + "q" * latin)[0] == script


@given(st.text())
def test_letters_are_counted_by_script(text: str) -> None:
    one_by_one = Counter(filter(None, map(get_letter_script, text)))
    assert count_script_letters(text) == one_by_one


@pytest.mark.parametrize("sentences", [0, 3, 12, 13])
def test_the_longest_paragraphs_end_as_sentences(sentences: int) -> None:
    """Others follow where these are few; of one length the first on the page."""
    texts = [f"{'q' * (40 - i // 2)}{'.' if i < sentences else ','}" for i in range(20)]
    shuffled = texts[7:] + texts[:7]
    blocks = tuple(Block(text, Kind.PARAGRAPH, Place()) for text in shuffled)
    ranked = sorted(shuffled, key=lambda text: (not text.endswith("."), -len(text)))
    assert find_longest_paragraphs(Page("text", blocks)) == ranked[:12]


@pytest.mark.parametrize(("words", "tag"), [(11, None), (12, "en")])
def test_a_text_of_few_words_shows_no_language(words: int, tag: str | None) -> None:
    assert detect_language(" ".join(["the"] * words))[0] == tag


@pytest.mark.parametrize(("function", "tag"), [(2, None), (3, "en")])
def test_function_words_must_fill_an_eighth(function: int, tag: str | None) -> None:
    assert detect_language(" ".join(["the"] * function + ["qqq"] * (24 - function)))[0] == tag


@pytest.mark.parametrize(
    ("function", "other", "tag"),
    [
        (6, 94, None),  # 100 words are not more than 100
        (7, 94, "en"),
        (7, 110, None),  # less than 6 in 100
    ],
)
def test_a_long_text_of_one_language_needs_less(function: int, other: int, tag: str | None) -> None:
    assert detect_language(" ".join(["which"] * function + ["qqq"] * other))[0] == tag


def test_a_rival_takes_that_away() -> None:
    """`die` is German and Dutch."""
    assert detect_language(" ".join(["die"] * 9 + ["qqq"] * 110))[0] is None


@pytest.mark.parametrize(("words", "tag"), [(99, "en"), (100, None)])
def test_a_long_text_without_function_words_refutes_a_claim(words: int, tag: str | None) -> None:
    assert detect_language(" ".join(["which"] + ["qqq"] * (words - 1)), "en")[0] == tag


@pytest.mark.parametrize(("function", "tag"), [(19, "sw"), (20, "en")])
def test_a_claim_without_a_file_stands_below_a_fifth(function: int, tag: str) -> None:
    assert (
        detect_language(" ".join(["the"] * function + ["qqq"] * (100 - function)), "sw")[0] == tag
    )


def test_the_claim_tells_languages_with_the_same_words_apart() -> None:
    text = " ".join(["og", "det", "er", "til", "på", "for"] * 4)
    assert detect_language(text, "no")[0] == "no"
    assert detect_language(text, "da")[0] == "da"


@pytest.mark.parametrize(("code", "tag"), [*CANONICAL_CODES.items(), ("nb-NO", "no"), ("zz", "zz")])
def test_codes_that_pages_use(code: str, tag: str) -> None:
    assert parse_claimed_language(code) == tag


@pytest.mark.parametrize("claim", [None, "", "english", "x", "12"])
def test_no_code_is_no_claim(claim: str | None) -> None:
    assert parse_claimed_language(claim) is None


@pytest.mark.parametrize(("script", "minor"), MINOR_LANGUAGES_BY_SCRIPT.items())
def test_a_claim_chooses_a_minor_language_of_a_script(script: str, minor: tuple[str, ...]) -> None:
    start = next(start for start, _, name in SCRIPT_BLOCKS if name == script)
    text = chr(ord(start) + 0x20) * 20
    for code in minor:
        assert detect_language(text, code)[0] == code
        assert detect_language(text, "en")[0] == LANGUAGE_BY_SCRIPT[script]


@pytest.mark.parametrize(("start", "end", "script"), SCRIPT_BLOCKS)
def test_a_block_of_letters_has_its_script(start: str, end: str, script: str) -> None:
    assert get_letter_script(start) == get_letter_script(end) == script
    starts = {first for first, _, _ in SCRIPT_BLOCKS}
    if chr(ord(end) + 1) not in starts:
        assert get_letter_script(chr(ord(end) + 1)) is None


@pytest.mark.parametrize("char", "@[ 1。\u3040")
def test_other_characters_have_no_script(char: str) -> None:
    assert get_letter_script(char) is None
