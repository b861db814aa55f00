"""Models are shown as one GLB with their textures, wherever these were put."""

import base64
import io
import json
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import numpy as np
import pytest
import trimesh
from PIL import Image

from catalog.derivatives import DerivativeRole
from ingest.media.facts import Processed
from ingest.media.gltf import read_glb
from ingest.media.refusal import MediaRefusedError
from tests.ingest.media.glbs import write_glb

Run = Callable[..., Processed]
RENDERS = Path(__file__).resolve().parents[4] / "shared" / "prototypes" / "renders"
OBJ = (
    "mtllib {mtl}\nv 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nvt 0 0\nvt 1 0\nvt 1 1\nvt 0 1\n"
    "usemtl stone\nf 1/1 2/2 3/3\nf 1/1 3/3 4/4\n"
)


def _texture(place: bool = False) -> bytes:
    exif = Image.Exif()
    if place:
        exif[34853] = {1: "N", 2: (21.0, 2.0, 7.0), 3: "E", 4: (105.0, 50.0, 25.0)}
    out = io.BytesIO()
    Image.new("RGB", (32, 32), "red").save(out, "JPEG", exif=exif)
    return out.getvalue()


def _zip(path: Path, members: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as out:
        for name, content in members.items():
            out.writestr(name, content)
    return path


def _images(processed: Processed) -> int:
    return len(read_glb(processed.derivatives[0].path).document.get("images", []))


def _codes(processed: Processed) -> list[str]:
    return [message.code for message in processed.facts.messages]


@pytest.mark.parametrize(
    ("folder", "texture", "line"),
    [
        ("", "wall.jpg", "map_Kd wall.jpg"),
        ("Quét bia/", "wall.jpg", "map_Kd wall.jpg"),
        ("scan/", "textures/wall.jpg", "map_Kd textures\\wall.jpg"),
        ("scan/", "Wall.JPG", "map_Kd wall.jpg"),
        ("scan/", "wall.jpg", "map_Kd C:\\Users\\Scan Co\\wall.jpg"),
        ("scan/", "wall.jpg", "map_Kd -s 1 1 1 -clamp on wall.jpg"),
        ("scan/", "wall one.jpg", "map_Kd wall one.jpg"),
        ("scan/", "renamed.jpg", "map_Kd original.jpg"),
    ],
)
def test_a_texture_is_found_wherever_it_was_put(folder: str, texture: str, line: str, tmp_path: Path, run: Run) -> None:
    members: dict[str, str | bytes] = {
        f"{folder}a.obj": OBJ.format(mtl="a.mtl"),
        f"{folder}a.mtl": f"newmtl stone\nKd 1 1 1\n{line}\n",
        f"{folder}{texture}": _texture(),
    }
    processed = run(_zip(tmp_path / "a.zip", members))
    assert (_images(processed), _codes(processed)) == (1, [])
    assert processed.facts.shape is not None
    assert processed.facts.shape.faces == 2


def test_names_in_an_old_code_do_not_lose_the_materials(tmp_path: Path, run: Run) -> None:
    members: dict[str, str | bytes] = {
        "bia.obj": OBJ.format(mtl="bia đá.mtl").encode("cp1258"),
        "bia đá.mtl": "newmtl stone\nmap_Kd đá.jpg\n".encode("cp1258"),
        "đá.jpg": _texture(),
    }
    processed = run(_zip(tmp_path / "a.zip", members))
    assert (_images(processed), _codes(processed)) == (1, [])


def test_a_missing_texture_is_named(tmp_path: Path, run: Run) -> None:
    members: dict[str, str | bytes] = {
        "a.obj": OBJ.format(mtl="a.mtl"),
        "a.mtl": "newmtl stone\nmap_Kd wall.jpg\n",
    }
    processed = run(_zip(tmp_path / "a.zip", members))
    assert _codes(processed) == ["media-model-texture-missing"]
    assert "wall.jpg" in processed.facts.messages[0].text("en")


def test_a_texture_that_cannot_be_read_is_named(tmp_path: Path, run: Run) -> None:
    members: dict[str, str | bytes] = {
        "a.obj": OBJ.format(mtl="a.mtl"),
        "a.mtl": "newmtl stone\nmap_Kd wall.jpg\n",
        "wall.jpg": b"no picture",
    }
    assert _codes(run(_zip(tmp_path / "a.zip", members))) == ["media-model-texture-lost"]


@pytest.mark.parametrize("suffix", ["ply", "stl", "obj", "glb"])
def test_a_plain_model_becomes_a_glb(suffix: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / f"a.{suffix}"
    trimesh.creation.box(extents=(1, 2, 3)).export(path)
    processed = run(path)
    (model,) = processed.derivatives
    assert (model.role, model.mime) == (DerivativeRole.MODEL_GLB, "model/gltf-binary")
    shape = processed.facts.shape
    assert shape is not None
    assert shape.faces == 12
    assert np.subtract(shape.high, shape.low) == pytest.approx([1, 2, 3])


@pytest.mark.parametrize("suffix", ["ply", "glb"])
def test_the_shown_model_says_whose_it_is_and_how_it_was_made(suffix: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / f"a.{suffix}"
    trimesh.creation.box().export(path)
    made = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"
    terms = "https://creativecommons.org/licenses/by/4.0/"
    processed = run(path, credit="Dự án Mẫu", rights_uri=terms, digital_source=made)
    document = read_glb(processed.derivatives[0].path).document
    assert document["asset"]["copyright"] == "Dự án Mẫu"
    number = document["asset"]["extensions"]["KHR_xmp_json_ld"]["packet"]
    packet = document["extensions"]["KHR_xmp_json_ld"]["packets"][number]
    assert packet["Iptc4xmpExt:DigitalSourceType"] == made
    assert packet["xmpRights:WebStatement"] == terms
    assert packet["dc:rights"]["rdf:_1"] == {"@language": "x-default", "@value": "Dự án Mẫu"}
    assert {"dc", "photoshop", "xmpRights", "Iptc4xmpExt", "rdf"} == set(packet["@context"])
    assert "KHR_xmp_json_ld" in document["extensionsUsed"]


def test_a_model_of_which_nothing_is_known_says_nothing(tmp_path: Path, run: Run) -> None:
    trimesh.creation.box().export(tmp_path / "a.glb")
    document = read_glb(run(tmp_path / "a.glb").derivatives[0].path).document
    assert document["asset"] == {"version": "2.0"}
    assert "extensions" not in document


def test_a_gltf_with_its_parts_in_a_zip_becomes_a_glb(tmp_path: Path, run: Run) -> None:
    parts = trimesh.Scene(trimesh.creation.box()).export(file_type="gltf")
    path = _zip(tmp_path / "a.zip", {f"top/{name}": content for name, content in parts.items()})
    processed = run(path)
    assert processed.facts.shape is not None
    assert processed.facts.shape.faces == 12


def test_a_gltf_alone_that_needs_other_files_says_so(tmp_path: Path, run: Run) -> None:
    parts = trimesh.Scene(trimesh.creation.box()).export(file_type="gltf")
    path = tmp_path / "model.gltf"
    path.write_bytes(parts["model.gltf"])
    with pytest.raises(MediaRefusedError) as refused:
        run(path)
    assert refused.value.message.code == "media-gltf-other-files"


def test_points_without_faces_are_shown_and_said(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.ply"
    trimesh.PointCloud(np.random.default_rng(1).random((50, 3))).export(path)
    processed = run(path)
    assert _codes(processed) == ["media-model-points"]
    assert processed.facts.shape is not None
    assert processed.facts.shape.vertices == 50


def test_of_several_models_the_largest_is_shown(tmp_path: Path, run: Run) -> None:
    small = trimesh.creation.box().export(file_type="stl")
    large = trimesh.creation.icosphere().export(file_type="stl")
    processed = run(_zip(tmp_path / "a.zip", {"small.stl": small, "large.stl": large}))
    assert _codes(processed) == ["media-model-several"]
    assert "large.stl" in processed.facts.messages[0].text("en")


def test_a_texture_inside_a_glb_loses_its_place(tmp_path: Path, run: Run) -> None:
    photo = _texture(place=True)
    views = [{"buffer": 0, "byteLength": len(photo)}]
    path = write_glb(tmp_path / "a.glb", images=[{"bufferView": 1, "mimeType": "image/jpeg"}], views=views, data=photo)
    shown = run(path).derivatives[0].path.read_bytes()
    with Image.open(io.BytesIO(shown[shown.index(b"\xff\xd8\xff") :])) as picture:
        assert picture.size == (32, 32)
        assert not any(picture.getexif().get_ifd(34853).values())


def _with_json(path: Path, **said: Any) -> Path:
    """A box as GLB, its JSON saying more."""
    whole = trimesh.creation.box().export(file_type="glb")
    length = int.from_bytes(whole[12:16], "little")
    text = json.dumps(json.loads(whole[20 : 20 + length]) | said).replace("/", "\\/").encode()
    text += b" " * (-len(text) % 4)
    rest = whole[20 + length :]
    head = struct.pack("<4s4I", b"glTF", 2, 20 + len(text) + len(rest), len(text), 0x4E4F534A)
    path.write_bytes(head + text + rest)
    return path


@pytest.mark.parametrize("is_base64", [True, False])
def test_a_texture_in_a_data_uri_loses_its_place(is_base64: bool, tmp_path: Path, run: Run) -> None:
    photo = _texture(place=True)
    body = f";base64,{base64.b64encode(photo).decode()}" if is_base64 else f",{quote(photo)}"
    path = _with_json(tmp_path / "a.glb", images=[{"uri": f"data:image/jpeg{body}"}])
    glb = read_glb(run(path).derivatives[0].path)
    [image] = glb.document["images"]
    with Image.open(io.BytesIO(base64.b64decode(image["uri"].partition(",")[2]))) as picture:
        assert picture.size == (32, 32)
        assert not any(picture.getexif().get_ifd(34853).values())
    assert glb.binary_bytes == read_glb(path).binary_bytes


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.ply", b"ply\nformat ascii 1.0\nelement vertex 9\nproperty float x\nend_header\n1\n"),
        ("a.stl", b"solid a\nfacet normal 0 0 1\nouter loop\nvertex x y z\n"),
        ("a.obj", b"v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 99999\n"),
        ("a.gltf", b'{"asset": {"version": "2.0"}, "meshes": 3}'),
    ],
)
def test_a_broken_model_is_refused(name: str, data: bytes, tmp_path: Path, run: Run) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(MediaRefusedError) as refused:
        run(path)
    assert refused.value.message.code in {"media-model-damaged", "media-model-empty", "media-glb-broken"}


def test_the_scan_as_a_company_delivers_it_keeps_its_texture(run: Run) -> None:
    path = RENDERS / "stele_scan.zip"
    if not path.is_file():
        pytest.skip(f"needs {path}")
    processed = run(path)
    assert (_images(processed), _codes(processed)) == (1, [])
    assert processed.facts.shape is not None
    assert processed.facts.shape.faces == 393_750


def test_sample_models_are_shown(samples: Path, run: Run) -> None:
    for name, faces in (("venus/venus.glb", 24_058), ("whale/whale_cranium_draco.glb", 100_000)):
        processed = run(samples / "3d" / name)
        assert processed.facts.shape is not None
        assert processed.facts.shape.faces == faces
