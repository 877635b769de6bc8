/**
 * Do the peaks of two sets of studies lie in different places? At each voxel the mean nearness of one set's studies is
 * compared with the other's, and the studies are dealt into two groups of the same sizes again and again.
 *
 * Dealing studies with their modelled activation as it is does not hold: a study that lists more peaks has a higher one
 * nearly everywhere, so the richer set 'converges more' on peaks without any pattern. Nearness (`./nearness.ts`) has the same
 * distribution for every study, however many peaks it lists. `tests/calibration/contrast.ts` shows both.
 */
import { normalUpperTail, zFromUpperP } from '#statistic/normal.ts'
import { seededRandom, shuffleFirst } from '#statistic/random.ts'
import { aleOfPrepared, type PreparedStudies } from './ale-map.ts'
import { type DealtSum, dealtSum, skewedOfZ, waysToDeal, zOfSkewed } from './dealt-sum.ts'
import { EvidenceError } from './evidence-error.ts'
import { type Nearness, nearnessIn } from './nearness.ts'
import type { Steps } from './run-steps.ts'
import { focusCount } from './study.ts'

/** Deals on the page. */
export const CONTRAST_PERMUTATIONS = 1000

export type ContrastOptions = {
  /** Deals of the studies from which the corrected threshold is taken. */
  readonly permutations: number
  /** Same seed, same deals, on every machine. */
  readonly seed: number
}

/** Arrays have one value a voxel of the mask. */
export type StudyContrast = {
  readonly mask: Int32Array
  readonly permutations: number
  readonly seed: number
  /** Mean nearness of the first set's studies less that of the second's. */
  readonly difference: Float64Array
  /** Two-sided, not corrected for the number of voxels; 1 where `bothConverge`. */
  readonly p: Float64Array
  /** Signed z of `p`: above 0 where the first set's peaks lie nearer. */
  readonly z: Float64Array
  /**
   * |z| that fewer than 5 % of the deals exceed anywhere in the brain (family-wise error), at least 1; Infinity with too few
   * deals.
   */
  readonly correctedZ: number
  /**
   * Voxels where no difference is given because both sets converge there and one lists more peaks a study: whether such a
   * place counts as shared then hangs on how the longer lists came about. 0 for sets of like richness.
   */
  readonly bothConverge: number
}

/** Family-wise error rate of `correctedZ`. */
const FAMILY_WISE_ERROR = 0.05

/** Sets whose studies list up to this many times as many peaks on average count as equally rich. */
const LIKE_RICHNESS = 1.25

/** Both sets converge where each of their ALE maps has an uncorrected p of at most this. */
const BOTH_P = 0.01

/** Smaller values of |z| are not looked for among the deals: somewhere in a brain there is always a larger one. */
const LEAST_LARGEST = 1

/** Voxels taken at a time, so that the nearness of all studies need not be held for the whole brain. */
const BLOCK = 2048

/**
 * Studies that are in both sets (the same id) make the comparison meaningless and are refused.
 * Yields after each study and each block of voxels.
 * @throws EvidenceError `bad-mask`, `bad-option`, `no-studies`
 */
export function* contrastByLabels(
  first: PreparedStudies,
  second: PreparedStudies,
  { permutations, seed }: ContrastOptions,
): Steps<StudyContrast> {
  checkPair(first, second, permutations)
  const { mask, grid } = first
  // The smaller set is dealt: the sum over the others is what is left.
  const sign = first.studies.length > second.studies.length ? -1 : 1
  const [few, many] = sign < 0 ? [second, first] : [first, second]
  const studies = [...few.studies, ...many.studies]
  const inFew = few.studies.length
  const inMany = many.studies.length
  const nearnessOf = nearnessIn(mask, grid)
  const nearness: Nearness[] = []
  for (const study of studies) {
    nearness.push(nearnessOf(study))
    // One look at the whole brain each, which the blocks then repeat for all deals.
    yield (0.1 * nearness.length) / studies.length
  }
  const observed = Int32Array.from(few.studies, (_, index) => index)
  const deals = dealsOf(studies.length, inFew, permutations, seed)
  // No deal is rarer than all of them are many, however far out the moments would put it.
  const leastP = Math.min(1, 2 / waysToDeal(studies.length, inFew))
  const mostZ = Math.max(0, zFromUpperP(leastP / 2))
  const excluded = bothConvergeIn(first, second)
  const difference = new Float64Array(mask.length)
  const p = new Float64Array(mask.length).fill(1)
  const z = new Float64Array(mask.length)
  const largest = new Float64Array(permutations).fill(LEAST_LARGEST)
  const rows = studies.map(() => new Float32Array(BLOCK))
  const column = new Float64Array(studies.length)
  const sums = new Float64Array(BLOCK)
  const low = new Float64Array(BLOCK)
  const high = new Float64Array(BLOCK)

  for (let from = 0; from < mask.length; from += BLOCK) {
    const count = Math.min(BLOCK, mask.length - from)
    nearness.forEach((write, s) => {
      write(from, count, rows[s]!)
    })
    const dealt: DealtSum[] = []
    for (let v = 0; v < count; v++) {
      for (let s = 0; s < rows.length; s++) column[s] = rows[s]![v]!
      dealt.push(excluded[from + v] === 1 ? NOTHING : dealtSum(column, inFew))
    }
    dealt.forEach(({ mean, sd, skewness }, v) => {
      low[v] = sd === 0 ? Number.NEGATIVE_INFINITY : mean + sd * skewedOfZ(-LEAST_LARGEST, skewness)
      high[v] = sd === 0 ? Number.POSITIVE_INFINITY : mean + sd * skewedOfZ(LEAST_LARGEST, skewness)
    })
    addChosen(rows, observed, count, sums)
    for (let v = 0; v < count; v++) {
      const m = from + v
      const total = rows.reduce((sum, row) => sum + row[v]!, 0)
      difference[m] = sign * (sums[v]! / inFew - (total - sums[v]!) / inMany)
      z[m] = sign * zOf(sums[v]!, dealt[v]!, mostZ)
      p[m] = Math.min(1, Math.max(leastP, 2 * normalUpperTail(Math.abs(z[m]!))))
    }
    deals.forEach((chosen, deal) => {
      addChosen(rows, chosen, count, sums)
      for (let v = 0; v < count; v++) {
        // Most sums lie between, and need no cube root.
        if (sums[v]! > low[v]! && sums[v]! < high[v]!) continue
        const size = Math.abs(zOf(sums[v]!, dealt[v]!, mostZ))
        if (size > largest[deal]!) largest[deal] = size
      }
    })
    yield 0.1 + (0.9 * (from + count)) / mask.length
  }
  return {
    mask,
    permutations,
    seed,
    difference,
    p,
    z,
    correctedZ: exceededBy(largest, FAMILY_WISE_ERROR),
    bothConverge: excluded.reduce((sum, one) => sum + one, 0),
  }
}

