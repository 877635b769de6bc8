/**
 * What maps look like when every study's peaks fall anywhere in the brain: as many peaks a study, drawn anew each time (Eickhoff et al. 2012).
 * The largest cluster and the largest ALE of each such map give thresholds that hold for the whole brain (family-wise error).
 */
import { type Connectivity, connectVoxels } from '#statistic/connect-voxels.ts'
import { seededRandom } from '#statistic/random.ts'
import type { PreparedStudies } from './ale-map.ts'
import { BIN_WIDTH, leastAleAtP, nullHistogram, upperTail } from './ale-null.ts'
import { EvidenceError } from './evidence-error.ts'
import type { Grid } from './grid.ts'
import type { Kernel } from './kernel.ts'
import type { Steps } from './run-steps.ts'

export type MonteCarloOptions = {
  readonly permutations: number
  /** Same seed, same draws, on every machine. */
  readonly seed: number
  /** Uncorrected p that forms clusters; .001 unless given. Looser values are not safe (Eklund et al. 2016). */
  readonly formingP?: number | undefined
  /** 6 unless given. */
  readonly connectivity?: Connectivity | undefined
  /** Voxels in which peaks are drawn, such as grey matter; the mask unless given. */
  readonly drawFrom?: Int32Array | undefined
  /** Also count the ALE of every voxel of every draw, for p of voxels without the analytic null. */
  readonly countAle?: boolean | undefined
}

export type MonteCarloNull = {
  readonly permutations: number
  readonly seed: number
  readonly formingP: number
  readonly connectivity: Connectivity
  /** ALE from which on a voxel belonged to a cluster. */
  readonly formingAle: number
  /** Largest cluster of each draw in voxels; 0 where there was none. */
  readonly largestCluster: Int32Array
  /** Largest ALE of each draw. */
  readonly largestAle: Float64Array
  /** With `countAle`: share of all voxels of all draws in each bin of ALE values. */
  readonly histogram: Float64Array | null
}

/** Yields after each draw. */
export function* monteCarloNull(
  prepared: PreparedStudies,
  options: MonteCarloOptions,
): Steps<MonteCarloNull> {
  const { permutations, seed, formingP = 0.001, connectivity = 6, countAle = false } = options
  const { grid, mask, activations, studies, histograms } = prepared
  const drawFrom = options.drawFrom ?? mask
  if (!(permutations >= 1)) {
    throw new EvidenceError('bad-option', 'The number of permutations must be 1 or more.')
  }
  if (studies.length === 0) {
    throw new EvidenceError('no-studies', 'No study is left: a null needs at least one.')
  }
  const formingAle = leastAleAtP(upperTail(nullHistogram(histograms)), formingP)
  // What all studies' cut-off values can add up to stays below half a bin of ALE.
  const cutOff = BIN_WIDTH / (2 * studies.length)
  const rowsOf = new Map(
    [...new Set(activations.map((activation) => activation.kernel))].map((kernel) => [
      kernel,
      kernelRows(kernel, cutOff),
    ]),
  )
  const size = grid.shape[0] * grid.shape[1] * grid.shape[2]
  const tags = new Int32Array(size)
  let epoch = 0
  const logMissSum = new Float64Array(size)
  const scratch = new Int32Array(size)
  const above = new Int32Array(mask.length)
  const largestCluster = new Int32Array(permutations)
  const largestAle = new Float64Array(permutations)
  const formingLogMiss = Math.log1p(-formingAle)
  const counts: number[] = []

  for (let draw = 0; draw < permutations; draw++) {
    const random = seededRandom(seed, draw)
    logMissSum.fill(0)
    activations.forEach((activation, index) => {
      const rows = rowsOf.get(activation.kernel)!
      // Tags of earlier studies are below this study's, so that nothing has to be reset between studies.
      if (++epoch === 0x8000) {
        tags.fill(0)
        epoch = 1
      }
      for (let focus = studies[index]!.foci.length; focus > 0; focus--) {
        const voxel = drawFrom[Math.floor(random() * drawFrom.length)]!
        addRows(tags, epoch * 0x10000, logMissSum, activation.logMiss, grid.shape, rows, voxel)
      }
    })
    let found = 0
    let least = 0
    for (let m = 0; m < mask.length; m++) {
      const voxel = mask[m]!
      const sum = logMissSum[voxel]!
      if (sum < least) least = sum
      if (sum <= formingLogMiss) above[found++] = voxel
    }
    if (countAle) {
      for (let m = 0; m < mask.length; m++) {
        const bin = Math.floor(-Math.expm1(logMissSum[mask[m]!]!) / BIN_WIDTH + 0.5)
        counts[bin] = (counts[bin] ?? 0) + 1
      }
    }
    largestAle[draw] = -Math.expm1(least)
    const { sizes } = connectVoxels(above, grid.shape, connectivity, found, scratch)
    largestCluster[draw] = sizes.reduce((a, b) => Math.max(a, b), 0)
    yield (draw + 1) / permutations
  }
  return {
    permutations,
    seed,
    formingP,
    connectivity,
    formingAle,
    largestCluster,
    largestAle,
    histogram: countAle
      ? Float64Array.from(counts, (n) => (n ?? 0) / (permutations * mask.length))
      : null,
  }
}

