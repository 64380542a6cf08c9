"""The parts of which datelines are made in tests: half of them the grammar was built with.

Places are invented or known, agencies listed or named as agencies are. The second half (`HELD_OUT`)
was written down before the grammar met it and shares no value with the first.
"""

from typing import NamedTuple


class Parts(NamedTuple):
    """Values to draw from.

    Attributes:
        places: places by language.
        agencies: agencies that are known, or call themselves so.
        strangers: names of agencies that nobody knows, for brackets.
        days: days by language.
        dashes: the signs behind a dateline.
        openings: how the sentence behind begins, by language.
    """

    places: dict[str, tuple[str, ...]]
    agencies: tuple[str, ...]
    strangers: tuple[str, ...]
    days: dict[str, tuple[str, ...]]
    dashes: tuple[str, ...]
    openings: dict[str, tuple[str, ...]]


FITTED = Parts(
    places={
        "en": ("NEW YORK", "PORT ELLERY", "LONDON", "St. Louis", "MCHENRY", "Harrow Bay"),
        "de": ("Berlin", "BRUGDAM", "München", "Bad Lindtal", "Frankfurt/Main"),
        "fr": ("Paris", "LONDRES", "Saint-Brével", "GENÈVE"),
        "es": ("MADRID", "Puerto Lodares", "Bruselas", "SAN JOSÉ"),
        "it": ("ROMA", "Milano", "PORTOVENTO", "Città del Vaticano"),
        "pt": ("LISBOA", "RIO DE JANEIRO", "Vila Brenha"),
        "ru": ("МОСКВА", "КИЕВ", "НОВОДОЛЬСК", "САНКТ-ПЕТЕРБУРГ"),
        "id": ("JAKARTA", "Bandung", "SURABAYA"),
        "tr": ("ANKARA", "İSTANBUL", "YENİKÖY"),
        "cs": ("Praha", "BRNO", "Horní Lhota"),
    },
    agencies=("Reuters", "AP", "AFP", "dpa", "EFE", "ANSA", "ТАСС", "РИА Новости", "Europa Press"),
    strangers=("Coast Wire", "KDVX", "CNW", "Harbour Now"),
    days={
        "en": ("May 6", "Nov 22", "6 May", "Monday", "May 6, 2024"),
        "de": ("6. Mai", "6. Mai 2024", "Montag", "06.05.2024"),
        "fr": ("6 mai", "lundi", "6 mai 2024"),
        "es": ("6 May.", "7 oct", "6 de mayo de 2024"),
        "it": ("6 mag.", "28 LUG", "6 maggio"),
        "pt": ("6 mai", "6 de maio"),
        "ru": ("6 мая", "17 авг", "6 мая 2024 года"),
        "id": ("6 Mei", "Senin"),
        "tr": ("6 Mayıs", "Pazartesi"),
        "cs": ("6. května", "pondělí"),
    },
    dashes=("-", "–", "—", "--"),
    openings={
        "en": ("The council voted", "“We are ready,” said", "A 72-year-old man", "Two ships"),
        "de": ("Die Stadt hat", "Der Rat will", "Immer mehr Menschen"),
        "fr": ("Le conseil a voté", "Deux navires"),
        "es": ("El consejo votó", "Dos buques"),
        "it": ("Il consiglio ha", "Sarà aperto"),
        "pt": ("O conselho votou", "Dois navios"),
        "ru": ("Совет одобрил", "Движение открыто"),
        "id": ("Menteri mengatakan", "Dua kapal"),
        "tr": ("Belediye dün", "İki gemi"),
        "cs": ("Rada včera", "Dvě lodě"),
    },
)

