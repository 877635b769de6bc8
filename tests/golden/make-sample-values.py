"""Reads the sample maps with nibabel and scipy at a few MNI points, for tests/browser/samples.spec.ts.

    python3 tests/golden/make-sample-values.py > tests/golden/sample-values.json

Needs nibabel (Debian: python3-nibabel) and scipy or numpy; run it again whenever the sample maps are rebuilt.
Trilinear interpolation is written out below, so that numpy suffices.
"""
import json
import pathlib

import nibabel
import numpy

POINTS = [[54, -24, 22], [-2, 14, 38], [2, 38, -16], [54, -48, 18], [-33, 19, 5], [7.5, 22.25, 31]]
SAMPLES = ["social-exclusion", "social-exclusion-inclusive", "physical-pain"]
FOLDER = pathlib.Path(__file__).resolve().parents[2] / "sample-data"


def trilinear(data, voxel):
    low = numpy.floor(voxel).astype(int)
    part = voxel - low
    total = 0.0
    for corner in numpy.ndindex(2, 2, 2):
        weight = numpy.prod(numpy.where(corner, part, 1 - part))
        if weight:
            total += weight * float(data[tuple(low + corner)])
    return total


values = {}
for sample in SAMPLES:
    image = nibabel.load(FOLDER / f"{sample}_stat-z_statmap.nii.gz")
    data = image.get_fdata()
    to_voxel = numpy.linalg.inv(image.affine)
    values[sample] = [
        round(trilinear(data, nibabel.affines.apply_affine(to_voxel, numpy.array(point, float))), 6)
        for point in POINTS
    ]
print(json.dumps({"nibabel": nibabel.__version__, "points": POINTS, "values": values}, indent=2))
