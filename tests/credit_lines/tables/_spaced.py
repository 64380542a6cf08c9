"""By-lines of languages that set spaces between words, from the words of one of them.

    By Nell Hartwick      By Nell Hartwick and Tom Ray, Harbour Post      By Nell HartwickUpdated …

The kinds are the same in all languages; `Words` says how each calls things. Names are put together
from given names and surnames; no name here is meant to be anyone's.
"""

from collections.abc import Mapping
from typing import NamedTuple

from tests.credit_lines.grammar import Kind, Place, Table

HANDLES = ("nellh", "t_ray", "harbour", "jo_writes", "weber92", "ana_gil", "moreau", "the_desk")
LATIN_MIDDLE = ("H.", "J.", "M.", "A.", "T. K.", "B.", "R.", "D.")
LATIN_SPECIAL = (
    "Siobhan O'Neill", "Ewan McDonald", "Piet van der Berg", "Jean-Luc d'Ormesson", "Bob de la Cruz",
    "Liam MacArthur", "Carlo DeVito", "Sean O’Brien", "Ines dos Santos", "Ludwig von Thalheim",
    "Al-Amin Haddad", "Anne-Marie Duclos", "Omar bin Salleh", "Ezra FitzGerald",
)  # fmt: skip
LATIN_QUOTED = (
    'Greta "Pip" Lorne', "Greta “Pip” Lorne", "Tom “Bear” Ashby", "Otto (Emil August) Brandt",
    "Paula (Reyes) Marin", "Viktor „Vito“ Kern", "Rosa 'Nina' Feld", "Hugo (Max) Tarn",
)  # fmt: skip
LATIN_MAILS = (
    ("Nell Hartwick", "nell.hartwick"), ("Tomas Feld", "tfeld"), ("Ida Brandt", "ida"),
    ("Peter Lorne", "lorne"), ("Jana Kern", "jana_kern"), ("Rosa Tarn", "r.tarn"),
)  # fmt: skip
NAMES = ("{given} {surname}",)
GAP = (" | ", " • ", " - ", " · ", "  ", " — ", " – ", ", ")


class Words(NamedTuple):
    """How news pages of one language call what stands in a by-line.

    Attributes:
        given: given names.
        surnames: surnames.
        by: words before a name, without a colon.
        labels: labels of authors, with a colon.
        editors: labels of editors, with a colon.
        photos: labels of photographers, with a colon.
        joiner: the word between two names.
        with_agency: how an agency's part is said: `with AFP`.
        posts: what someone is called, behind a comma.
        posts_behind: what stands behind a name without a sign.
        posts_in_front: what stands in front of a name behind `by`.
        newsrooms: names of newspapers.
        agencies: as they sign.
        cities: one alone after a comma.
        in_city: the same behind a preposition.
        dates: days as printed.
        updated: labels that stand before the day of an update or of publishing.
        nobody: what stands where a name could.
        misses: lines that credit nobody.
        special: names with particles, apostrophes, hyphens.
        quoted: names with something in brackets or quotation marks.
        middle: initials.
        mails: names with the mailboxes of their owners.
        glues: whether a capital shows where one word is run onto another.
    """

    given: tuple[str, ...]
    surnames: tuple[str, ...]
    by: tuple[str, ...]
    labels: tuple[str, ...]
    editors: tuple[str, ...]
    photos: tuple[str, ...]
    joiner: tuple[str, ...]
    with_agency: tuple[str, ...]
    posts: tuple[str, ...]
    posts_behind: tuple[str, ...]
    posts_in_front: tuple[str, ...]
    newsrooms: tuple[str, ...]
    agencies: tuple[str, ...]
    cities: tuple[str, ...]
    in_city: tuple[str, ...]
    dates: tuple[str, ...]
    updated: tuple[str, ...]
    nobody: tuple[str, ...]
    misses: tuple[str, ...]
    special: tuple[str, ...] = LATIN_SPECIAL
    quoted: tuple[str, ...] = LATIN_QUOTED
    middle: tuple[str, ...] = LATIN_MIDDLE
    mails: tuple[tuple[str, str], ...] = LATIN_MAILS
    glues: bool = True


