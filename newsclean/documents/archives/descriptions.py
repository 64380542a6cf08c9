"""What archives say of their pages in small files of XML and JSON beside them."""

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, NamedTuple
from xml.parsers import expat

from newsclean.documents.crawl_dates import parse_crawl_date, parse_message_date

MAX_ELEMENTS = 100_000  # of a file of XML
ROOT_ENDING = ("index.html", "index.htm", "index.xhtml", "index.shtml")


class SavedPage(NamedTuple):
    """What a saver says of a page.

    Attributes:
        url: its address.
        crawled: when it was saved, in ISO 8601.
        names: what its file may be called, beside this description.
    """

    url: str | None = None
    crawled: str | None = None
    names: tuple[str, ...] = ROOT_ENDING


class XmlElement(NamedTuple):
    """An element of XML: its name and its attributes, without their prefixes."""

    name: str
    attributes: Mapping[str, str]


def parse_xml_elements(data: bytes) -> list[XmlElement]:
    """The elements of a file of XML in their order; where it is damaged, those before.

    Entities of its own are not followed.

    >>> parse_xml_elements(b'<a:b c:href="d"><e/>')
    [XmlElement(name='b', attributes={'href': 'd'}), XmlElement(name='e', attributes={})]
    """
    elements: list[XmlElement] = []

    def add(name: str, attributes: dict[str, str]) -> None:
        if len(elements) < MAX_ELEMENTS:
            bare = {key.rpartition(":")[2]: value for key, value in attributes.items()}
            elements.append(XmlElement(name.rpartition(":")[2], bare))

    parser = expat.ParserCreate()
    parser.StartElementHandler = add
    parser.EntityDeclHandler = refuse_entity
    with suppress(expat.ExpatError, ValueError):
        parser.Parse(data, True)  # noqa: FBT003 - expat takes no name for it
    return elements


def refuse_entity(*_: object) -> None:
    """Stop at an entity that a file declares.

    Raises:
        ValueError: always.
    """
    raise ValueError("an entity")


def parse_page_description(data: bytes) -> SavedPage:
    """The description of a page in MAFF (`index.rdf`).

    >>> parse_page_description(
    ...     b'<RDF:R><MAF:originalurl RDF:resource="https://a.example/"/>'
    ...     b'<MAF:archivetime RDF:resource="Fri, 17 May 2024 08:30:00 GMT"/></RDF:R>'
    ... )[:2]
    ('https://a.example/', '2024-05-17T08:30:00+00:00')
    """
    values = {
        element.name: element.attributes["resource"]
        for element in parse_xml_elements(data)
        if "resource" in element.attributes
    }
    name = values.get("indexfilename")
    saved = values.get("archivetime")
    return SavedPage(
        values.get("originalurl"),
        parse_message_date(saved) or parse_crawl_date(saved),
        (name,) if name else ROOT_ENDING,
    )


def parse_manifest(data: bytes) -> SavedPage | None:
    """The manifest that SingleFile writes beside a page; `None` for any other.

    >>> parse_manifest(b'{"originalUrl": "https://a.example/", "archiveTime": "2024-05-17"}')[:2]
    ('https://a.example/', '2024-05-17')
    >>> parse_manifest(b'{"name": "an extension", "version": "1"}')
    """
    try:
        manifest: Any = json.loads(data)
    except (ValueError, RecursionError):
        return None
    url = manifest.get("originalUrl") if isinstance(manifest, dict) else None
    if not isinstance(url, str):
        return None
    return SavedPage(url, parse_crawl_date(manifest.get("archiveTime")))
