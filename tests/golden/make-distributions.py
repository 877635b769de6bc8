"""Numbers for tests/golden/distributions.test.ts from scipy.

    python3 tests/golden/make-distributions.py > tests/fixtures/ale/distributions.json
"""
import json

import numpy as np
from scipy import stats
from scipy.special import log_ndtr, ndtri, ndtri_exp

z_from_p = [[p, -float(ndtri(p))] for p in (1e-300, 1e-100, 1e-18, 1e-9, 1e-4, 0.001, 0.02425, 0.05, 0.25, 0.5, 0.6, 0.975, 1 - 1e-9)]
tails = [[z, float(stats.norm.sf(z)), float(log_ndtr(-z))] for z in (-6, -1.5, 0, 0.3, 1, 1.99, 2, 2.01, 3.1, 5, 8.6, 20, 37)]
log_only = [[z, float(log_ndtr(-z))] for z in (45, 100, 1000)]
t = []
for df in (1, 3, 12, 21, 100, 1000):
    for value in (-30, -2.5, 0, 1e-4, 0.7, 3.1, 8, 40, 300):
        log_p = float(stats.t.logsf(abs(value), df))
        if np.isfinite(log_p) and log_p > -600:
            log_p = float(np.log(stats.t.sf(abs(value), df)))
            t.append([value, df, float(np.sign(value) * -ndtri_exp(log_p))])
f = [[v, a, b, float(np.log(stats.f.sf(v, a, b)))] for a, b in ((1, 12), (3, 20), (5, 200)) for v in (0.01, 0.8, 2.5, 9, 60)]
q = [0.001, 0.02, 0.0004, 0.9, 0.03, 0.2, 0.009, 0.0001, 0.5, 0.04]
print(json.dumps({
    "zFromP": z_from_p, "tails": tails, "logTails": log_only, "t": t, "f": f,
    "fdr": {"p": q, "adjusted": stats.false_discovery_control(q).tolist()},
}, indent=1))
