"""Bounds of the true discovery proportion from nilearn's own functions, for tests/golden/true-discoveries.test.ts.

    python3 tests/golden/make-true-discoveries.py > tests/golden/true-discoveries.json

Needs nilearn (`nilearn.glm.thresholding`, the parts that `cluster_level_inference` is made of), numpy, scipy and nibabel.
"""
import json
import pathlib

import nibabel
import numpy
import scipy
from nilearn.glm.thresholding import _compute_hommel_value, _true_positive_fraction
from scipy import ndimage

ROOT = pathlib.Path(__file__).resolve().parents[2]
mask = nibabel.load(ROOT / "atlases/colin27/brainmask_2mm.nii.gz").get_fdata() > 0
out = {"made with": {"numpy": numpy.__version__, "scipy": scipy.__version__}, "maps": []}
for name in ("physical-pain", "social-exclusion"):
    z = nibabel.load(ROOT / f"sample-data/{name}_stat-z_statmap.nii.gz").get_fdata()
    stats = z[mask]
    for alpha in (0.05, 0.2):
        hommel = _compute_hommel_value(stats, alpha)
        rows = []
        for threshold in (2.0, 3.1, 4.0):
            labels, count = ndimage.label(numpy.where(mask, z, 0) > threshold)
            sizes = ndimage.sum(labels > 0, labels, range(1, count + 1)).astype(int)
            clusters = []
            for label in numpy.argsort(-sizes, kind="stable")[:12] + 1:
                values = z[labels == label]
                share = float(_true_positive_fraction(values, hommel, alpha))
                clusters.append(
                    {"voxels": int(values.size), "max": float(values.max()), "share": share}
                )
            rows.append({"threshold": threshold, "clusters": clusters})
        out["maps"].append({"name": name, "alpha": alpha, "hommel": hommel, "thresholds": rows})
print(json.dumps(out, indent=1))
