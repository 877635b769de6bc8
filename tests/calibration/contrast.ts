/**
 * Does the contrast of two sets of studies keep its promise where there is nothing to find? `npx tsx tests/calibration/contrast.ts [SETS]`
 * makes pairs of sets that differ in nothing but numbers of studies and peaks, and prints the share of the brain's voxels
 * with p <= .05, of each direction apart, and the share of pairs in which anything exceeds the corrected threshold.
 * Beside it the usual way, which deals the studies' modelled activation as it is.
 */
import {
  addLogMiss,
  aleOfLogMiss,
  type PreparedStudies,
  prepareStudies,
} from '#evidence/ale-map.ts'
import { contrastByLabels } from '#evidence/contrast.ts'
import { MNI152_2MM } from '#evidence/grid.ts'
import { runAll } from '#evidence/run-steps.ts'
import type { Study } from '#evidence/study.ts'
import { apply } from '#space/affine.ts'
import { voxelPoint, worldPoint } from '#space/point.ts'
import { type Random, seededRandom, shuffleFirst } from '#statistic/random.ts'
import { readBrainMask } from '../../sample-data/build/read-mask.ts'

const [nx, ny] = MNI152_2MM.shape

/** Every second voxel along each axis: shares of the brain are the same, and take an eighth of the time. */
const mask = readBrainMask().filter(
  (voxel) =>
    (voxel % nx) % 2 === 0 &&
    (Math.floor(voxel / nx) % ny) % 2 === 0 &&
    Math.floor(voxel / (nx * ny)) % 2 === 0,
)

type Place = readonly [number, number, number]

function anywhere(random: Random): Place {
  const voxel = mask[Math.floor(random() * mask.length)]!
  const [i, j] = [voxel % nx, Math.floor(voxel / nx) % ny]
  const [x, y, z] = apply(MNI152_2MM.toWorld, voxelPoint(i, j, Math.floor(voxel / (nx * ny))))
  return [x, y, z]
}

const gaussian = (random: Random) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

const around = (place: Place, sdMm: number, random: Random): Place => [
  place[0] + sdMm * gaussian(random),
  place[1] + sdMm * gaussian(random),
  place[2] + sdMm * gaussian(random),
]

/** Below the knee of the corpus callosum and well inside the brain. */
const HOT: Place = [2, 30, 10]

/** How the peaks of one study lie. */
type Pattern = (peaks: number, random: Random) => readonly Place[]

const fill = (peaks: number, next: (listed: number) => Place) => {
  const places: Place[] = []
  while (places.length < peaks) places.push(next(places.length))
  return places
}

const patterns = {
  'anywhere in the brain': (peaks, random) => fill(peaks, () => anywhere(random)),
  'lists are long because of sub-peaks': (peaks, random) => {
    const places: Place[] = []
    while (places.length < peaks) {
      const main = anywhere(random)
      const more = Math.floor(random() * (peaks > 20 ? 5 : 2))
      places.push(main, ...fill(more, () => around(main, 8, random)))
    }
    return places.slice(0, peaks)
  },
  'a third of the studies at one place': (peaks, random) => {
    const hit = random() < 1 / 3
    return fill(peaks, (n) => (hit && n === 0 ? around(HOT, 4, random) : anywhere(random)))
  },
  'every study at one place': (peaks, random) =>
    fill(peaks, (n) => (n === 0 ? around(HOT, 4, random) : anywhere(random))),
  'one peak in 20 at one place': (peaks, random) =>
    fill(peaks, () => (random() < 0.05 ? around(HOT, 4, random) : anywhere(random))),
} as const satisfies Record<string, Pattern>

function madeUp(name: string, studies: number, peaks: number, pattern: Pattern, random: Random) {
  const made = Array.from(
    { length: studies },
    (_, s): Study => ({
      id: `${name}${s}`,
      authors: '',
      year: null,
      title: null,
      doi: null,
      pmid: null,
      n: null,
      nSource: null,
      selection: null,
      grade: null,
      database: null,
      reportedSpace: null,
      spaceSource: null,
      transform: null,
      foci: pattern(peaks, random).map(([x, y, z]) => worldPoint(x, y, z)),
    }),
  )
  return prepareStudies(made, { ...MNI152_2MM, mask })
}

type Share = { up: number; down: number }

