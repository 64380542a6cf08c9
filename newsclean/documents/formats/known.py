"""Every format that holds many documents, or none that can be read, with what reads it.

A format is known by its first bytes or by its shape; the endings of names decide only where these
do not, and say which files of a folder are looked at.
"""

from typing import NamedTuple

PACKING_ENDINGS = ("", ".gz", ".bz2", ".xz", ".zst")
READERS = "newsclean.documents."
# What a pickle begins with: from 2003 on its version; before, the first steps of a list, a table or
# an object, in letters.
PICKLED = (
    *(b"\x80" + bytes([version]) for version in (2, 3, 4, 5)),
    *(b"]q\0", b"}q\0", b"(]q\0", b"(}q\0", b"(lp0\n", b"(dp0\n", b"(lp1\n", b"(dp1\n"),
    *(b"ccopy_reg\n_reconstructor\n", b"ccopyreg\n_reconstructor\n"),
    *(b"cpandas.core.", b"cpandas\ncore", b"cnumpy.core.", b"ccollections\n"),
)


class Format(NamedTuple):
    """A format of files that are no single page.

    Attributes:
        about: what a file in it is, for messages: "a WARC crawl".
        reader: `module:function` that gives the documents in it; empty where it is not read.
        advice: what to do with a file that is not read.
        endings: of its files' names, in lower case.
        in_folders: such a file is read where it is met in a folder, too. Tables and feeds are not:
            in a folder of pages they are more likely notes than pages.
        magic: first bytes that only this format has, each with where they stand.
    """

    about: str
    reader: str = ""
    advice: str = ""
    endings: tuple[str, ...] = ()
    in_folders: bool = True
    magic: tuple[tuple[int, bytes], ...] = ()


def add_packings(*endings: str) -> tuple[str, ...]:
    """Some endings, each also with those of packed files."""
    return tuple(ending + packing for ending in endings for packing in PACKING_ENDINGS)