/** A kernel as rows along the first axis, without the voxels below a cut-off: about half of the box. */
type KernelRows = {
  readonly count: number
  readonly dj: Int32Array
  readonly dk: Int32Array
  readonly half: Int32Array
  /** Where the rank of the row's middle voxel stands in `ranks`. */
  readonly middle: Int32Array
  readonly ranks: Uint16Array
}

function kernelRows(kernel: Kernel, cutOff: number): KernelRows {
  const [ri, rj, rk] = kernel.radius
  const edgeI = 2 * ri + 1
  const edgeJ = 2 * rj + 1
  const rows: number[][] = []
  for (let dk = -rk; dk <= rk; dk++) {
    for (let dj = -rj; dj <= rj; dj++) {
      const middle = ri + edgeI * (dj + rj + edgeJ * (dk + rk))
      let half = -1
      while (half < ri && kernel.values[kernel.ranks[middle + half + 1]!]! >= cutOff) half++
      if (half >= 0) rows.push([dj, dk, half, middle])
    }
  }
  const column = (at: number) => Int32Array.from(rows, (row) => row[at]!)
  return {
    count: rows.length,
    dj: column(0),
    dk: column(1),
    half: column(2),
    middle: column(3),
    ranks: kernel.ranks,
  }
}

/**
 * Like `stamp` and `addLogMiss` in one: where the kernel around `voxel` exceeds what this study has there, `sum` is corrected by the difference.
 * @param tags rank of each voxel in this study plus `epoch`; less than `epoch` where the study has nothing yet
 */
function addRows(
  tags: Int32Array,
  epoch: number,
  sum: Float64Array,
  logMiss: Float64Array,
  shape: Grid['shape'],
  rows: KernelRows,
  voxel: number,
): void {
  const [nx, ny, nz] = shape
  const i = voxel % nx
  const j = ((voxel - i) / nx) % ny
  const k = Math.floor(voxel / (nx * ny))
  const box = rows.ranks
  for (let row = 0; row < rows.count; row++) {
    const y = j + rows.dj[row]!
    const z = k + rows.dk[row]!
    if (y < 0 || z < 0 || y >= ny || z >= nz) continue
    const half = rows.half[row]!
    const from = Math.max(-half, -i)
    const to = Math.min(half, nx - 1 - i)
    const centre = i + nx * (y + ny * z)
    const middle = rows.middle[row]!
    for (let d = from; d <= to; d++) {
      const rank = box[middle + d]!
      const at = centre + d
      const old = tags[at]!
      if (epoch + rank > old) {
        tags[at] = epoch + rank
        const had = old >= epoch ? logMiss[old - epoch]! : 0
        sum[at] = sum[at]! + (logMiss[rank]! - had)
      }
    }
  }
}