KINDS = (
    ("one name", ("{by} {author=person}",)),
    ("one name, label", ("{label}{colon}{author=person}",)),
    ("in capitals", ("{by} {author=capitals}",)),
    ("two names", ("{by} {author=person} {joiner} {author=person}",)),
    ("two names, label", ("{label}{colon}{author=person} {joiner} {author=person}",)),
    ("three names", ("{by} {author=name}, {author=name} {joiner} {author=name}",)),
    ("names and commas, label", ("{label}{colon}{author=name}, {author=name}, {author=name}",)),
    ("names and slashes", ("{by} {author=name} / {author=name}",)),
    ("name and date", ("{by} {author=person}{gap}{date}",)),
    ("name and date, label", ("{label}{colon}{author=person}{gap}{date}",)),
    ("date and name", ("{date}{gap}{by} {author=person}",)),
    ("name and update", ("{by} {author=person}{gap}{updated}{colon}{date}",)),
    ("post behind a comma", ("{by} {author=person}, {post}",)),
    ("post behind a comma, label", ("{label}{colon}{author=person}, {post}",)),
    ("post without a sign", ("{by} {author=name} {post_behind}",)),
    ("post in front", ("{by} {post_in_front} {author=name}",)),
    ("post and newsroom", ("{by} {author=name}, {post}, {newsroom}",)),
    ("newsroom behind a comma", ("{by} {author=person}, {newsroom}",)),
    ("newsroom in brackets", ("{by} {author=person} ({newsroom})",)),
    ("newsroom behind a bar", ("{by} {author=person} | {newsroom}",)),
    ("newsroom behind two names", ("{by} {author=name} {joiner} {author=name}, {newsroom}",)),
    ("agency", ("{by} {author=name}{before_agency}{agency}{behind}",)),
    ("agency in brackets", ("{by} {author=name} ({agency})",)),
    ("agency beside each name", ("{by} {author=name} ({agency}) {joiner} {author=name} ({agency})",)),
    ("with an agency", ("{by} {author=name} {with_agency}",)),
    ("city behind a comma", ("{by} {author=name}, {city}",)),
    ("in a city", ("{by} {author=name} {in_city}",)),
    ("city and date", ("{by} {author=name}, {city}, {date}",)),
    ("special name", ("{by} {author=special}",)),
    ("special names", ("{by} {author=special} {joiner} {author=special}",)),
    ("special name, label", ("{label}{colon}{author=special}",)),
    ("nickname", ("{by} {author=quoted}",)),
    ("nickname, label", ("{label}{colon}{author=quoted}",)),
    ("nickname and name", ("{by} {author=quoted} {joiner} {author=name}",)),
    ("initials", ("{by} {author=initials}",)),
    ("initials and newsroom", ("{by} {author=initials}, {newsroom}",)),
    ("name twice", ("{by} {author=name} {@author}",)),
    ("handle behind a space", ("{by} {author=name} @{handle}",)),
    ("mail behind a space", ("{by} {mailed_apart}",)),
    ("editor", ("{editor_label}{colon}{editor=person}",)),
    ("author and editor", ("{label}{colon}{author=name}", "{editor_label}{colon}{editor=name}")),
    ("author and photographer", ("{label}{colon}{author=name}", "{photo_label}{colon}{photographer=name}")),
    ("photographer", ("{photo_label}{colon}{photographer=name}",)),
    ("nobody", ("{by} {nobody}",)),
    ("nobody, label", ("{label}{colon}{nobody}",)),
    ("near misses", ("{miss}",)),
)  # fmt: skip
GLUED_KINDS = (
    ("touches a label", ("{by} {author=name}{updated}{colon}{date}",)),
    ("touches the date", ("{by} {author=name}{touching_date}",)),
    ("touches a post", ("{by} {author=name}{post_title}",)),
    ("touches a city", ("{by} {author=name}{city}",)),
    ("touches itself", ("{by} {author=name}{@author}",)),
    ("touches a newsroom", ("{by} {author=name}{newsroom}",)),
    ("touches a handle", ("{by} {author=name}@{handle}",)),
    ("touches a mail", ("{by} {mailed}",)),
    ("touches a footnote", ("{by} {author=name}{footnote}",)),
)  # fmt: skip
HALVED = frozenset(
    "given surname middle special quoted handle gap post post_behind post_in_front newsroom agency "
    "city in_city date touching_date nobody miss colon before_agency footnote".split()
)


def list_parts(words: Words) -> Mapping[str, tuple[str, ...]]:
    """The parts of a table by their names, from the words of a language."""
    mails = [(f"{{author=owner{i}}}", box) for i, (_, box) in enumerate(words.mails)]
    owners = {f"owner{i}": (name,) for i, (name, _) in enumerate(words.mails)}
    return owners | {
        "given": words.given,
        "surname": words.surnames,
        "person": ("{name}",) * 3 + ("{given} {middle} {surname}", "{given} {surname} {surname}"),
        "initials": ("{middle} {surname}", "{given} {middle} {surname}"),
        "capitals": tuple(
            f"{given} {surname}".upper()
            for given, surname in zip(words.given, words.surnames, strict=False)
        ),
        "special": words.special,
        "quoted": words.quoted,
        "middle": words.middle,
        "by": words.by,
        "label": words.labels,
        "editor_label": words.editors,
        "photo_label": words.photos,
        "joiner": words.joiner,
        "with_agency": words.with_agency,
        "post": words.posts,
        "post_title": tuple(post[:1].upper() + post[1:] for post in words.posts_behind),
        "post_behind": words.posts_behind,
        "post_in_front": words.posts_in_front,
        "newsroom": words.newsrooms,
        "agency": words.agencies,
        "city": words.cities,
        "in_city": words.in_city,
        "date": words.dates,
        "touching_date": tuple(date for date in words.dates if not date[0].islower()),
        "updated": words.updated,
        "nobody": words.nobody,
        "miss": words.misses,
        "handle": HANDLES,
        "colon": (": ", ":", " : ", ":  ", ": "),
        "gap": GAP,
        "before_agency": (", ", " / ", " | ", "/", " – "),
        "behind": ("",),
        "footnote": ("1", "2", "1,2", "12", "*", "†"),
        "mailed": tuple(f"{name}{box}@harbour.example" for name, box in mails),
        "mailed_apart": tuple(f"{name} {box}@harbour.example" for name, box in mails),
    }  # fmt: skip


def build_table(language: str, words: Words, floor: float, names: tuple[str, ...] = NAMES) -> Table:
    """The table of a language.

    Args:
        language: its code.
        words: its words.
        floor: the share of lines that the tests ask to be right.
        names: how a name is put together.
    """
    kinds = KINDS + (GLUED_KINDS if words.glues else ())
    return Table(
        language=language,
        spaces=True,
        parts={**list_parts(words), "name": names},
        halved=HALVED | {"mailed", "mailed_apart"},
        kinds=tuple(
            Kind(name, Place.LINE, items, "gap" if len(items) > 1 else "") for name, items in kinds
        ),
        title="",
        paragraphs=(),
        floor=floor,
    )