function checkPair(first: PreparedStudies, second: PreparedStudies, permutations: number): void {
  const { mask } = first
  if (second.mask.length !== mask.length || second.mask.some((voxel, m) => voxel !== mask[m])) {
    throw new EvidenceError('bad-mask', 'Both sets of studies must be prepared in the same mask.')
  }
  const shared = first.studies.filter((a) => second.studies.some((b) => b.id === a.id))
  if (shared.length > 0) {
    throw new EvidenceError(
      'bad-option',
      `A contrast needs two sets without a study in common; ${shared.length} are in both, such as ${shared[0]!.id}.`,
    )
  }
  if (first.studies.length === 0 || second.studies.length === 0) {
    throw new EvidenceError('no-studies', 'A contrast needs at least one study on each side.')
  }
  if (!(permutations >= 1)) {
    throw new EvidenceError('bad-option', 'The number of permutations must be 1 or more.')
  }
}

/** 1 for each voxel of the mask that is left out; see `StudyContrast.bothConverge`. */
function bothConvergeIn(first: PreparedStudies, second: PreparedStudies): Uint8Array {
  const excluded = new Uint8Array(first.mask.length)
  const richness = [first, second].map(({ studies }) => focusCount(studies) / studies.length)
  if (Math.max(...richness) <= LIKE_RICHNESS * Math.min(...richness)) return excluded
  const [a, b] = [aleOfPrepared(first), aleOfPrepared(second)]
  for (let m = 0; m < excluded.length; m++) {
    if (a.p[m]! <= BOTH_P && b.p[m]! <= BOTH_P) excluded[m] = 1
  }
  return excluded
}

function dealsOf(n: number, chosen: number, permutations: number, seed: number): Int32Array[] {
  const order = Int32Array.from({ length: n }, (_, index) => index)
  return Array.from({ length: permutations }, (_, deal) => {
    order.sort()
    shuffleFirst(order, chosen, seededRandom(seed, deal))
    return order.slice(0, chosen)
  })
}

function addChosen(
  rows: readonly Float32Array[],
  chosen: Int32Array,
  count: number,
  sums: Float64Array,
): void {
  sums.fill(0)
  // Three studies a pass: the sums are read and written a third as often.
  let next = 0
  for (; next + 3 <= chosen.length; next += 3) {
    const [a, b, c] = [rows[chosen[next]!]!, rows[chosen[next + 1]!]!, rows[chosen[next + 2]!]!]
    for (let v = 0; v < count; v++) sums[v] = sums[v]! + (a[v]! + b[v]! + c[v]!)
  }
  for (; next < chosen.length; next++) {
    const row = rows[chosen[next]!]!
    for (let v = 0; v < count; v++) sums[v] = sums[v]! + row[v]!
  }
}

/** A voxel at which nothing is compared. */
const NOTHING: DealtSum = { mean: 0, sd: 0, skewness: 0 }

function zOf(sum: number, { mean, sd, skewness }: DealtSum, most: number): number {
  if (sd === 0) return 0
  return Math.max(-most, Math.min(most, zOfSkewed((sum - mean) / sd, skewness)))
}

/** The value that an observation has to exceed for `(1 + deals at least as large) / (1 + deals) <= alpha`. */
function exceededBy(largest: Float64Array, alpha: number): number {
  const sorted = largest.slice().sort()
  const allowed = Math.floor(alpha * (1 + sorted.length) + 1e-9) - 1
  return allowed < 0 ? Number.POSITIVE_INFINITY : sorted[sorted.length - 1 - allowed]!
}
