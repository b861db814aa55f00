"""Telling apart what is written in letters: captions, models, XML, JSON, plain text."""

import re

from ingest.media import mediatypes as kind
from ingest.media.mediatypes import MediaType

_SRT = re.compile(r"\s*\d+[ \t]*\r?\n\d{1,2}:\d{2}:\d{2}[,.]\d{1,3}[ \t]*-->")
_VTT = re.compile(r"WEBVTT(?:[ \t\r\n]|$)")
_GLTF = re.compile(r'"asset"\s*:\s*\{')
_XML_START = re.compile(r"\s*(?:<\?xml|<!DOCTYPE|<!--|<[A-Za-z_])")
_XML_NOISE = re.compile(r"<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:\[[^\]]*\]|[^>\[])*>", re.DOTALL)
_ROOT = re.compile(r"\s*<(?:[\w.-]+:)?([\w.-]+)")
_HTML_ROOTS = frozenset(
    [
        "html",
        "head",
        "body",
        "script",
        "style",
        "noscript",
        "template",
        "div",
        "span",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "img",
        "iframe",
        "frame",
        "frameset",
        "embed",
        "applet",
        "center",
        "font",
        "br",
        "hr",
        "input",
        "textarea",
        "marquee",
    ]
)
"""Elements at which a page may begin without saying that it is one (WHATWG HTML, 4), and no other XML does."""
_ACTIVE = re.compile(
    r"<(?:[\w.-]+:)?(?:script|iframe|embed|applet)[\s/>]|[\s\"'/]on(?:load|error|click|focus|mouseover|toggle)\s*=|javascript:",
    re.IGNORECASE,
)
"""What a browser runs, in whatever XML it stands."""
_VERTEX = re.compile(r"^v(?:\s+-?\d[\d.eE+-]*){3}", re.MULTILINE)
_OBJ_WORDS = re.compile(
    r"#|(?:v|vn|vt|vp|f|l|p|o|g|s|mg|con|end|deg|bmat|step|trim|hole|scrv|sp|parm|cstype|curv2?|surf|bevel|lod"
    r"|[cd]_interp|(?:shadow|trace)_obj|[cs]tech|mtllib|usemtl|maplib|usemap)$"
)


def text_type(head: bytes, whole: bool) -> MediaType | None:
    """The kind of a text by its beginning; None where it is no text. `whole`: the beginning is all there is."""
    text = decoded(head, whole)
    if text is None:
        return None
    if _VTT.match(text):
        return kind.VTT
    if _SRT.match(text):
        return kind.SRT
    if text.startswith("solid") and "facet" in text[:4096]:
        return kind.STL
    if _XML_START.match(text):
        return _markup_type(text)
    if text.lstrip()[:1] in {"{", "["}:
        return kind.GLTF if _GLTF.search(text) else kind.JSON
    return kind.OBJ if _is_obj(text, whole) else kind.TEXT


def decoded(head: bytes, whole: bool) -> str | None:
    """The letters of a text in UTF-8, UTF-16 with its mark, or an old 8-bit code (read as Latin-1); None if no text."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) & ~1].decode("utf-16", errors="replace")
    if b"\0" in head:
        return None
    body = head.removeprefix(b"\xef\xbb\xbf")
    if not whole:
        body = body[:-4] + body[-4:].decode("utf-8", errors="ignore").encode()
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        text = body.decode("latin-1")
    controls = sum(1 for character in text if character < " " and character not in "\t\n\r\f\x1a\x1b")
    return text if controls * 100 <= len(text) else None


def root_of(text: str) -> str:
    """The name of the first element of an XML text without its prefix; '' where there is none."""
    root = _ROOT.match(_XML_NOISE.sub("", text))
    return root.group(1) if root else ""


def _markup_type(text: str) -> MediaType:
    name = root_of(text)
    if name.lower() in _HTML_ROOTS or re.match(r"\s*<!doctype html", text, re.IGNORECASE):
        return kind.HTML
    by_root = {"svg": kind.SVG, "TEI": kind.TEI, "teiCorpus": kind.TEI, "xmpmeta": kind.XMP}
    found = by_root.get(name, kind.XML)
    return kind.HTML if found is kind.XML and _ACTIVE.search(text) else found


def _is_obj(text: str, whole: bool) -> bool:
    """Whether there is a vertex, and every line begins with a word that OBJ knows."""
    if not _VERTEX.search(text):
        return False
    lines = text.splitlines()
    words = {line.split(None, 1)[0] for line in (lines if whole else lines[:-1]) if line.strip()}
    return all(_OBJ_WORDS.match(word) for word in words)
