# SPDX-License-Identifier: Apache-2.0
"""What every Mitsuba picture of the demo shares: shapes from numpy meshes, painted maps, lamps, and developing the film."""

from __future__ import annotations

import time

import cv2
import mitsuba as mi
import numpy as np
from mesh import Array, Mesh, triangles
from mitsuba_drum import clean, lamp, tone

__all__ = ["camera", "develop", "film", "lamp", "linear", "painted", "plain", "shape", "skin", "texture"]


def texture(a: Array) -> dict:
    """A bitmap of linear numbers; (h, w), (h, w, 1) or (h, w, 3), rows from v = 0 up."""
    a = a if a.ndim == 3 else a[..., None]
    return {"type": "bitmap", "bitmap": mi.Bitmap(np.ascontiguousarray(a, dtype=np.float32)), "raw": True}


def linear(srgb: Array) -> Array:
    """sRGB 0..255 as linear light 0..1, turned over so that row 0 is v = 0."""
    return (np.asarray(srgb, np.float32)[::-1] / 255) ** 2.2


def plain(colour: tuple[float, float, float], rough: float = 0.5, metallic: float = 0.0) -> dict:
    """One colour all over, seen from both sides."""
    skin_ = {"type": "principled", "base_color": {"type": "rgb", "value": colour}, "roughness": rough, "metallic": metallic}
    return {"type": "twosided", "bsdf": skin_}


def skin(colour: Array, rough: float | Array = 0.5, metallic: float | Array = 0.0, bump_m: Array | None = None, scale: float = 1.0) -> dict:
    """A surface from painted maps in uv; `bump_m` is a height map in the units of uv."""
    def value(x: float | Array) -> float | dict:
        return texture(x) if isinstance(x, np.ndarray) else x
    out: dict = {"type": "principled", "base_color": texture(colour), "roughness": value(rough), "metallic": value(metallic)}
    if bump_m is not None:
        out = {"type": "bumpmap", "arbitrary": texture(bump_m), "scale": scale, "bsdf": out}
    return {"type": "twosided", "bsdf": out}


def shape(m: Mesh, bsdf: dict, name: str = "m", flat: bool = False) -> mi.Mesh:
    """A Mitsuba mesh with uv; smooth normals unless `flat`."""
    props = mi.Properties()
    props["bsdf"] = mi.load_dict(bsdf)
    props["face_normals"] = flat
    t = triangles(m)
    out = mi.Mesh(name, len(m.vertices), len(t), has_vertex_normals=False, has_vertex_texcoords=True, props=props)
    p = mi.traverse(out)
    p["vertex_positions"] = m.vertices.astype(np.float32).ravel()
    p["faces"] = t.astype(np.uint32).ravel()
    p["vertex_texcoords"] = m.uv.astype(np.float32).ravel()
    p.update()
    return out


def painted(m: Mesh, colours: Array, rough: float = 0.6, metallic: float = 0.0, flat: bool = False) -> mi.Mesh:
    """A mesh whose colours (n, 3) sit on its vertices."""
    props = mi.Properties()
    base = {"type": "mesh_attribute", "name": "vertex_color"}
    props["bsdf"] = mi.load_dict({"type": "twosided", "bsdf": {"type": "principled", "base_color": base, "roughness": rough, "metallic": metallic}})
    props["face_normals"] = flat
    t = triangles(m)
    out = mi.Mesh("painted", len(m.vertices), len(t), props=props)
    out.add_attribute("vertex_color", 3, np.asarray(colours, np.float32).ravel())
    p = mi.traverse(out)
    p["vertex_positions"], p["faces"] = m.vertices.astype(np.float32).ravel(), t.astype(np.uint32).ravel()
    p.update()
    return out


def film(width: int, height: int, samples: int) -> dict:
    return {"film": {"type": "hdrfilm", "width": width, "height": height, "rfilter": {"type": "box"}},
            "sampler": {"type": "independent", "sample_count": samples}}


def camera(origin, target, fov: float, width: int, height: int, samples: int, aperture: float = 0.0) -> dict:
    """A lens; with an aperture it focuses on the target."""
    look = mi.ScalarTransform4f().look_at(origin=origin, target=target, up=(0, 0, 1))
    out = {"type": "thinlens" if aperture else "perspective", "fov": fov, "to_world": look, **film(width, height, samples)}
    if aperture:
        out |= {"aperture_radius": aperture, "focus_distance": float(np.linalg.norm(np.subtract(origin, target)))}
    return out


def develop(things: dict, lens: dict, out: str, exposure: float | None = None, depth: int = 6, glow: float = 0.0) -> None:
    """Render, denoise, tone and save; without `exposure` the geometric mean is set to .16; by `glow` what is brighter than white spills around itself."""
    start = time.perf_counter()
    light = {"type": "aov", "aovs": "albedo:albedo,normal:sh_normal", "colour": {"type": "path", "max_depth": depth}}
    layers = np.array(mi.render(mi.load_dict({"type": "scene", "integrator": light, "lens": lens, **things})), dtype=np.float32)
    image = clean(layers)
    mean = float(np.exp(np.log(np.maximum(image.mean(-1), 1e-4)).mean()))
    image *= exposure if exposure is not None else 0.16 / mean
    if glow:
        over = np.maximum(image - 1, 0)
        image += sum(cv2.GaussianBlur(over, (0, 0), image.shape[1] * share) for share in (0.002, 0.006, 0.02)) * glow
    cv2.imwrite(out, (tone(image)[..., ::-1] * 255).astype(np.uint8))
    print(out, round(time.perf_counter() - start, 1), "s; mean", round(mean, 4))
