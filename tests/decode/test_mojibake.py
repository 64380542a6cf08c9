"""Text that was read in a wrong encoding before it was saved: repaired, reported, or left alone."""

import time

import pytest

from newsclean.decode.chain import decode
from newsclean.decode.mojibake import repair_mojibake, reread_as_utf8
from newsclean.decode.mojibake_signs import is_suspicious
from newsclean.decode.web_codecs import decode_as
from newsclean.model import Decoded
from tests.decode.encoded_texts import codes

# Invented sentences of the press, in languages that write more than ASCII. `{}` is a number, so that
# each makes many texts.
SENTENCES = {
    "ar": "أعلنت البلدية أن الجسر القديم سيغلق أمام السيارات لمدة {} أسابيع، وقال السكان إنهم فوجئوا.",
    "bg": "Общината съобщи, че старият мост ще бъде затворен за {} седмици; „не ни предупредиха“.",
    "cs": "Město oznámilo, že starý most bude uzavřen na {} týdnů; „nikdo nás nevaroval“, řekla žena.",
    "da": "Kommunen oplyser, at den gamle bro lukkes i {} uger – »det kom bag på os«, siger en beboer.",
    "de": "Die Stadt sperrt die alte Brücke für {} Wochen; „das hat uns überrascht“, sagte ein Bäcker.",
    "el": "Ο δήμος ανακοίνωσε ότι η παλιά γέφυρα θα κλείσει για {} εβδομάδες, «δεν μας προειδοποίησαν».",
    "en": "The café’s owner said the naïve plan — “a cliché” — would cost £{} or €9, about 5 % more…",
    "es": "El ayuntamiento cerrará el puente viejo durante {} semanas; «nadie nos avisó», dijo la señora.",
    "fa": "شهرداری اعلام کرد پل قدیمی برای {} هفته بسته می‌شود و ساکنان گفتند که خبر نداشتند.",
    "fi": "Kaupunki sulkee vanhan sillan {} viikoksi; ”kukaan ei kertonut meille”, sanoi eräs äiti.",
    "fr": "La mairie fermera le vieux pont pendant {} semaines : « on ne l’a pas su », a déploré Zoé…",
    "he": "העירייה הודיעה כי הגשר הישן ייסגר למשך {} שבועות, ותושבים אמרו שלא הוזהרו מראש.",
    "hu": "A város {} hétre lezárja a régi hidat; „senki sem szólt nekünk”, mondta egy idős nő.",
    "is": "Bærinn lokar gömlu brúnni í {} vikur; „enginn lét okkur vita“, sagði íbúi í þorpinu.",
    "it": "Il comune chiuderà il vecchio ponte per {} settimane: «nessuno ci ha avvisato», dice così.",
    "ja": "市は古い橋を{}週間閉鎖すると発表した。「知らされていなかった」と住民は話している。",
    "ko": "시는 오래된 다리를 {}주 동안 닫는다고 밝혔다. “아무도 알려 주지 않았다”고 주민은 말했다.",
    "lt": "Miestas uždarys senąjį tiltą {} savaitėms; „niekas mūsų neįspėjo“, sakė gyventoja.",
    "nl": "De gemeente sluit de oude brug {} weken; ‘niemand zei iets’, aldus een café-eigenaar, één van vele.",
    "pl": "Miasto zamknie stary most na {} tygodni; „nikt nas nie uprzedził”, powiedziała kobieta ż łódki.",
    "pt": "A câmara vai fechar a ponte velha por {} semanas; “ninguém nos avisou”, diz o João à rádio.",
    "ro": "Primăria va închide podul vechi pentru {} săptămâni; „nimeni nu ne-a anunțat”, spune Ștefan.",
    "ru": "Город закроет старый мост на {} недель; «нас никто не предупредил», — сказала жительница.",
    "sq": "Bashkia do ta mbyllë urën e vjetër për {} javë; “askush s’na njoftoi”, tha një banore e qytetit.",
    "sv": "Kommunen stänger den gamla bron i {} veckor; ”ingen sa något”, säger en boende på ön.",
    "th": "เทศบาลประกาศปิดสะพานเก่าเป็นเวลา {} สัปดาห์ ชาวบ้านบอกว่าไม่มีใครแจ้งล่วงหน้า",
    "tr": "Belediye eski köprüyü {} hafta kapatıyor; “kimse haber vermedi” diyen kadın şaşırdığını söyledi.",
    "uk": "Місто закриє старий міст на {} тижнів; «нас ніхто не попередив», — сказала мешканка їхнього села.",
    "vi": "Thành phố sẽ đóng cây cầu cũ trong {} tuần; “không ai báo trước”, một người dân nói.",
    "zh": "市里宣布老桥将封闭{}周。“没有人通知我们”，一位居民说，他每天骑车过桥，来回六公里。",
}
TEXTS = 20  # of each language: 600 clean texts


def story(language: str, number: int) -> str:
    """A clean text of some sentences."""
    return "\n".join(SENTENCES[language].format(number + more) for more in range(1 + number % 5))


def shown(text: str, encoding: str, as_if: str) -> str:
    """A text in one encoding, read in another."""
    return decode_as(text.encode(encoding), as_if)


def test_there_are_600_clean_texts() -> None:
    assert len(SENTENCES) * TEXTS == 600


