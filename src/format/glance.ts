/** What a file is, from its first bytes: for a list of maps, of which most are never opened. */
import { voxelSizes } from '#space/affine.ts'
import type { DeclaredFormat } from './declared-formats.ts'
import type { StatisticGuess } from './file-info.ts'
import { guessesFor } from './image.ts'
import { type Format, recognise } from './index.ts'
import { jobOf } from './nifti.ts'
import { niftiAffine } from './nifti-affine.ts'
import { baseName, type NamedBlob, type ReadOptions } from './source.ts'
import { bestGuess, guessFromName } from './statistic-guess.ts'

export type Glance = {
  readonly format: DeclaredFormat['label']
  readonly statistic: StatisticGuess
  /** As the header states it; empty where it takes more than a glance. */
  readonly shape: readonly number[]
  /** Null where the header does not place the file. */
  readonly voxelSizeMm: readonly [number, number, number] | null
}

const unstated: StatisticGuess = { kind: 'unknown', from: 'nothing' }

/** @throws FormatError where it can be none of the formats; a file that is damaged further on is not found out */
export async function glanceAt(
  files: readonly NamedBlob[],
  options: ReadOptions = {},
): Promise<Glance> {
  const { format, together } = await recognise(files, options)
  if (format.id === 'nifti') return glanceAtNifti(format, together, options)
  return {
    format: format.label,
    statistic: guessFromName(baseName(together[0].name)) ?? unstated,
    shape: [],
    voxelSizeMm: null,
  }
}

async function glanceAtNifti(
  { label }: Format,
  files: readonly NamedBlob[],
  options: ReadOptions,
): Promise<Glance> {
  const { main, header, side } = await jobOf(files, options)
  return {
    format: label,
    statistic: bestGuess(guessesFor(header, main.name, side.sidecar)),
    shape: header.shape,
    voxelSizeMm: voxelSizes(niftiAffine(header, main.name).affine),
  }
}
