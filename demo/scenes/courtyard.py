# SPDX-License-Identifier: Apache-2.0
"""A communal house's yard in the late sun before a feast, seen all round: python courtyard.py OUT.jpg [around|steps] [WIDTH, SAMPLES]"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace

import mitsuba_drum  # noqa: F401  (sets the variant)
import drjit as dr
import mitsuba as mi
import numpy as np
from altar import burner
from dinh_night import drum, mat
from dinh_views import WIDE, court, hall, inner_light, lamps
from gates import gate
from grounds import five
from hall import flag, jar, laterite, swell
from mesh import Mesh, box, grid_faces, lathe, merge, mesh, moved, tube
from mitsuba_dinh import noise, paint
from nghe import nghe, turned_head
from parts import Things, clad, hills, painted, palms, placed, roofing, together, tree, wall, wood
from roof import Roof
from weather import EVENING, Lens, Weather, processed, staged


class Around(mi.Sensor):
    """A camera that sees everything at once: longitude across, latitude down; +y in the middle, +x to its right."""

    def __init__(self, props: mi.Properties) -> None:
        super().__init__(props)
        self.at = [float(props.get(k, 0.0)) for k in ("x", "y", "z")]

    def sample_ray_differential(self, time, wavelengths, film, aperture, active=True):
        lon, lat = (film.x - 0.5) * 2 * np.pi, (0.5 - film.y) * np.pi
        ray = mi.RayDifferential3f()
        ray.o, ray.time = mi.Point3f(*self.at), time
        ray.d = mi.Vector3f(dr.cos(lat) * dr.sin(lon), dr.cos(lat) * dr.cos(lon), dr.sin(lat))
        return ray, mi.Color3f(1)

    def sample_ray(self, time, wavelengths, film, aperture, active=True):
        ray, weight = self.sample_ray_differential(time, wavelengths, film, aperture, active)
        return mi.Ray3f(ray), weight


mi.register_sensor("around", Around)


@dataclass(frozen=True)
class Everywhere(Lens):
    """A lens for `Around`, twice as wide as high."""

    def sensor(self, long: int, samples: int) -> dict:
        film = {"type": "hdrfilm", "width": long, "height": long // 2, "rfilter": {"type": "box"}, "pixel_format": "rgba"}
        return {"type": "around", **dict(zip("xyz", self.at)), "film": film, "sampler": {"type": "independent", "sample_count": samples}}

    def rays(self, w: int, h: int) -> np.ndarray:
        lon, lat = np.meshgrid(((np.arange(w) + 0.5) / w - 0.5) * 2 * np.pi, (0.5 - (np.arange(h) + 0.5) / h) * np.pi)
        return np.stack([np.cos(lat) * np.sin(lon), np.cos(lat) * np.cos(lon), np.sin(lat)], -1)


def one_colour(m: Mesh, colour, rough: float = 0.6, metallic: float = 0.0, seed: int = 3):
    """Painted once, long ago."""
    return painted(m, np.array(colour) * np.interp(noise(m.vertices.astype(np.float32), 2.5, 5, seed), [0.3, 0.7], [0.55, 1.15])[:, None], rough, metallic)


def side_house(length: float = 17.0) -> dict[str, Mesh]:
    """One of the two long houses beside a yard (tả vu, hữu vu); its open front looks towards -y."""
    r = Roof(half_length=length / 2 + 0.9, half_depth=3.6, eave=0, ridge=3.0, gablet_x=length / 2 + 0.1, gablet_t=0.9, lift=0.25, flare=0.1)
    wood_ = [moved(lathe([(0.15, 0), (0.155, 1.4), (0.13, 2.75)], 16, 0.5), (x, -2.2, 0.3)) for x in np.linspace(-length / 2, length / 2, 7)]
    wood_ += [box((length + 0.4, 0.14, 0.22), (0, -2.2, 2.72), 0.02, 0.3), box((length, 0.06, 2.6), (0, -0.7, 0.3), 0.01, 0.05)]
    wood_ += [box((0.05, 0.05, 2.1), (x, -0.8, 0.4), 0.01, 0.8) for x in np.arange(-length / 2, length / 2, 0.2)]
    wood_ += [box((length, 0.1, 0.1), (0, -0.84, z), 0.01, 0.6) for z in (0.4, 1.3, 2.4)]
    base = merge([laterite(length + 1.2, 0.3, (0, -2.75, 0), 0, np.random.default_rng(4)), box((length + 1, 5.6, 0.3), (0, 0.2, 0), 0.02)])
    ends = merge([box((0.3, 4.6, 3.0), (s * length / 2, 0.4, 0), 0.02) for s in (-1, 1)] + [box((length, 0.3, 3.0), (0, 2.6, 0), 0.02)])
    return together({"wood": merge(wood_), "laterite": base, "plaster": ends}, placed(roofing(r, 1.0, "plain", thick=0.14), (0, 0, 3.0)))


def trays() -> Things:
    """Flat baskets of rice, maize and chillies set out to dry."""
    out: Things = {}
    for k, (x, y, size, colour) in enumerate(((4.0, -20.6, 0.80, (0.55, 0.36, 0.10)), (5.5, -19.3, 0.72, (0.60, 0.33, 0.03)), (5.9, -21.2, 0.66, (0.38, 0.02, 0.012)), (4.6, -22.4, 0.72, (0.55, 0.36, 0.10)))):
        r, a = np.meshgrid(np.linspace(0, 0.94, 60), np.linspace(0, 2 * np.pi, 160, endpoint=False), indexing="ij")
        p = np.stack([size * r * np.cos(a), size * r * np.sin(a), 0 * r], -1)
        n = noise((p.reshape(-1, 3) + k).astype(np.float32), 55, 3, k).reshape(r.shape)
        p[..., 2] = 0.045 + 0.018 * (n - 0.5) + 0.016 * np.cos(r * 26)
        grain = mesh(p, grid_faces(60, 160, wrap=True))
        rim = lathe([(0.02, 0.02), (size * 0.92, 0.02), (size * 0.97, 0.05), (size, 0.09), (size * 1.03, 0.09), (size * 1.02, 0.04), (size * 0.9, 0.0)], 90)
        z = float(swell(np.array(x), np.array(y)))
        out[f"grain{k}"] = painted(moved(grain, (x, y, z)), np.array(colour) * (0.45 + 1.1 * n.reshape(-1, 1)), 0.8)
        out[f"nong{k}"] = one_colour(moved(rim, (x, y, z)), (0.34, 0.22, 0.09), 0.7)
    return out


def pots() -> Things:
    """Clipped trees in glazed pots along the yard."""
    out: Things = {}
    trunk, crown = tree(8.2, 5.0, 15000, 31, 0.34)
    out["bonsai"] = {"type": "shapegroup", "t": painted(trunk, paint("wood", trunk)), "c": painted(crown, paint("leaf", crown) * 0.8, flat=True)}
    rims = []
    for k, (x, y) in enumerate([(s * 12.6, y) for s in (-1, 1) for y in (-11, -14.5, -18, -21.5, -25)] + [(s * 3.4, -32.6) for s in (-1, 1)]):
        rims.append(moved(lathe([(0, 0), (0.24, 0), (0.3, 0.06), (0.38, 0.36), (0.42, 0.40), (0.42, 0.44), (0.37, 0.44), (0.34, 0.38), (0, 0.38)], 40), (x, y, 0)))
        to = mi.ScalarTransform4f().translate((x, y, 0.36)) @ mi.ScalarTransform4f().rotate((0, 0, 1), 67 * k) @ mi.ScalarTransform4f().scale(0.17)
        out[f"bonsai{k}"] = {"type": "instance", "to_world": to, "group": {"type": "ref", "id": "bonsai"}}
    m = merge(rims)
    return out | {"rims": one_colour(m, (0.05, 0.075, 0.13), 0.25)}


def feast() -> Things:
    """What is set out: flags, the great drum, a bronze censer on its stone, mats, an umbrella, two nghê by the steps."""
    out: Things = {}
    for k, (x, y) in enumerate([(s * 9.2, y) for s in (-1, 1) for y in (-10.5, -16, -21.5, -27)]):
        for kind, m in flag((0, 0, 0), 1.7, 5.6, k).items():
            m = moved(m, (x, y, 0), 100)
            out[f"flag{k}{kind}"] = painted(m, np.full((len(m.vertices), 3), (0.22, 0.14, 0.06)) if kind == "bamboo" else five(m), 0.8)
    out |= drum((-3.9, -15.4, 0.03), 0.58, 0.95) | drum((-2.7, -15.0, 0.03), 0.2, 0.3)
    for x, y in ((-4.0, -21.6), (-6.2, -19.8)):
        out |= mat(2.0, 1.4, (x, y, 0.016))
    plinth = merge([box((1.1, 1.1, 0.22), (0, -12.6, 0), 0.03), box((0.8, 0.8, 0.42), (0, -12.6, 0.2), 0.03), box((1.0, 1.0, 0.14), (0, -12.6, 0.6), 0.03)])
    out["plinth"] = one_colour(plinth, (0.2, 0.195, 0.18), 0.8)
    bronze = burner()
    for kind, colour in (("bronze", (0.48, 0.31, 0.13)), ("ash", (0.35, 0.33, 0.3)), ("joss", (0.3, 0.1, 0.03)), ("ember", (0.9, 0.2, 0.03))):
        m = moved(bronze[kind], (0, -12.6, 0.74), 0, 2.3)
        out[kind] = one_colour(m, colour, 0.42 if kind == "bronze" else 0.8, 0.7 if kind == "bronze" else 0.0)
    beast = turned_head(nghe(0.008))
    stone = []
    for s in (-1, 1):
        v = beast.vertices * [s, 1, 1]
        one = Mesh(v, beast.faces if s > 0 else beast.faces[:, [0, 2, 1, 3]], beast.tint, beast.uv)
        stone += [moved(one, (s * 3.9, -9.9, 0.5)), box((0.8, 1.05, 0.42), (s * 3.9, -9.85, 0), 0.03)]
    m = merge(stone)
    out["nghe"] = painted(m, paint("stone", m) * 0.9, 0.8)
    top = lathe([(0.78, -0.30), (0.77, -0.02), (0.4, 0.14), (0.05, 0.24), (0, 0.36)], 40)
    shade = merge([moved(top, (x, -9.6, 3.0)) for x in (-5.6, 5.6)])
    stripe = np.where((shade.vertices[:, 2:] < 2.78), np.array([0.5, 0.3, 0.04]), np.array([0.42, 0.02, 0.015]))
    out["shade"] = painted(shade, stripe, 0.6)
    out["staffs"] = one_colour(merge([tube([[x, -9.6, 0], [x, -9.6, 3.2]], 0.025, 8) for x in (-5.6, 5.6)]), (0.26, 0.03, 0.02), 0.3)
    jars = merge([jar((x, y, 0), s) for x, y, s in ((11.6, -8.2, 1.0), (12.6, -7.6, 0.8), (-11.8, -8.0, 0.95), (7.3, -31.8, 0.9), (8.4, -31.2, 1.0), (9.2, -32.0, 0.7))])
    out["jars"] = one_colour(jars, (0.085, 0.033, 0.014), 0.25)
    return out


def scene() -> Things:
    """The yard between its four sides."""
    t = hall() | inner_light(0.9) | lamps(WIDE, 0.8) | court(-16.4, 16.4, -34, -4) | feast() | trays() | pots()
    sides = together(*[placed(side_house(), (s * 19.6, -18, 0), -90 * s) for s in (-1, 1)])
    t |= clad(sides, "sides", {"plaster": "limewash"})
    t |= clad(placed(gate("plain"), (0, -37, 0)), "gate", {"plaster": "limewash"})
    walls = merge([box((6.6, 0.5, 2.2), (s * 13.9, -35.7, 0), 0.03) for s in (-1, 1)] + [box((0.5, 8.5, 2.2), (s * 16.6, -31.6, 0), 0.03) for s in (-1, 1)] + [box((0.5, 6, 2.0), (s * 14.5, -4, 0), 0.03) for s in (-1, 1)])
    t["walls"] = wall(walls, "limewash")
    kerb = merge([laterite(3.4, 0.4, (11.9 + 1.7 * np.sin(np.radians(d)), -29.6 - 1.7 * np.cos(np.radians(d)), 0), d, np.random.default_rng(d)) for d in range(0, 360, 90)])
    t["kerb"] = painted(kerb, paint("laterite", kerb), 0.85, flat=True)
    t |= wood([(11.9, -29.6)], 11, 6.5, 46000, 0.22, 50, 0.2) | palms([(-14.5, 3, 9), (15, 2, 10.5), (16.5, 5, 9), (-14.2, -31.5, 10), (-13.2, -33, 8.5)])
    t |= wood([(24, 14), (-24, 16), (3, 24), (33, 10), (-10, 26), (-30, -4), (30, -8), (-28, -20), (29, -26), (-26, -36), (26, -42), (-12, -46), (8, -50), (-20, -54), (20, -58), (0, -62), (-38, 10), (40, -16), (-40, -14), (-36, -46), (38, -50)], 11, 6.5, 24000, 0.26)
    t["joints"] = _joints()
    t["hills"], t["behind"] = hills(700, 80, 3), _behind()
    return t


def _joints():
    """Earth and moss between the bricks, so that water shows only in the hollows."""
    x, y = np.meshgrid(np.linspace(-16.4, 16.4, 132), np.linspace(-34, -4, 121))
    m = mesh(np.stack([x, y, swell(x, y) - 0.009], -1), grid_faces(121, 132))
    return one_colour(m, (0.045, 0.047, 0.026), 0.95)


def _behind():
    """Fields towards the south, so that the horizon is not a knife's edge."""
    a = np.linspace(np.pi, 2 * np.pi, 90)
    ridge = 8 + 5 * np.sin(a * 9) + 4 * np.sin(a * 23 + 1)
    m = mesh(np.stack([np.stack([260 * np.cos(a), 260 * np.sin(a), z], -1) for z in (0 * a - 2, ridge)]), grid_faces(2, 90))
    return painted(m, np.full((180, 3), (0.04, 0.055, 0.035)), 0.95)


def around() -> tuple[Things, Lens, Weather]:
    """From the middle of the yard."""
    return scene(), Everywhere((0.6, -18.4, 1.65), (0.6, 0, 1.65)), replace(EVENING, height=17, azimuth=242, seed=11, cloud=0.5, key=0.18)


def steps() -> tuple[Things, Lens, Weather]:
    """From the gate towards the hall."""
    return scene(), Lens((1.9, -26.5, 1.7), (-0.3, -8, 3.1), 66, 3, 2), replace(EVENING, height=17, azimuth=242, seed=11, cloud=0.5)


VIEWS = {"around": around, "steps": steps}


def main(out: str, view: str = "around", long: int = 1500, samples: int = 16) -> None:
    """Two samples at a time, so that a large picture fits into memory."""
    things, lens, weather = VIEWS[view]()
    stage = staged(things, lens, weather, long, 2)
    passes = [np.array(mi.render(stage, spp=2, seed=k), dtype=np.float32) for k in range(max(1, samples // 2))]
    processed(np.mean(passes, 0), lens, weather, out)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
