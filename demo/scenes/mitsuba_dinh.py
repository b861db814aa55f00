# SPDX-License-Identifier: Apache-2.0
"""The communal house by Mitsuba 3, colours painted on vertices by numpy: python mitsuba_dinh.py OUT.png [WIDTH SAMPLES]"""
from __future__ import annotations

import sys
import time

import cv2
import mitsuba as mi
import numpy as np
from scipy.ndimage import map_coordinates

from mitsuba_drum import blend, clean, tone
from hall import hall_parts, yard
from mesh import Mesh, moved, triangles
from plants import areca, banyan, fallen
from roof import roof_parts

RAMPS = {'tile': [(0, (.085, .034, .02)), (.45, (.17, .068, .036)), (.8, (.24, .105, .055)), (1, (.12, .075, .055))],
         'wood': [(0, (.03, .013, .007)), (1, (.085, .042, .022))], 'laterite': [(0, (.17, .06, .028)), (.5, (.27, .11, .045)), (1, (.2, .105, .055))],
         'stone': [(0, (.16, .155, .14)), (1, (.3, .29, .26))], 'mortar': [(0, (.2, .185, .16)), (1, (.46, .43, .37))],
         'brick': [(0, (.13, .05, .03)), (.5, (.21, .085, .05)), (1, (.17, .095, .065))], 'leaf': [(0, (.02, .04, .008)), (.7, (.05, .09, .018)), (1, (.13, .135, .018))],
         'fallen': [(0, (.12, .05, .01)), (1, (.5, .2, .02))], 'moss': [(0, (.04, .04, .015)), (1, (.05, .06, .016))]}
MOSSY = {'tile': .8, 'laterite': .5, 'stone': .6, 'mortar': .35, 'brick': .6}
ROUGH = {'wood': .45, 'brick': .35, 'tile': .75}


def noise(p: np.ndarray, scale: float, octaves: int = 6, seed: int = 0) -> np.ndarray:
    """Fractal value noise in 3D at points, 0..1."""
    lattice = np.random.default_rng(seed).random((48, 48, 48)).astype(np.float32)
    total = sum(map_coordinates(lattice, (p * scale * 2 ** k + 7.3 * k).T, order=1, mode='grid-wrap') * .6 ** k for k in range(octaves))
    return total / sum(.6 ** k for k in range(octaves))


def paint(kind: str, m: Mesh) -> np.ndarray:
    """Base colour by piece, stained, with moss where noise says so."""
    p = m.vertices.astype(np.float32)
    colour = blend(m.tint, RAMPS[kind]) * np.interp(noise(p, .5, 6, 1), [.42, .6], [.4, 1.1])[:, None]
    moss = np.interp(noise(p, .9, 7, 2), [.5, .58], [0, MOSSY.get(kind, 0)])[:, None]
    return colour * (1 - moss) + moss * np.array([.075, .085, .022])


def shape(kind: str, m: Mesh, bsdf: dict | None = None):
    props = mi.Properties()
    skin = {'type': 'principled', 'base_color': {'type': 'mesh_attribute', 'name': 'vertex_color'}, 'roughness': ROUGH.get(kind, .85)}
    props['bsdf'] = mi.load_dict(bsdf or {'type': 'twosided', 'bsdf': skin})
    props['face_normals'] = True
    t = triangles(m)
    out = mi.Mesh(kind, len(m.vertices), len(t), props=props)
    out.add_attribute('vertex_color', 3, paint(kind if kind in RAMPS else 'moss', m).astype(np.float32).ravel())
    p = mi.traverse(out)
    p['vertex_positions'], p['faces'] = m.vertices.astype(np.float32).ravel(), t.astype(np.uint32).ravel()
    p.update()
    return out


def things() -> dict:
    out = {}
    for part in (roof_parts(), hall_parts(), yard(-26, 26, -30, -4)):
        for kind, m in part.items():
            water = {'type': 'dielectric'} if kind == 'water' else None
            water = {'type': 'roughconductor', 'alpha': .01, 'material': 'none', 'specular_reflectance': {'type': 'rgb', 'value': .55}} if water else None
            out[f'{kind}{len(out)}'] = shape(kind, m, water)
    trees = [(areca(9, 1), (-14, 2, 0)), (areca(10.5, 3), (15, 3, 0)), (banyan(13, 6.5, 60000, 5), (21, 15, 0)), (banyan(11, 6, 50000, 6), (-24, 15, 0)), (banyan(11, 6, 30000, 40, .3), (-40, -27, 0))]
    trees += [(banyan(9, 8, 22000, 60 + i, .4), (52, y, -1)) for i, y in enumerate(range(-30, 48, 10))]
    for (trunk, crown), at in trees:
        out[f'trunk{len(out)}'], out[f'crown{len(out)}'] = shape('wood', moved(trunk, at)), shape('leaf', moved(crown, at))
    out['fallen'] = shape('fallen', fallen(-20, 14, -24, -7, 650, 4))
    out['earth'] = shape('moss', moved(yard(-120, 120, -120, 120, 240)['moss'], (0, 0, -.03)))
    return out


def main(out: str, width: int = 800, samples: int = 32) -> None:
    start = time.perf_counter()
    e, a = np.radians(6), np.radians(226)
    sun = [np.sin(a) * np.cos(e), np.cos(a) * np.cos(e), np.sin(e)]
    look = mi.ScalarTransform4f().look_at(origin=(-13, -20.5, 1.05), target=(-.3, -3.2, 4.2), up=(0, 0, 1))
    scene = mi.load_dict({'type': 'scene', 'integrator': {'type': 'aov', 'aovs': 'albedo:albedo,normal:sh_normal', 'colour': {'type': 'path', 'max_depth': 5}},
                          'sky': {'type': 'sunsky', 'sun_direction': sun, 'turbidity': 4.0, 'sun_scale': 1.0, 'sky_scale': 1.0},
                          'camera': {'type': 'perspective', 'fov': 67, 'to_world': look, 'film': {'type': 'hdrfilm', 'width': width, 'height': width * 3 // 4, 'rfilter': {'type': 'box'}},
                                     'sampler': {'type': 'independent', 'sample_count': samples}}, **things()})
    built = time.perf_counter()
    layers = np.array(mi.render(scene), dtype=np.float32)
    print('built', round(built - start, 1), 'seconds', round(time.perf_counter() - built, 1))
    image = clean(layers)
    image *= .16 / np.exp(np.log(np.maximum(image.mean(-1), 1e-4)).mean())
    cv2.imwrite(out, (tone(image)[..., ::-1] * 255).astype(np.uint8))


if __name__ == '__main__':
    main(sys.argv[1], *(int(x) for x in sys.argv[2:4]))