/** Share of voxels with two-sided p <= .05, by direction, when ALE values themselves are dealt. */
function usualWay(a: PreparedStudies, b: PreparedStudies, deals: number, seed: number): Share {
  const activations = [...a.activations, ...b.activations]
  const aleOf = (chosen: readonly number[]) => {
    const sum = new Float64Array(mask.length)
    for (const index of chosen) addLogMiss(sum, activations[index]!)
    return aleOfLogMiss(sum)
  }
  const differenceOf = (order: readonly number[]) => {
    const rest = aleOf(order.slice(a.activations.length))
    return aleOf(order.slice(0, a.activations.length)).map((value, m) => value - rest[m]!)
  }
  const order = Int32Array.from(activations, (_, index) => index)
  const observed = differenceOf([...order])
  const atLeast = new Int32Array(mask.length)
  const atMost = new Int32Array(mask.length)
  for (let deal = 0; deal < deals; deal++) {
    order.sort()
    shuffleFirst(order, order.length, seededRandom(seed, deal))
    const dealt = differenceOf([...order])
    for (let m = 0; m < mask.length; m++) {
      if (dealt[m]! >= observed[m]! - 1e-12) atLeast[m]! += 1
      if (dealt[m]! <= observed[m]! + 1e-12) atMost[m]! += 1
    }
  }
  const beyond = (counts: Int32Array) =>
    counts.filter((count) => (2 * (1 + count)) / (1 + deals) <= 0.05).length / mask.length
  return { up: beyond(atLeast), down: beyond(atMost) }
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`

const sizes = [
  [15, 10, 15, 10],
  [18, 16, 18, 16],
  [18, 16, 18, 35],
  [18, 16, 40, 35],
  [40, 35, 40, 35],
] as const

function report(
  [na, ka, nb, kb]: (typeof sizes)[number],
  title: keyof typeof patterns,
  sets: number,
): void {
  const pattern = patterns[title]
  const sum = { up: 0, down: 0, upHere: 0, downHere: 0, corrected: 0, usualUp: 0, usualDown: 0 }
  const here = Int32Array.from(mask.keys()).filter((m) => {
    const voxel = mask[m]!
    const at = [voxel % nx, Math.floor(voxel / nx) % ny, Math.floor(voxel / (nx * ny))]
    return (
      Math.hypot(...at.map((index, axis) => 2 * index + [-90, -126, -72][axis]! - HOT[axis]!)) < 8
    )
  })
  // The usual way is slow: its figure is from the first sets only.
  const usual = title === 'anywhere in the brain' ? Math.min(sets, 5) : 0
  for (let set = 0; set < sets; set++) {
    const random = seededRandom(2026, set)
    const a = madeUp('a', na, ka, pattern, random)
    const b = madeUp('b', nb, kb, pattern, random)
    const { p, z, correctedZ } = runAll(contrastByLabels(a, b, { permutations: 19, seed: set }))
    const count = (at: Iterable<number>, sign: number) => {
      let found = 0
      for (const m of at) if (p[m]! <= 0.05 && sign * z[m]! > 0) found++
      return found
    }
    sum.up += count(p.keys(), 1) / mask.length
    sum.down += count(p.keys(), -1) / mask.length
    sum.upHere += count(here, 1) / here.length
    sum.downHere += count(here, -1) / here.length
    if (z.some((value) => Math.abs(value) > correctedZ)) sum.corrected++
    if (set < usual) {
      const share = usualWay(a, b, 200, set)
      sum.usualUp += share.up / usual
      sum.usualDown += share.down / usual
    }
  }
  const mean = (value: number) => percent(value / sets)
  console.log(
    [
      `| ${na} x ${ka} | ${nb} x ${kb} | ${title}`,
      `${mean(sum.up + sum.down)} (${mean(sum.up)} + ${mean(sum.down)})`,
      title.includes('place') ? `${mean(sum.upHere)} + ${mean(sum.downHere)}` : '',
      percent(sum.corrected / sets),
      usual > 0
        ? `${percent(sum.usualUp + sum.usualDown)} (${percent(sum.usualUp)} + ${percent(sum.usualDown)})`
        : '',
    ].join(' | '),
    '|',
  )
}

const sets = Number(process.argv[2] ?? 100)
console.log(
  '| first | second | peaks | p <= .05 (first + second nearer) | within 8 mm of the place | sets with anything corrected | the usual way |\n|---|---|---|---|---|---|---|',
)
for (const size of sizes) report(size, 'anywhere in the brain', sets)
for (const title of Object.keys(patterns) as (keyof typeof patterns)[]) {
  if (title !== 'anywhere in the brain') report([18, 16, 40, 35], title, sets)
}
