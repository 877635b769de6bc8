/** From header to the affine of voxel indices to RAS+ mm, choosing and computing as nibabel does (nifti1.h, methods 1 to 3). */
import { type Affine, affineFromRows, determinant } from '#space/affine.ts'
import { FormatError } from './errors.ts'
import type { AffineSource, Warning } from './file-info.ts'
import type { NiftiHeader } from './nifti-header.ts'

export type PlacedAffine = {
  readonly affine: Affine<'voxel', 'world'>
  readonly source: AffineSource
  readonly warnings: readonly Warning[]
}

/** Codes that nibabel knows; it treats others as 0, unknown. */
const knownCodes = new Set([0, 1, 2, 3, 4, 5])

/**
 * The sform where its code is set, else the qform, else the grid centred on 0 with x to the left (as nibabel, whose data
 * without orientation are radiological).
 * @throws FormatError 'bad-affine' where the chosen one is not finite, singular, or no rotation.
 */
export function niftiAffine(header: NiftiHeader, file: string): PlacedAffine {
  const warnings: Warning[] = []
  const bad = (source: string, reason: string) =>
    new FormatError('bad-affine', { file, source, reason })
  for (const [name, code] of [
    ['sform_code', header.sformCode],
    ['qform_code', header.qformCode],
  ] as const) {
    if (!knownCodes.has(code)) {
      warnings.push({
        tag: 'unknown-orientation-code',
        message: `${name} is ${code}, which the standard does not define; it is taken as not set.`,
        why: 'Other programs may place this map differently.',
      })
    }
  }
  const sizes = header.pixdim.slice(1, 4).map((size, axis) => {
    // As nibabel mends them: sizes are lengths, and 0 means not stated.
    if (axis < header.shape.length || size !== 0) return Math.abs(size) || (size === 0 ? 1 : size)
    return 1
  })
  const { sformCode, qformCode } = header
  if (sformCode > 0 && knownCodes.has(sformCode)) {
    const rows = header.srows
    if (!rows.flat().every(Number.isFinite)) throw bad('sform', 'holds numbers that are not finite')
    return { affine: checked(rows, () => bad('sform', 'is singular')), source: 'sform', warnings }
  }
  if (qformCode > 0 && knownCodes.has(qformCode)) {
    const all = [...header.quaternion, ...header.qoffset, ...sizes]
    if (!all.every(Number.isFinite)) throw bad('qform', 'holds numbers that are not finite')
    const rows = qformRows(header, sizes)
    if (!rows) throw bad('qform', 'is no rotation (its quaternion is longer than 1)')
    return { affine: checked(rows, () => bad('qform', 'is singular')), source: 'qform', warnings }
  }
  if (!sizes.every(Number.isFinite)) throw bad('voxel size', 'is not finite')
  warnings.push({
    tag: 'orientation-unknown',
    message:
      'The file does not say where its voxels lie: neither sform nor qform is set. The grid was centred, with left and right as in a radiological image.',
    why: 'Left and right may be swapped and the place in the brain is a guess.',
    whatToDo: 'Take the original file, or set its orientation before you draw any conclusion.',
  })
  const centre = [0, 1, 2].map((axis) => (((header.shape[axis] ?? 1) - 1) / 2) * sizes[axis]!)
  const rows = [
    [-sizes[0]!, 0, 0, centre[0]!],
    [0, sizes[1]!, 0, -centre[1]!],
    [0, 0, sizes[2]!, -centre[2]!],
  ]
  return { affine: checked(rows, () => bad('voxel size', 'is 0')), source: 'pixdim', warnings }
}

function checked(rows: readonly (readonly number[])[], fault: () => FormatError) {
  const affine = affineFromRows<'voxel', 'world'>(rows)
  const det = determinant(affine)
  // Relative to the edges, so that micrometre grids are not taken for singular ones.
  const edges = [0, 1, 2].map((c) => Math.hypot(rows[0]![c]!, rows[1]![c]!, rows[2]![c]!))
  if (!Number.isFinite(det) || Math.abs(det) <= 1e-9 * edges[0]! * edges[1]! * edges[2]!) {
    throw fault()
  }
  return affine
}

/** Undefined where b, c and d are too long for a unit quaternion. */
function qformRows(header: NiftiHeader, sizes: readonly number[]): number[][] | undefined {
  const [b, c, d] = header.quaternion
  const rest = 1 - (b * b + c * c + d * d)
  // Three units of roundoff of the type in which the file has them, as in nibabel.
  const roundoff = 3 * (header.version === 1 ? 2 ** -23 : 2 ** -52)
  if (rest < -roundoff) return undefined
  const a = Math.abs(rest) < roundoff ? 0 : Math.sqrt(rest)
  // Normalised, so that roundoff in b, c, d does not scale the voxels.
  const s = 2 / (a * a + b * b + c * c + d * d)
  const rotation = [
    [1 - s * (c * c + d * d), s * (b * c - a * d), s * (b * d + a * c)],
    [s * (b * c + a * d), 1 - s * (b * b + d * d), s * (c * d - a * b)],
    [s * (b * d - a * c), s * (c * d + a * b), 1 - s * (b * b + c * c)],
  ]
  // pixdim[0] is -1 or 1; anything else counts as 1.
  const qfac = header.pixdim[0] === -1 ? -1 : 1
  const scales = [sizes[0]!, sizes[1]!, sizes[2]! * qfac]
  return rotation.map((row, i) => [...row.map((r, j) => r * scales[j]!), header.qoffset[i]!])
}
