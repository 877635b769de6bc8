/** ALE of 40 studies on the 2 mm grid: the project's sparse computation against a dense one that follows the formulas. */
import { readFileSync } from 'node:fs'
import { aleMap, aleOfPrepared, prepareStudies } from '#evidence/ale-map.ts'
import { BIN_WIDTH } from '#evidence/ale-null.ts'
import { MNI152_2MM } from '#evidence/grid.ts'
import { fwhmMm } from '#evidence/kernel.ts'
import { leaveOneOut } from '#evidence/leave-one-out.ts'
import { monteCarloNull } from '#evidence/monte-carlo-null.ts'
import { runAll } from '#evidence/run-steps.ts'
import { samples } from '#evidence/samples.ts'
import type { Study } from '#evidence/study.ts'
import { readStudyTable } from '#evidence/study-table.ts'
import { zFromUpperP } from '#statistic/normal.ts'
import { readBrainMask } from '../../sample-data/build/read-mask.ts'
import { compareTimes } from './compare-times.ts'

/** Dense arrays over the whole grid, one logarithm a voxel and study, one rounding a pair of bins. */
function denseAle(studies: readonly Study[], mask: Int32Array): Float64Array {
  const [nx, ny, nz] = MNI152_2MM.shape
  const sum = new Float64Array(nx * ny * nz)
  let tally = Float64Array.of(1)
  for (const study of studies) {
    const sigma = fwhmMm(study.n ?? 20) / Math.sqrt(8 * Math.log(2)) / 2
    const r = Math.floor(4 * sigma + 0.5)
    const raw = Array.from({ length: 2 * r + 1 }, (_, d) =>
      Math.exp(-((d - r) ** 2) / (2 * sigma ** 2)),
    )
    const total = raw.reduce((a, b) => a + b)
    const w = raw.map((value) => value / total)
    const activation = new Float64Array(nx * ny * nz)
    for (const [x, y, z] of study.foci) {
      const i = Math.floor((x + 90) / 2 + 0.5)
      const j = Math.floor((y + 126) / 2 + 0.5)
      const k = Math.floor((z + 72) / 2 + 0.5)
      for (let c = Math.max(0, k - r); c <= Math.min(nz - 1, k + r); c++) {
        for (let b = Math.max(0, j - r); b <= Math.min(ny - 1, j + r); b++) {
          for (let a = Math.max(0, i - r); a <= Math.min(nx - 1, i + r); a++) {
            const at = a + nx * (b + ny * c)
            const value = w[a - i + r]! * w[b - j + r]! * w[c - k + r]!
            activation[at] = Math.max(activation[at]!, value)
          }
        }
      }
    }
    let top = 0
    for (const voxel of mask) {
      sum[voxel]! += Math.log1p(-activation[voxel]!)
      top = Math.max(top, activation[voxel]!)
    }
    const own = new Float64Array(Math.floor(top / BIN_WIDTH + 0.5) + 1)
    for (const voxel of mask)
      own[Math.floor(activation[voxel]! / BIN_WIDTH + 0.5)]! += 1 / mask.length
    const next = new Float64Array(tally.length + own.length)
    for (let a = 0; a < own.length; a++) {
      if (own[a] === 0) continue
      for (let b = 0; b < tally.length; b++) {
        next[Math.floor(a + b - a * b * BIN_WIDTH + 0.5)]! += own[a]! * tally[b]!
      }
    }
    tally = next
  }
  const tail = tally.slice()
  for (let bin = tail.length - 2; bin >= 0; bin--) tail[bin]! += tail[bin + 1]!
  return Float64Array.from(mask, (voxel) =>
    Math.max(
      0,
      zFromUpperP(Math.min(1, tail[Math.floor((1 - Math.exp(sum[voxel]!)) / BIN_WIDTH + 0.5)]!)),
    ),
  )
}

export async function bench(): Promise<void> {
  const mask = readBrainMask()
  const table = readStudyTable(JSON.parse(readFileSync(samples['physical-pain'].tableUrl, 'utf8')))
  const options = { ...MNI152_2MM, mask }
  const fast = aleMap(table.studies, options).z
  const apart = denseAle(table.studies, mask).reduce(
    (worst, z, m) => Math.max(worst, Math.abs(z - fast[m]!)),
    0,
  )
  console.log(
    `ALE, ${table.studies.length} studies, ${mask.length} voxels, with null, p and z (largest difference of z: ${apart.toExponential(1)})`,
  )
  const prepared = prepareStudies(table.studies, options)
  await compareTimes(
    {
      'sparse, from peaks to z': () => aleMap(table.studies, options),
      'dense, the same': () => denseAle(table.studies, mask),
      'sparse, a study switched': () => aleOfPrepared(prepared),
      'all 40 left out in turn': () => runAll(leaveOneOut(prepared, (map) => map.studies)),
      'ten random maps': () => runAll(monteCarloNull(prepared, { permutations: 10, seed: 1 })),
    },
    5,
  )
}
