/** Reads the source volumes: the files of Debian's package `mricron-data`, in a folder that the caller names. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Field } from './grid.ts'

export const templateFiles = {
  /** Colin27, 0.5 mm, brain extracted, CSF removed. */
  brainHalfMm: 'ch2better.nii.gz',
  /** Colin27, 1 mm, brain extracted row by row of voxels: its rim is ragged, and some crowns are cut off. */
  brainOneMm: 'ch2bet.nii.gz',
  /** Colin27, 1 mm, the whole head. */
  headOneMm: 'ch2.nii.gz',
  /** AAL, drawn on Colin27, 1 mm. */
  aal: 'aal.nii.gz',
  /** AICHA, 2 mm, one number for both sides of a pair; drawn in MNI152. */
  aicha: 'AICHAmc.nii.gz',
  aalNames: 'aal.nii.txt',
  aichaNames: 'AICHAmc.nii.txt',
} as const

export class TemplateError extends Error {
  readonly tag = 'TemplateError'
  readonly file: string
  constructor(file: string, reason: string, options?: ErrorOptions) {
    super(
      `${file}: ${reason}. Get the source files with \`apt-get download mricron-data\` and \`dpkg -x\`, ` +
        'and name their folder: npm run build:atlas -- --templates DIR/usr/share/mricron/templates',
      options,
    )
    this.file = file
  }
}

function unreadable(path: string, cause: unknown): TemplateError {
  return new TemplateError(path, 'cannot be read', { cause })
}

/** @throws TemplateError naming every file that is missing. */
export function checkTemplates(folder: string): void {
  const missing = Object.values(templateFiles).filter((name) => !existsSync(join(folder, name)))
  if (missing.length > 0) throw new TemplateError(folder, `has no ${missing.join(', ')}`)
}

/**
 * One 8-bit template with its axes turned to RAS+.
 * @throws TemplateError when it is no gzipped 8-bit NIfTI-1 with cubic voxels along the axes.
 */
export function readTemplate(folder: string, name: string): Field<Uint8Array> {
  const path = join(folder, name)
  let bytes: Uint8Array
  try {
    bytes = gunzipSync(readFileSync(path))
  } catch (cause) {
    throw unreadable(path, cause)
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getInt32(0, true) !== 348 || view.getInt16(70, true) !== 2)
    throw new TemplateError(path, 'is no little-endian NIfTI-1 file of 8-bit numbers')
  const shape = [42, 44, 46].map((at) => view.getInt16(at, true)) as [number, number, number]
  const steps = [280, 300, 320].map((at) => view.getFloat32(at, true))
  const shifts = [292, 308, 324].map((at) => view.getFloat32(at, true))
  const spacing = Math.abs(steps[0]!)
  if (spacing === 0 || steps.some((step) => Math.abs(step) !== spacing))
    throw new TemplateError(path, 'has voxels that are no cubes along the axes')
  const data = bytes.subarray(view.getFloat32(108, true))
  const values = new Uint8Array(shape[0] * shape[1] * shape[2])
  const [nx, ny, nz] = shape
  let at = 0
  for (let k = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++) {
        const si = steps[0]! < 0 ? nx - 1 - i : i
        const sj = steps[1]! < 0 ? ny - 1 - j : j
        const sk = steps[2]! < 0 ? nz - 1 - k : k
        values[at++] = data[si + nx * (sj + ny * sk)]!
      }
  const origin = [0, 1, 2].map((a) =>
    steps[a]! < 0 ? shifts[a]! - (shape[a]! - 1) * spacing : shifts[a]!,
  ) as [number, number, number]
  return { grid: { shape, origin, spacing }, values }
}

/** Label names by number, from lines of `NUMBER NAME ...`. */
export function readNames(folder: string, name: string): Map<number, string> {
  const names = new Map<number, string>()
  for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
    const [number, label] = line.trim().split(/\s+/)
    if (label !== undefined) names.set(Number(number), label)
  }
  return names
}
