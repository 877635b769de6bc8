/** Which ways there are from a surface file's coordinates to the world, and which is most likely meant. */
import { affineRows, identityAffine } from '#space/affine.ts'
import { mni305ToWorld } from '#space/frame.ts'
import type { Warning } from './file-info.ts'
import type { Placement } from './surface-file.ts'

/** Vertices of fsaverage, fsaverage6, 5, 4 and 3, one hemisphere. */
const fsaverageSizes = new Set([163842, 40962, 10242, 2562, 642])

export type PlacementFacts = {
  readonly vertexCount: number
  /** Centre of the conformed volume in scanner space, of FreeSurfer's volume geometry; undefined where the file has none. */
  readonly cRas: readonly [number, number, number] | undefined
  /** Whether `cRas` has yet to be added. */
  readonly inSurfaceSpace: boolean
  /** File name, names inside the file: searched for "fsaverage". */
  readonly names: readonly string[]
}

/** Rows of `b` after a shift by `a`: first shift, then `rows`. */
function shifted(rows: readonly (readonly number[])[], shift: readonly number[]): number[][] {
  return rows.map((row, i) =>
    i === 3
      ? [...row]
      : [
          row[0]!,
          row[1]!,
          row[2]!,
          row[3]! + row[0]! * shift[0]! + row[1]! * shift[1]! + row[2]! * shift[2]!,
        ],
  )
}

export function placementsFor(facts: PlacementFacts): {
  readonly placements: readonly Placement[]
  readonly likely: Placement['id']
  readonly warnings: readonly Warning[]
} {
  const same = affineRows(identityAffine<'world', 'world'>())
  const fromMni305 = affineRows(mni305ToWorld)
  const placements: Placement[] = [
    { id: 'as-is', label: 'Coordinates as they stand in the file', affine: same },
  ]
  const shift = facts.cRas?.some((c) => c !== 0) ? facts.cRas : undefined
  if (shift) {
    placements.push({
      id: 'c_ras',
      label: `FreeSurfer's surface space, moved by c_ras (${shift.join(', ')}) mm`,
      affine: shifted(same, shift),
    })
  }
  const isFsaverage = facts.names.some((name) => /fsaverage/i.test(name))
  const warnings: Warning[] = []
  if (isFsaverage || fsaverageSizes.has(facts.vertexCount)) {
    placements.push({ id: 'mni305', label: 'fsaverage (MNI305) to MNI152', affine: fromMni305 })
    if (shift) {
      placements.push({
        id: 'c_ras+mni305',
        label: 'c_ras, then fsaverage (MNI305) to MNI152',
        affine: shifted(fromMni305, shift),
      })
    }
  }
  if (isFsaverage) {
    warnings.push({
      tag: 'fsaverage-space',
      message:
        'This is a surface of fsaverage, whose space is MNI305; it was moved to MNI152 with the affine that FreeSurfer publishes.',
      why: 'The two templates differ by up to 4 mm, more than the cortex is thick.',
      whatToDo: 'Choose "as they stand in the file" if your map is in MNI305 too.',
    })
  }
  const move = shift !== undefined && facts.inSurfaceSpace
  const likely = isFsaverage ? (move ? 'c_ras+mni305' : 'mni305') : move ? 'c_ras' : 'as-is'
  return { placements, likely, warnings }
}

/** `positions` moved in place by four rows of four. */
export function place(positions: Float32Array, rows: readonly (readonly number[])[]): void {
  const [a, b, c] = rows
  if (!(a && b && c)) return
  for (let v = 0; v < positions.length; v += 3) {
    const x = positions[v]!
    const y = positions[v + 1]!
    const z = positions[v + 2]!
    positions[v] = a[0]! * x + a[1]! * y + a[2]! * z + a[3]!
    positions[v + 1] = b[0]! * x + b[1]! * y + b[2]! * z + b[3]!
    positions[v + 2] = c[0]! * x + c[1]! * y + c[2]! * z + c[3]!
  }
}
