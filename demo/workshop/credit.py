# SPDX-License-Identifier: Apache-2.0
"""The XMP that goes into every picture: who made it, under what licence, and that a program drew it."""

from __future__ import annotations

from xml.sax.saxutils import escape

CREATOR = "Dự án Heritage"
RIGHTS = "© 2026 Dự án Heritage, CC BY 4.0"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
DIGITAL_SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "cc": "http://creativecommons.org/ns#",
}


def alternatives(texts: dict[str, str]) -> str:
    """A language alternative; the first is the default."""
    first = next(iter(texts.values()))
    items = [("x-default", first), *texts.items()]
    return (
        "<rdf:Alt>" + "".join(f'<rdf:li xml:lang="{tag}">{escape(text)}</rdf:li>' for tag, text in items) + "</rdf:Alt>"
    )


def packet(caption: dict[str, str], made_by: str) -> bytes:
    """An XMP packet with caption, creator, credit, rights, IPTC digital source type, and the script that made it."""
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    body = (
        f"<dc:description>{alternatives(caption)}</dc:description>"
        f"<dc:creator><rdf:Seq><rdf:li>{CREATOR}</rdf:li></rdf:Seq></dc:creator>"
        f"<dc:rights>{alternatives({'vi': RIGHTS, 'en': RIGHTS})}</dc:rights>"
        f"<photoshop:Credit>{CREATOR}</photoshop:Credit><photoshop:Source>demo/{escape(made_by)}</photoshop:Source>"
        f"<xmpRights:Marked>True</xmpRights:Marked><xmpRights:WebStatement>{LICENCE}</xmpRights:WebStatement>"
        f'<cc:license rdf:resource="{LICENCE}"/>'
        f"<Iptc4xmpExt:DigitalSourceType>{DIGITAL_SOURCE}</Iptc4xmpExt:DigitalSourceType>"
    )
    tree = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {names}><rdf:Description rdf:about="">{body}</rdf:Description></rdf:RDF></x:xmpmeta>'
    return f'<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>{tree}<?xpacket end="w"?>'.encode()
