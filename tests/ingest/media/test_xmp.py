"""Our own packet can be read back, and nothing dangerous gets to the parser."""

import pytest

from catalog.xmp import rights_packet
from ingest.media.safe_xml import LIMIT_BYTES, XmlError, parse_xml
from ingest.media.xmp import read_xmp


def test_our_own_packet_says_credit_and_terms() -> None:
    packet = rights_packet("Ảnh: <A> & B\x00", "https://creativecommons.org/publicdomain/zero/1.0/")
    found = read_xmp(packet)
    assert found["photoshop:Credit"] == ("Ảnh: <A> & B",)
    assert found["dc:rights"] == ("Ảnh: <A> & B",)


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b"<a>&undefined;</a>",
        b"<a><b></a>",
        b"\xff\xfe\x00",
        b"<a>" + b" " * LIMIT_BYTES + b"</a>",
    ],
)
def test_dangerous_or_broken_xml_is_refused(data: bytes) -> None:
    with pytest.raises(XmlError):
        parse_xml(data)
