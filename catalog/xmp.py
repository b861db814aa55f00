"""What a picture or a model of our own making says about itself in XMP (ISO 16684-1), wherever it is saved to.

The way in which it was made: IPTC Photo Metadata Standard, Extension schema, Digital Source Type.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr
from zlib import crc32

MOST_LETTERS = 2_000
"""Of a credit: it stands there twice, and a JPEG holds packets of less than 64 kB."""
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
{tree}
<?xpacket end="r"?>"""
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_TREE = (
    f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">'
    '<rdf:Description rdf:about=""{namespaces}{description}</rdf:RDF></x:xmpmeta>'
)
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
}
_BY_LANGUAGE = frozenset({"dc:rights"})
"""Properties whose value is a list of alternatives by language."""
_JPEG_MARK = b"http://ns.adobe.com/xap/1.0/\0"
_MOST_BYTES = 0xFFFF - 2 - len(_JPEG_MARK)
_PNG_HEADER_BYTES = 8 + 25
_START, _APP0, _APP1 = b"\xff\xd8", b"\xff\xe0", b"\xff\xe1"


def rights_packet(credit: str, rights_uri: str, digital_source: str = "") -> bytes:
    """A packet that says who is to be named, under which terms, and how the picture was made; empty where nothing is.

    `digital_source` is an IPTC term (http://cv.iptc.org/newscodes/digitalsourcetype/).
    """
    said = _properties(credit, rights_uri, digital_source)
    tree = _tree(said, f">{''.join(_element(*one) for one in said.items())}</rdf:Description>")
    return _PACKET.format(tree=tree).encode() if tree else b""


def brief_packet(credit: str, digital_source: str) -> bytes:
    """What a picture of a few kB says: who is to be named, once, and how it was made.

    No wrapper (ISO 16684-1, 7.3), and the properties as attributes (7.9.2.2).
    """
    said = _properties(credit, "", digital_source, twice=False)
    attributes = "".join(f" {name}={quoteattr(_NOT_XML.sub('', text))}" for name, text in said.items())
    return _tree(said, f"{attributes}/>").encode()


def rights_json(credit: str, rights_uri: str, digital_source: str) -> dict[str, Any]:
    """The same as JSON-LD (ISO 16684-3), as models carry it; empty where there is nothing to say."""
    said = _properties(credit, rights_uri, digital_source)
    if not said:
        return {}
    context = _namespaces(said) | ({"rdf": _RDF} if said.keys() & _BY_LANGUAGE else {})
    return {"@context": context, **{name: _value(name, text) for name, text in said.items()}}


def _properties(credit: str, rights_uri: str, digital_source: str, *, twice: bool = True) -> dict[str, str]:
    """What is to be said, by the property that says it; the credit in a second one too unless it is to be brief."""
    words = credit[:MOST_LETTERS]
    said = {
        "photoshop:Credit": words,
        "dc:rights": words if twice else "",
        "xmpRights:WebStatement": rights_uri,
        "Iptc4xmpExt:DigitalSourceType": digital_source,
    }
    return {name: text for name, text in said.items() if text}


def _namespaces(said: Iterable[str]) -> dict[str, str]:
    used = {name.partition(":")[0] for name in said}
    return {prefix: uri for prefix, uri in _NAMESPACES.items() if prefix in used}


def _value(name: str, text: str) -> str | dict[str, Any]:
    """A property in JSON-LD."""
    if name not in _BY_LANGUAGE:
        return text
    return {"@type": "rdf:Alt", "rdf:_1": {"@language": "x-default", "@value": text}}


def _tree(said: Mapping[str, str], description: str) -> str:
    """The properties in RDF/XML, `description` being what follows the namespaces; empty where there is none."""
    if not said:
        return ""
    namespaces = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in _namespaces(said).items())
    return _TREE.format(namespaces=namespaces, description=description)


def _element(name: str, text: str) -> str:
    words = _escaped(text)
    if name in _BY_LANGUAGE:
        words = f'<rdf:Alt><rdf:li xml:lang="x-default">{words}</rdf:li></rdf:Alt>'
    return f"<{name}>{words}</{name}>"


def labelled_jpeg(jpeg: bytes, packet: bytes) -> bytes:
    """The JPEG with the packet in it (ISO 16684-3, section 6.1), its pixels untouched.

    As it is without a packet, or with one that no segment holds.
    """
    if not packet or len(packet) > _MOST_BYTES or not jpeg.startswith(_START):
        return jpeg
    place = len(_START)
    if jpeg[place : place + 2] == _APP0:
        place += 2 + int.from_bytes(jpeg[place + 2 : place + 4], "big")
    body = _JPEG_MARK + packet
    segment = _APP1 + (len(body) + 2).to_bytes(2, "big") + body
    return jpeg[:place] + segment + jpeg[place:]


def labelled_png(png: bytes, packet: bytes) -> bytes:
    """The PNG with the packet behind its header, in UTF-8 as ISO 16684-3 wants it; as it is without a packet."""
    if not packet:
        return png
    body = b"iTXtXML:com.adobe.xmp" + bytes(5) + packet
    chunk = (len(body) - 4).to_bytes(4, "big") + body + crc32(body).to_bytes(4, "big")
    return png[:_PNG_HEADER_BYTES] + chunk + png[_PNG_HEADER_BYTES:]


def _escaped(text: str) -> str:
    return escape(_NOT_XML.sub("", text))
