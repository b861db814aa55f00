# SPDX-License-Identifier: Apache-2.0
"""The same drum by Mitsuba 3 (BSD): python mitsuba_drum.py OUT.png FACE.png [WIDTH SAMPLES]. Nothing here needs Blender."""
from __future__ import annotations

import sys
import time

import cv2
import mitsuba as mi
import numpy as np

mi.set_variant('llvm_ad_rgb' if 'llvm_ad_rgb' in mi.variants() and '--scalar' not in sys.argv else 'scalar_rgb')
from drum import HEIGHT, RADIUS, drum_parts  # noqa: E402
from mesh import Mesh, box, triangles  # noqa: E402


def shape(m: Mesh, bsdf: dict, name: str):
    """A Mitsuba mesh from arrays; smooth normals are computed when none are given."""
    props = mi.Properties()
    props['bsdf'] = mi.load_dict(bsdf)
    t = triangles(m)
    out = mi.Mesh(name, len(m.vertices), len(t), has_vertex_normals=False, has_vertex_texcoords=True, props=props)
    p = mi.traverse(out)
    p['vertex_positions'], p['faces'], p['vertex_texcoords'] = m.vertices.astype(np.float32).ravel(), t.astype(np.uint32).ravel(), m.uv.astype(np.float32).ravel()
    p.update()
    return out


def fractal(size: int, seed: int, octaves: int = 8) -> np.ndarray:
    """Noise in 0..1: Mitsuba has no procedural noise, so stains are painted by numpy."""
    rng = np.random.default_rng(seed)
    out = sum(cv2.resize(rng.random((4 << k, 4 << k)).astype(np.float32), (size, size), interpolation=cv2.INTER_CUBIC) * .62 ** k for k in range(octaves))
    return (out - out.min()) / (out.max() - out.min())


def blend(t: np.ndarray, stops: list) -> np.ndarray:
    places, colours = zip(*stops)
    return np.stack([np.interp(t, places, [c[k] for c in colours]) for k in range(3)], -1)


def texture(a: np.ndarray) -> dict:
    a = a if a.ndim == 3 else a[..., None]
    return {'type': 'bitmap', 'bitmap': mi.Bitmap(np.ascontiguousarray(a, dtype=np.float32)), 'raw': True}


def bronze(relief_path: str, metres: float) -> dict:
    """Principled bronze: warm metal where it stands proud, green crust in the hollows; all maps painted by numpy."""
    rel = cv2.imread(relief_path, cv2.IMREAD_UNCHANGED)[::-1, :, ::-1].astype(np.float32) / 65535
    rel = cv2.resize(rel, (4096, 4096), interpolation=cv2.INTER_AREA)
    stains, fine, pits = fractal(4096, 1, 9), fractal(4096, 2, 10), fractal(4096, 5, 11)
    mask = np.interp((rel[..., 1] - .5) * 1.5 + stains, [.40, .58], [1, 0])[..., None]
    green = blend(fine, [(.3, (.012, .03, .024)), (.5, (.045, .13, .095)), (.66, (.13, .26, .19)), (.8, (.2, .2, .12))])
    metal = blend(stains, [(.3, (.10, .058, .03)), (.5, (.26, .15, .065)), (.72, (.42, .255, .11))])
    height = rel[..., 0] * metres * 1.6 + fine * .0008 - np.clip(pits - .62, 0, .1) * .006
    skin = {'type': 'principled', 'base_color': texture(metal * (1 - mask) + green * mask), 'metallic': texture(1 - mask),
            'roughness': texture(np.clip(.3 + .4 * mask[..., 0] + .2 * (fine - .5), .15, .9))}
    return {'type': 'bumpmap', 'arbitrary': texture(height / .79), 'scale': 1.0, 'bsdf': skin}


def lamp(at, look, size: float, radiance) -> dict:
    to = mi.ScalarTransform4f().look_at(origin=at, target=look, up=(0, 0, 1)) @ mi.ScalarTransform4f().scale(size / 2)
    return {'type': 'rectangle', 'to_world': to, 'emitter': {'type': 'area', 'radiance': {'type': 'rgb', 'value': radiance}}}


def scene(relief_path: str, width: int, samples: int):
    parts, skin = drum_parts(), bronze(relief_path, .0042)
    plain = {'type': 'twosided', 'bsdf': {'type': 'principled', 'base_color': {'type': 'rgb', 'value': (.06, .12, .09)}, 'metallic': .3, 'roughness': .5}}
    top = (0, 0, HEIGHT)
    camera = {'type': 'thinlens', 'fov': 39, 'aperture_radius': .006, 'focus_distance': 1.3,
              'to_world': mi.ScalarTransform4f().look_at(origin=(.46, -1.12, 1.46), target=(.03, -.03, .53), up=(0, 0, 1)),
              'film': {'type': 'hdrfilm', 'width': width, 'height': width * 3 // 4, 'rfilter': {'type': 'box'}},
              'sampler': {'type': 'independent', 'sample_count': samples}}
    stuff = {'type': 'roughplastic', 'diffuse_reflectance': {'type': 'rgb', 'value': .02}, 'alpha': .25}
    return mi.load_dict({'type': 'scene', 'integrator': {'type': 'aov', 'aovs': 'albedo:albedo,normal:sh_normal', 'colour': {'type': 'path', 'max_depth': 6}}, 'camera': camera,
                         'face': shape(parts['face'], skin, 'face'), 'mantle': shape(parts['mantle'], bronze(relief_path.replace('face', 'mantle'), .003), 'mantle'),
                         'handles': shape(parts['handles'], plain, 'handles'), 'plinth': shape(box((1.5, 1.5, .5), (0, 0, -.5)), stuff, 'plinth'),
                         'key': lamp((-2.3, .9, HEIGHT + .62), top, .35, (560, 436, 291)), 'fill': lamp((2.2, 1.9, HEIGHT + 1.3), top, .9, (24, 32, 43)),
                         'front': lamp((.4, -3, 1.8), top, 1.6, (5.2, 4.7, 4.1))})


def tone(linear: np.ndarray) -> np.ndarray:
    """A filmic curve (Hable) by hand; Mitsuba writes plain sRGB only."""
    def curve(x):
        return (x * (.15 * x + .05) + .004) / (x * (.15 * x + .5) + .06) - .0667
    return np.clip(curve(linear * 2.2) / curve(11.2), 0, 1) ** (1 / 2.2)


def clean(layers: np.ndarray) -> np.ndarray:
    """Open Image Denoise (`pyoidn`, MIT; the library itself Apache-2.0), guided by albedo and normal."""
    from pyoidn import denoise
    colour, albedo, normal = (np.ascontiguousarray(layers[..., a:a + 3]) for a in (0, layers.shape[2] - 6, layers.shape[2] - 3))
    return np.asarray(denoise(colour, albedo=albedo, normal=normal, hdr=True))


def main(out: str, relief_path: str, width: int = 800, samples: int = 64) -> None:
    s = scene(relief_path, width, samples)
    start = time.perf_counter()
    layers = np.array(mi.render(s), dtype=np.float32)
    drawn = time.perf_counter()
    image = clean(layers)
    print('seconds', round(drawn - start, 1), '+', round(time.perf_counter() - drawn, 1), mi.variant())
    cv2.imwrite(out, (tone(image)[..., ::-1] * 255).astype(np.uint8))


if __name__ == '__main__':
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