@pytest.mark.parametrize("language", SENTENCES)
def test_no_clean_text_is_changed(language: str) -> None:
    for number in range(TEXTS):
        text = story(language, number)
        assert decode(text.encode()) == Decoded(text, "utf-8", "utf-8", 0.99)
        page = Decoded(text, "utf-8", "utf-8", 0.99)
        assert repair_mojibake(page) == page  # nor where a sign made it suspicious


@pytest.mark.parametrize(
    "text",
    [
        "The word é comes out as Ã© and Ã¨ as Ã¨, because é was read as Latin-1: é, è, à.",
        "<p>« Où est né René ? » – « À Évry », répondit Zoë, âgée de 7 ans.</p><code>Ã©</code>",
        "ÀÉÎÕÜ ÇA VA, ÊTRE OU NE PAS ÊTRE À L’ÉCOLE DES ÂGÉS ÉTÉ ÉTÉ",
        "鐨字很少见，锛也是。这篇报道讲的是化学元素的名字和它们的来历，全文共三千字。",
        "Температура выросла до +5°С, а Р° — опечатка редактора, сказали в газете.",
        "Â",
        "naïve’s “façade” • £5 • ½ cup • 20°C • São Tomé’s “coração”",
    ],
)
def test_odd_but_clean_texts_are_left_alone(text: str) -> None:
    page = Decoded(text, "utf-8", "utf-8", 0.99)
    assert decode(text.encode()).text == text
    assert repair_mojibake(page).text == text


@pytest.mark.parametrize(
    ("language", "encoding", "as_if"),
    [
        ("fr", "utf-8", "windows-1252"),
        ("en", "utf-8", "windows-1252"),
        ("ru", "utf-8", "windows-1252"),
        ("zh", "utf-8", "windows-1252"),
        ("pl", "utf-8", "windows-1250"),
        ("zh", "gb18030", "windows-1252"),
        ("ja", "cp932", "windows-1252"),
        ("ko", "euc-kr", "windows-1252"),
        ("ru", "cp1251", "windows-1252"),
    ],
)
@pytest.mark.parametrize("frame", ["{}", "<html><body><p>{}</p>\n<p>© 2024</p></body></html>"])
def test_a_double_encoded_text_is_repaired_with_a_warning(
    language: str, encoding: str, as_if: str, frame: str
) -> None:
    text = story(language, 4).replace("”", "“")  # windows-1250 lacks a byte of ”
    broken = shown(text, encoding, as_if)
    assert "\ufffd" not in broken
    decoded = decode(frame.format(broken).encode())
    assert decoded.text == frame.format(text)
    assert codes(decoded) == ["mojibake_repaired"]
    assert decoded.encoding == "utf-8"


def test_latin1_as_it_was_before_browsers_is_repaired_too() -> None:
    text = story("fr", 4)
    assert decode(text.encode().decode("latin-1").encode()).text == text


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_repairs_do_not_depend_on_the_form_of_unicode(codec: str) -> None:
    decoded = decode(shown(story("fr", 4), "utf-8", "windows-1252").encode(codec))
    assert (decoded.text, codes(decoded)) == (story("fr", 4), ["mojibake_repaired"])


def test_what_lost_bytes_is_reported_and_not_touched() -> None:
    broken = f"Иван: {story('ru', 4)}".encode().decode("cp1251", "replace")
    assert "\ufffd" in broken
    decoded = decode(broken.encode())
    assert decoded.text == broken
    assert codes(decoded) == ["replacement_characters", "mojibake"]


def test_a_repair_that_would_leave_a_broken_line_is_none() -> None:
    broken = shown(story("fr", 4), "utf-8", "windows-1252")
    whole = broken + "\n" + broken.split("\n")[0].replace("Â", "")
    decoded = decode(whole.encode())
    assert decoded.text == whole
    assert codes(decoded) == ["mojibake"]


def test_the_caller_s_encoding_is_not_second_guessed() -> None:
    broken = shown(story("fr", 4), "utf-8", "windows-1252")
    assert decode(broken.encode(), "utf-8").text == broken


@pytest.mark.parametrize(
    "scar", ["锟斤拷", "嚙踝蕭", "占쏙옙", "鐃緒申", "ï¿½", "пїЅ", "ďż˝", "๏ฟฝ", "\ufffd"]
)
def test_scars_are_reported_and_never_guessed(scar: str) -> None:
    text = f"{story('zh', 4)}\n{scar}{scar}"
    decoded = decode(text.encode())
    assert decoded.text == text
    assert "replacement_characters" in codes(decoded)


def test_scars_of_a_legacy_page_are_reported() -> None:
    decoded = decode((story("zh", 4) + "锟斤拷锟斤拷").encode("gbk"))
    assert (decoded.encoding, codes(decoded)) == ("gb18030", ["replacement_characters"])


def test_ordinary_pages_are_not_suspicious() -> None:
    for language in SENTENCES:
        text = story(language, 4)
        assert not is_suspicious(text), language


def test_a_scar_is_no_letter() -> None:
    assert reread_as_utf8("ï¿½ï¿½", "windows-1252") is None


def test_a_long_broken_page_takes_linear_time() -> None:
    broken = (shown(story("fr", 4), "utf-8", "windows-1252") * 1_500).encode()
    began = time.process_time()
    decoded = decode(broken)
    assert codes(decoded) == ["mojibake_repaired"]
    assert time.process_time() - began < 20  # 1 MB; 2 s on a quiet machine
