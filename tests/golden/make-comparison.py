"""Compares and tabulates maps with scipy and nibabel, for tests/golden/comparison.test.ts.

    python3 tests/golden/make-comparison.py > tests/golden/comparison.json

Needs numpy, scipy and nibabel (Debian: python3-scipy, python3-nibabel); run it again when the sample maps are rebuilt.
"""
import json
import pathlib

import nibabel
import numpy
import scipy
from scipy import ndimage, stats

HERE = pathlib.Path(__file__).resolve().parents[1]
SAMPLES = HERE.parent / "sample-data"
A = SAMPLES / "social-exclusion_stat-z_statmap.nii.gz"
B = SAMPLES / "physical-pain_stat-z_statmap.nii.gz"
C = HERE / "fixtures" / "surface" / "map.nii.gz"


def load(path):
    image = nibabel.load(path)
    return image.get_fdata(dtype=numpy.float64), image.affine


def on_grid(target_shape, target_affine, data, affine):
    """Trilinear; NaN beyond the outermost centres and where a voxel with weight is NaN."""
    to_voxel = numpy.linalg.inv(affine) @ target_affine
    ijk = numpy.indices(target_shape).reshape(3, -1)
    at = to_voxel[:3, :3] @ ijk + to_voxel[:3, 3:]
    near = numpy.round(at)
    at = numpy.where(numpy.abs(at - near) < 1e-6, near, at)
    limit = numpy.array(data.shape)[:, None] - 1
    inside = ((at >= 0) & (at <= limit)).all(axis=0)
    value = ndimage.map_coordinates(numpy.nan_to_num(data), at, order=1, mode="nearest")
    missing = ndimage.map_coordinates(
        (~numpy.isfinite(data)).astype(float), at, order=1, mode="nearest"
    )
    value[~inside | (missing > 0)] = numpy.nan
    return value.reshape(target_shape)


def dice_of(a, b, threshold, two_sided):
    def classes(x):
        return (x >= threshold).astype(int) - (two_sided & (x <= -threshold)).astype(int)

    p, q = classes(a), classes(b)
    both = int(((p == q) & (p != 0)).sum())
    total = int((p != 0).sum() + (q != 0).sum())
    return {
        "inA": int((p != 0).sum()),
        "inB": int((q != 0).sum()),
        "inBoth": both,
        "dice": 2 * both / total if total else None,
        "jaccard": both / (total - both) if total else None,
    }


def compare(a, b, threshold, two_sided):
    finite = numpy.isfinite(a) & numpy.isfinite(b)
    out = {"notFinite": int((~finite).sum()), "threshold": threshold, "twoSided": two_sided}
    for zeros in ("drop", "keep"):
        use = finite & (a != 0) & (b != 0) if zeros == "drop" else finite
        out[zeros] = {
            "n": int(use.sum()),
            "pearson": stats.pearsonr(a[use], b[use])[0],
            "spearman": stats.spearmanr(a[use], b[use])[0],
        }
    out.update(dice_of(a[finite], b[finite], threshold, two_sided))
    return out


def clusters(data, affine, threshold, two_sided, connectivity):
    structure = ndimage.generate_binary_structure(3, {6: 1, 18: 2, 26: 3}[connectivity])
    rows = []
    for sign in (1, -1) if two_sided else (1,):
        labels, count = ndimage.label(numpy.nan_to_num(sign * data) >= threshold, structure)
        for label in range(1, count + 1):
            member = labels == label
            weight = numpy.where(member, numpy.abs(numpy.nan_to_num(data)), 0)
            peak = numpy.unravel_index(numpy.argmax(weight), data.shape)
            centre = ndimage.center_of_mass(weight)
            rows.append(
                {
                    "sign": sign,
                    "voxels": int(member.sum()),
                    "mm3": float(member.sum() * abs(numpy.linalg.det(affine[:3, :3]))),
                    "peak": float(data[peak]),
                    "peakWorld": nibabel.affines.apply_affine(affine, peak).tolist(),
                    "centreOfMass": nibabel.affines.apply_affine(affine, centre).tolist(),
                }
            )
    rows.sort(key=lambda row: -abs(row["peak"]))
    return rows


def region(a, b, affine, low, high, threshold):
    world = nibabel.affines.apply_affine(affine, numpy.indices(a.shape).reshape(3, -1).T)
    inside = ((world >= low) & (world <= high)).all(axis=1).reshape(a.shape)
    out = {"low": low, "high": high, "threshold": threshold, "voxels": int(inside.sum())}
    for name, values in (("a", a[inside]), ("b", b[inside]), ("difference", (a - b)[inside])):
        finite = values[numpy.isfinite(values)]
        out[name] = {
            "n": int(finite.size),
            "mean": float(finite.mean()),
            "median": float(numpy.median(finite)),
            "robustSd": float(stats.median_abs_deviation(finite, scale="normal")),
            "quartiles": numpy.quantile(finite, [0.25, 0.75]).tolist(),
            "peak": float(finite.max()),
            "trough": float(finite.min()),
            "shareAbove": float((finite >= threshold).mean()),
        }
    use = inside & numpy.isfinite(a) & numpy.isfinite(b)
    out["withinCorrelation"] = stats.pearsonr(a[use], b[use])[0]
    return out


a, affine_a = load(A)
b, affine_b = load(B)
c, affine_c = load(C)
a_on_c = on_grid(c.shape, affine_c, a, affine_a)
print(
    json.dumps(
        {
            "made with": {
                "numpy": numpy.__version__,
                "scipy": scipy.__version__,
                "nibabel": nibabel.__version__,
            },
            "samples": [compare(a, b, t, False) for t in (1.0, 2.3, 3.1)],
            "otherGrid": compare(c, a_on_c, 0.5, True),
            "clusters": {
                str(connectivity): {
                    "b": clusters(b, affine_b, 3.1, False, connectivity),
                    "c": clusters(c, affine_c, 1.5, True, connectivity)[:40],
                }
                for connectivity in (6, 18, 26)
            },
            "regions": [
                region(a, b, affine_a, [-12, 0, 15], [12, 30, 45], 2.0),
                region(c, a_on_c, affine_c, [-40, -20, 0], [-10, 20, 40], 1.0),
            ],
        },
        indent=1,
    )
)
