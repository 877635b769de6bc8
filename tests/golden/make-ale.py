"""Numbers for tests/golden/ale.test.ts, by a dense and plain computation that shares no code with the project.

    python3 tests/golden/make-ale.py > tests/fixtures/ale/ale-golden.json      (numpy, scipy)

Formulas: kernel width Eickhoff 2009; maximum within a study Turkeltaub 2012; null by histograms Eickhoff 2012, bins of 1e-5,
values rounded to the nearest bin at every combination.
"""
import gzip
import json
from pathlib import Path

import numpy as np
from scipy.special import ndtri

ROOT = Path(__file__).resolve().parents[2]
GRID = (91, 109, 91)
ORIGIN = np.array([-90.0, -126.0, -72.0])
BIN = 1e-5
PLACES = [
    (0, 10, 42), (2, 38, -16), (54, -48, 18), (40, 26, -2), (-32, 18, 6), (54, -24, 22),
    (-2, 14, 38), (-12, -14, 6), (0, 0, 0), (38, -14, 18), (-48, 34, -12), (24, 0, -18),
]

raw = gzip.decompress((ROOT / "atlases/colin27/brainmask_2mm.nii.gz").read_bytes())
MASK = np.frombuffer(raw[352:], np.uint8).reshape(GRID, order="F") > 0


def fwhm(n):
    to_fwhm = np.sqrt(8 * np.log(2)) / (2 * np.sqrt(2 / np.pi))
    return np.hypot(5.7 * to_fwhm, 11.6 * to_fwhm / np.sqrt(n))


def weights(n):
    """One axis of the kernel on the grid's 2 mm steps: half width and weights that sum to 1."""
    sigma = fwhm(n) / np.sqrt(8 * np.log(2)) / 2
    half = int(np.floor(4 * sigma + 0.5))
    w = np.exp(-np.arange(-half, half + 1) ** 2 / (2 * sigma**2))
    return half, w / w.sum()


def modelled(study):
    half, w = weights(study["n"] or 20)
    best = np.zeros(GRID)
    for focus in study["foci"]:
        voxel = np.floor((np.array(focus) - ORIGIN) / 2 + 0.5).astype(int)
        axes = []
        for length, at in zip(GRID, voxel):
            axis = np.zeros(length)
            for d in range(-half, half + 1):
                if 0 <= at + d < length:
                    axis[at + d] = w[d + half]
            axes.append(axis)
        best = np.maximum(best, np.einsum("i,j,k->ijk", *axes))
    return best


def combined(a, b):
    """Histogram of 1 - (1 - x)(1 - y), dense over all pairs of occupied bins."""
    i, j = np.nonzero(a)[0], np.nonzero(b)[0]
    x, y = np.meshgrid(i * BIN, j * BIN, indexing="ij")
    target = np.floor((1 - (1 - x) * (1 - y)) / BIN + 0.5).astype(int)
    return np.bincount(target.ravel(), weights=np.outer(a[i], b[j]).ravel())


def numbers(name):
    table = json.loads((ROOT / f"sample-data/{name}_foci.json").read_text())
    miss, null = np.ones(GRID), np.array([1.0])
    for study in table["studies"]:
        ma = modelled(study)
        miss *= 1 - ma
        bins = np.floor(ma[MASK] / BIN + 0.5).astype(int)
        null = combined(null, np.bincount(bins) / MASK.sum())
    ale = (1 - miss)[MASK]
    tail = np.cumsum(null[::-1])[::-1]
    tail /= tail[0]
    p = tail[np.minimum(np.floor(ale / BIN + 0.5).astype(int), len(tail) - 1)]
    z = np.maximum(-ndtri(p), 0)
    volume = np.zeros((3, *GRID))
    for layer, values in zip(volume, (ale, p, z)):
        layer[MASK] = values
    places = []
    for mm in PLACES:
        at = tuple(((np.array(mm) - ORIGIN) / 2).astype(int))
        a, q, s = (float(layer[at]) for layer in volume)
        places.append({"world": mm, "ale": a, "p": q, "z": s})
    return {
        "studies": len(table["studies"]),
        "foci": sum(len(s["foci"]) for s in table["studies"]),
        "maxAle": float(ale.max()),
        "maxZ": float(z.max()),
        "meanZ": float(z.mean()),
        "voxelsBelow001": int((p < 0.001).sum()),
        "aleAtP": {str(q): float((np.nonzero(tail <= q)[0][0] - 1) * BIN) for q in (0.05, 0.001, 1e-5)},
        "places": places,
    }


kernels = {}
for n in (5, 9, 12, 20, 30, 46, 100):
    half, w = weights(n)
    kernels[n] = {
        "fwhmMm": float(fwhm(n)),
        "radius": half,
        "centre": float(w[half] ** 3),
        "oneStep": float(w[half] ** 2 * w[half + 1]),
        "corner": float(w[half + 1] ** 3),
    }
print(json.dumps({
    "maskVoxels": int(MASK.sum()),
    "kernels": kernels,
    "maps": {n: numbers(n) for n in ("social-exclusion", "social-exclusion-inclusive", "physical-pain")},
}, indent=1))