# The first frame of a crawl packed with zstd and a dictionary, which is in that frame.
ZSTD_DICTIONARY_MAGIC = b"\x5d\x2a\x4d\x18"
WARC = Format(
    "a WARC crawl",
    f"{READERS}crawls.warcs:read_warc",
    endings=add_packings(".warc", ".wet", ".wat"),
    magic=((0, b"WARC/"), (0, ZSTD_DICTIONARY_MAGIC)),
)
ZIP = Format(
    "a ZIP archive",
    f"{READERS}archives.zips:read_zip",
    endings=(".zip",),
    magic=((0, b"PK\3\4"), (0, b"PK\5\6"), (0, b"PK\7\x08PK\3\4")),
)
# ZIP archives, too, and read by the same reader: what is in it decides, never the name.
WACZ = Format("a WACZ crawl", ZIP.reader, endings=(".wacz",))
EPUB = Format("a book (EPUB)", ZIP.reader, endings=(".epub",))
OFFICE = Format(
    "a document of an office program",
    advice="save it from there as HTML, a table as CSV in UTF-8",
)
PROGRAM = Format("a program (JAR, APK)", advice="unpack it first if it holds pages: unzip FILE")
MAFF = Format("saved pages (MAFF)", ZIP.reader, endings=(".maff",))
TAR = Format(
    "a TAR archive",
    f"{READERS}archives.tars:read_tar",
    endings=(*add_packings(".tar"), ".tgz", ".tbz", ".tbz2", ".txz", ".tzst"),
    magic=((257, b"ustar"),),
)
JSON = Format(
    "JSON with several documents",
    f"{READERS}tables.json_lines:read_json_lines",
    endings=add_packings(".jsonl", ".ndjson", ".jsonlines", ".jl", ".json"),
    in_folders=False,
)
CSV = Format(
    "a table (CSV)",
    f"{READERS}tables.csv_rows:read_csv",
    endings=add_packings(".csv", ".tsv"),
    in_folders=False,
)
PARQUET = Format(
    "a Parquet table",
    f"{READERS}tables.parquet:read_parquet",
    endings=(".parquet", ".pq"),
    in_folders=False,
    magic=((0, b"PAR1"),),
)
ARROW = Format(
    "an Arrow table",
    f"{READERS}tables.arrow:read_arrow",
    endings=(".feather", ".arrow", ".arrows", ".ipc"),
    in_folders=False,
    magic=((0, b"ARROW1\0\0"), (0, b"\xff\xff\xff\xff")),
)
FEATHER_1 = Format(
    "a Feather table of the first version, which pyarrow reads without a check",
    advice="write it anew: pandas.read_feather(FILE).to_parquet(NEW)",
    in_folders=False,
    magic=((0, b"FEA1"),),
)
SQLITE = Format(
    "an SQLite database",
    f"{READERS}databases.sqlite_tables:read_sqlite",
    endings=(".sqlite", ".sqlite3", ".db"),
    in_folders=False,
    magic=((0, b"SQLite format 3\0"),),
)
DUCKDB = Format(
    "a DuckDB database",
    f"{READERS}databases.duckdb_tables:read_duckdb",
    endings=(".duckdb",),
    in_folders=False,
    magic=((8, b"DUCK"),),
)
ARC = Format(
    "an ARC crawl",
    f"{READERS}crawls.warcs:read_arc",
    endings=add_packings(".arc"),
    magic=((0, b"filedesc://"),),
)
SEVEN_ZIP = Format(
    "a 7z archive",
    f"{READERS}archives.seven_zips:read_seven_zip",
    endings=(".7z",),
    magic=((0, b"7z\xbc\xaf\x27\x1c"),),
)
HAR = Format("a HAR file", f"{READERS}saves.har:read_har", endings=add_packings(".har"))
MBOX = Format(
    "a mailbox", f"{READERS}messages.mbox:read_mbox", endings=add_packings(".mbox", ".mbx")
)
OUTLOOK = Format(
    "an Outlook mailbox",
    advice="make mailboxes of it: readpst -o OUT FILE",
    endings=(".pst", ".ost"),
    magic=((0, b"!BDN"),),
)
TNEF = Format(
    "an attachment of Outlook (winmail.dat)",
    advice="unpack it: tnef FILE",
    magic=((0, b"\x78\x9f\x3e\x22"),),
)
FEED = Format(
    "a feed",
    f"{READERS}feeds.feeds:read_feed",
    in_folders=False,
    endings=add_packings(".rss", ".atom"),
)
JSON_FEED = Format("a feed (JSON Feed)", f"{READERS}feeds.json_feed:read_json_feed")
NOTES = Format(
    "an export of notes (ENEX)", f"{READERS}feeds.enex:read_enex", endings=add_packings(".enex")
)
PARTS = (".zip", ".7z", ".tar", ".tar.gz", ".tgz", ".rar")
SPLIT = Format(
    "a part of a split archive",
    advice="join its parts first: cat NAME.0* > NAME, or zip -s 0 NAME.zip --out NEW.zip",
    endings=(
        *(f"{ending}.{number:03}" for ending in PARTS for number in range(1, 100)),
        *(f".z{number:02}" for number in range(1, 100)),
    ),
)
OTHER_ARCHIVE = Format(
    "an archive that newsclean does not read (cpio, ar, LHA, CAB, XAR, RPM, ISO, DMG, ACE)",
    advice="unpack it first: 7z x FILE",
    endings=(".cpio", ".lha", ".lzh", ".cab", ".iso", ".dmg", ".xar", ".arj", ".ace"),
    magic=(
        # cpio: what follows is a number of six or eight digits; a text may begin with a date.
        *((0, b"07070%d0" % form) for form in (1, 2, 7)),
        *((0, b"\xc7\x71"), (0, b"!<arch>\n")),
        *((2, b"-lh%d-" % number) for number in range(8)),
        *((0, b"MSCF\0\0\0\0"), (0, b"xar!\0"), (0, b"\xed\xab\xee\xdb"), (7, b"**ACE**")),
    ),
)
OTHER_PACKING = Format(
    "packed in a way that newsclean does not read (LZ4, lzip, compress, lzop)",
    advice="unpack it first: 7z x FILE, lz4 -d FILE, lzip -d FILE or lzop -d FILE",
    magic=(
        *((0, b"\x04\x22\x4d\x18"), (0, b"LZIP\1"), (0, b"\x1f\x9d"), (0, b"\x89LZO\0\r\n\x1a\n")),
    ),
)
RAR = Format("a RAR archive", advice="unpack it first: unrar x FILE", magic=((0, b"Rar!\x1a\x07"),))
PICKLE = Format(
    "a Python pickle, which can run programs when it is opened and is never read",
    advice="write the table as Parquet or JSON Lines",
    endings=add_packings(".pkl", ".pickle", ".joblib"),
    magic=tuple((0, start) for start in PICKLED),
)
SITEMAP = Format("a sitemap, a list of addresses", advice="save the pages that it names")
OPML = Format("a list of feeds (OPML)", advice="save the pages of the feeds")
WIKI_DUMP = Format("a dump of a wiki", advice="take a tool for wiki dumps, such as mwxml")
OTHER_TABLE = Format(
    "a table that newsclean does not read (ORC, Avro, HDF5, NumPy, R, Stata, SPSS, SAS or Access)",
    advice="open it with the program that made it, and write it as Parquet, or as CSV in UTF-8",
    endings=(
        *(".orc", ".avro", ".h5", ".hdf5", ".npy", ".rds", ".rda", ".rdata", ".dta", ".sav"),
        *(".sas7bdat", ".mdb", ".accdb", ".bson"),
    ),
    in_folders=False,
    magic=(
        *((0, b"ORC\n"), (0, b"Obj\1"), (0, b"\x89HDF\r\n\x1a\n"), (0, b"\x93NUMPY")),
        *((0, b"RDX2\n"), (0, b"RDX3\n"), (0, b"RDA2\n"), (0, b"RDA3\n")),
        *((0, b"X\n\0\0\0\2"), (0, b"X\n\0\0\0\3")),
        *((0, b"<stata_dta>"), (0, b"$FL2@(#)"), (0, b"$FL3@(#)")),
        *((12, b"\xc2\xea\x81\x60\xb3\x14\x11\xcf"), (4, b"Standard Jet DB\0")),
        (4, b"Standard ACE DB\0"),
    ),
)
SQL_DUMP = Format(
    "a dump of a database (SQL)",
    advice="load it into its database, and export the table of pages as CSV",
    endings=add_packings(".sql"),
    in_folders=False,
    magic=(
        *(
            (0, b"-- MySQL dump "),
            (0, b"-- MariaDB dump "),
            (0, b"--\n-- PostgreSQL database dump"),
        ),
        *((0, b"/*!40"), (0, b"PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;")),
        (0, b"-- phpMyAdmin SQL Dump"),
    ),
)

FORMATS = (
    WARC, ZIP, WACZ, EPUB, MAFF, OFFICE, PROGRAM, TAR, JSON, CSV, PARQUET, ARROW, FEATHER_1,
    SQLITE, DUCKDB, ARC, SEVEN_ZIP, HAR, MBOX, OUTLOOK, TNEF, FEED, JSON_FEED, NOTES, RAR, SPLIT,
    OTHER_ARCHIVE, OTHER_PACKING, PICKLE, SITEMAP, OPML, WIKI_DUMP, OTHER_TABLE, SQL_DUMP,
)  # fmt: skip
"""All of them; where two could fit by their first bytes the earlier one is taken."""

PATH_ONLY = (SQLITE, DUCKDB)
"""Those whose reader opens a file of its own by its path."""

MAGIC = tuple((at, magic, found) for found in FORMATS for at, magic in found.magic)


def find_format_by_name(name: str) -> Format | None:
    """The format that the ending of a name says; `None` for all other names.

    >>> find_format_by_name("Crawl.WARC.gz").about, find_format_by_name("a.html")
    ('a WARC crawl', None)
    """
    ending = name.lower()
    return next(
        (known for known in FORMATS if known.endings and ending.endswith(known.endings)), None
    )
