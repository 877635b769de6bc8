"""Numbers for tests/golden/tails.test.ts from mpmath, with 60 digits: far beyond where scipy's tails are 0.

    python3 tests/golden/make-tails.py > tests/fixtures/statistic/tails.json
"""
import json

from mpmath import betainc, erfc, gammainc, log, mp, mpf, sqrt

mp.dps = 60


def z(v):
    return erfc(mpf(v) / sqrt(2)) / 2


def t(v, df):
    v, df = mpf(v), mpf(df)
    half = betainc(df / 2, mpf(1) / 2, 0, df / (df + v * v), regularized=True) / 2
    return half if v >= 0 else 1 - half


def f(v, a, b):
    v, a, b = mpf(v), mpf(a), mpf(b)
    return betainc(b / 2, a / 2, 0, b / (b + a * v), regularized=True)


def chi2(v, df):
    return gammainc(mpf(df) / 2, mpf(v) / 2, regularized=True)


rows = []
for v in ("-6", "-0.5", "0", "1.64", "3.1", "8", "38.6", "60"):
    rows.append(["z", [], float(v), float(log(z(v)))])
for df in ("1", "4", "24", "100", "5000"):
    for v in ("-4", "0.2", "3.1", "12", "75", "4000"):
        rows.append(["t", [float(df)], float(v), float(log(t(v, df)))])
for a, b in (("1", "12"), ("3", "57"), ("40", "900")):
    for v in ("0.05", "1", "4", "90", "20000"):
        rows.append(["F", [float(a), float(b)], float(v), float(log(f(v, a, b)))])
for df in ("1", "2", "7", "64", "3000"):
    for v in ("0.001", "1", "6.6", "90", "3100", "9000"):
        rows.append(["chi2", [float(df)], float(v), float(log(chi2(v, df)))])
print(json.dumps(rows))