HELD_OUT = Parts(
    places={
        "en": ("CHICAGO", "GREYMOOR", "Lower Hask", "FT. WENDALL", "Melbourne"),
        "de": ("Hamburg", "OBERHASLACH", "Neu Wulmstorf", "Wien"),
        "fr": ("Bruxelles", "MARSEILLE", "Le Thoréac"),
        "es": ("BUENOS AIRES", "Villa Cerrán", "LIMA"),
        "it": ("TORINO", "Borgofino", "NAPOLI"),
        "pt": ("BRASÍLIA", "Porto Morim", "SÃO PAULO"),
        "ru": ("МИНСК", "ЗАРЕЧЕНСК", "АСТАНА"),
        "id": ("MAKASSAR", "Denpasar", "LEMBANG"),
        "tr": ("İZMİR", "KARADERE"),
        "cs": ("Ostrava", "PLZEŇ", "Dolní Brázdim"),
    },
    agencies=("Xinhua", "UPI", "Belga", "PAP", "Lusa", "Интерфакс", "Agencia Faro", "MTI", "TT"),
    strangers=("Delta Desk", "WQXZ", "brn", "Hillside Courier"),
    days={
        "en": ("Jan. 17", "December 3", "3rd December, 2023", "Friday"),
        "de": ("3. Dezember", "Freitag", "3.12.2023"),
        "fr": ("3 décembre", "vendredi", "3 déc. 2023"),
        "es": ("3 Dic.", "3 de diciembre"),
        "it": ("3 dicembre", "3 DIC"),
        "pt": ("3 dez", "3 de dezembro de 2023"),
        "ru": ("3 декабря", "3 дек"),
        "id": ("3 Desember", "Jumat"),
        "tr": ("3 Aralık", "Cuma"),
        "cs": ("3. prosince", "pátek"),
    },
    dashes=("-", "–", "—", "--"),
    openings={
        "en": ("Nobody was hurt", "“It is over,” said", "1,200 people", "Three bridges"),
        "de": ("Das Land plant", "Zwei Brücken", "Nach dem Sturm"),
        "fr": ("La ville rouvre", "Trois ponts"),
        "es": ("La ciudad abre", "Tres puentes"),
        "it": ("La città riapre", "Tre ponti"),
        "pt": ("A cidade abre", "Três pontes"),
        "ru": ("Город открыл", "Три моста"),
        "id": ("Warga kota", "Tiga jembatan"),
        "tr": ("Kentte dün", "Üç köprü"),
        "cs": ("Město otevře", "Tři mosty"),
    },
)

# The forms, each with what it gives beside the place: an agency, nothing.
FORMS = {
    "agency": (
        "{place} ({agency}) {dash} {text}",
        "{place}, {day} ({agency}) {dash} {text}",
        "{place} {day} ({agency}) {dash} {text}",
        "({agency}) {dash} {place}, {day} {dash} {text}",
        "({agency}) {dash} {place} {dash} {text}",
        "{place}, {day} {dash} {agency}. {text}",
        "{place}, {day}. /{agency}/. {text}",
        "{place}, {day} ({agency}).{dash} {text}",
        "{place} ({agency}): {text}",
        "{place}, {day} ({agency})",
    ),
    "stranger": (
        "{place}, {day} ({stranger}) {dash} {text}",
        "{place}, {day} ({stranger}) {dash}",
    ),
    "day": ("{place}, {day} {dash} {text}", "{place} {day} {dash} {text}"),
    "place": ("{place} {dash} {text}",),
}
# Words before a dash or a colon that are no place, or a place that is no dateline.
NOT_PLACES = (
    ("en", "Update (Tuesday) – the council voted"),
    ("en", "UPDATE (Monday, May 6) – The council voted"),
    ("en", "Update, May 6 – The council voted"),
    ("en", "EXCLUSIVE — The council voted"),
    ("en", "Covid-19 – The council voted"),
    ("en", "COVID-19 – The council voted"),
    ("en", "Monday, May 6 – The council voted"),
    ("en", "By Jane Doe, Associated Press"),
    ("en", "Jane Doe (Reuters)"),
    ("en", "Jane Doe, Reuters — a profile"),
    ("en", "Jo Lindwurm | TNN | May 6, 2024"),
    ("en", "HARBOUR TIMES | May 6, 2024"),
    ("en", "Today (19), reports arise that a man"),
    ("en", "London is a city – The largest of all"),
    ("en", "london – the largest of all"),
    ("en", "The mayor (left) - he"),
    ("en", "Tip #1 - You are a target"),
    ("en", "January 2024 — The month began"),
    ("en", "In London (AP) - The city"),
    ("de", "Montag, 6. Mai – Der Rat will"),
    ("de", "Am Dienstag (15.12.) stellte die Polizei"),
    ("de", "Exklusiv – Die Stadt hat"),
    ("de", "Die Stadt Berlin - der Rat"),
    ("de", "Er sagte (dpa) - und ging"),
    ("pl", "Brzeg (Fot. Jan Kot / Agencja Brzeg)"),
    ("es", "Análisis – El consejo votó"),
    ("fr", "Vidéo – Le conseil a voté"),
    ("it", "24/09/2020 – I progettisti"),
    ("it", "(foto) - ROMA, il ponte"),
    ("ru", "Видео – Совет одобрил"),
    ("ru", "Москва, 17 улица - это адрес"),
    ("ar", "القاهرة (صور) - قال"),
    ("tr", "Son Dakika – Belediye dün"),
)
