/** `ostrakon ale`: the ALE map of a table of peaks, computed as the app does. */
import { promises } from 'node:fs'
import { basename } from 'node:path'
import { type AleMap, aleOfPrepared, inferFromNull, prepareStudies } from '#evidence/ale-map.ts'
import { EvidenceError } from '#evidence/evidence-error.ts'
import { MNI152_2MM, maskFromVolume, volumeOfMask } from '#evidence/grid.ts'
import { FALLBACK_SUBJECTS } from '#evidence/kernel.ts'
import { monteCarloNull } from '#evidence/monte-carlo-null.ts'
import { readFoci } from '#evidence/read-foci.ts'
import { runAll } from '#evidence/run-steps.ts'
import { ALE_DESCRIP, fewStudiesWarning } from '#evidence/words.ts'
import { gzipSame, INTENT, writeNifti } from '#format/write-nifti.ts'
import type { Volume } from '#volume/volume.ts'
import { worldOfVoxel } from '#volume/voxel-place.ts'
import { onlyFile, parseArguments, wholeNumber } from './arguments.ts'
import { type Command, UsageError } from './command.ts'
import { blobOf, volumeAt } from './open.ts'

const DEFAULT_MASK = new URL('../../atlases/colin27/brainmask_2mm.nii.gz', import.meta.url)

const DEFAULT_PERMUTATIONS = 1000

export const ale: Command = {
  usage:
    'FOCI [--mask FILE] [--null analytic|montecarlo] [--seed K] [--permutations N] [--fallback-n N] -o OUT.nii.gz [--ale FILE] [--p FILE]',
  summary: 'Computes the ALE map (one-sided z) of a table of published peaks.',
  async run(args) {
    const started = performance.now()
    const parsed = parseArguments(args, [
      'mask',
      'null',
      'seed',
      'permutations',
      'fallback-n',
      'o',
      'ale',
      'p',
    ])
    const path = onlyFile(parsed)
    const { options } = parsed
    const out = options['o']
    if (out === undefined) throw new UsageError('-o OUT.nii.gz is needed: where to write the z map')
    const kind = options['null'] ?? 'analytic'
    if (kind !== 'analytic' && kind !== 'montecarlo') {
      throw new UsageError(`--null takes analytic or montecarlo, not "${kind}"`)
    }
    const fallbackN = wholeNumber('fallback-n', options['fallback-n']) ?? FALLBACK_SUBJECTS
    const seed = wholeNumber('seed', options['seed']) ?? 1
    const permutations =
      wholeNumber('permutations', options['permutations']) ?? DEFAULT_PERMUTATIONS

    const text = await (await blobOf(path)).blob.text()
    const { table, dropped, notes } = readFoci(text, basename(path))
    const mask = await readMask(options['mask'] ?? DEFAULT_MASK)
    const prepared = prepareStudies(table.studies, { ...MNI152_2MM, mask, fallbackN })
    const analytic = aleOfPrepared(prepared)
    const map =
      kind === 'analytic'
        ? analytic
        : {
            ...analytic,
            ...inferFromNull(
              analytic.ale,
              runAll(monteCarloNull(prepared, { permutations, seed, countAle: true })).histogram ??
                analytic.null.histogram,
            ),
          }
    const write = async (file: string | undefined, values: Float64Array, how: WriteAs) => {
      if (file !== undefined)
        await writeMap(file, volumeOfMask(values, mask, MNI152_2MM, how.outside), how)
    }
    await write(out, map.z, { intent: INTENT.z, descrip: ALE_DESCRIP, outside: 0 })
    await write(options['ale'], map.ale, {
      intent: INTENT.none,
      descrip: 'ALE of published peaks: probability of a peak in the voxel',
      outside: 0,
    })
    await write(options['p'], map.p, {
      intent: INTENT.p,
      descrip: 'ALE of published peaks: one-sided p, uncorrected',
      outside: 1,
    })
    const highest = indexOfLargest(map)
    return {
      studies: map.studies,
      foci: map.foci,
      dropped,
      maxAle: map.ale[highest],
      peak: { z: map.z[highest], world: worldOfVoxel(MNI152_2MM, mask[highest] ?? 0) },
      fociOutsideMask: map.fociOutsideMask,
      studiesOfUnknownN: map.studiesOfUnknownN,
      fallbackN,
      null: kind === 'analytic' ? { kind } : { kind, permutations, seed },
      maskVoxels: mask.length,
      notes: [...notes, fewStudiesWarning(map.studies) ?? []].flat(),
      seconds: Number(((performance.now() - started) / 1000).toFixed(3)),
    }
  },
}

/** @throws EvidenceError `bad-mask` when the file is not on the 2 mm MNI152 grid */
async function readMask(file: string | URL): Promise<Int32Array> {
  const path = typeof file === 'string' ? file : decodeURIComponent(file.pathname)
  const { volume } = await volumeAt(path)
  const here = [...volume.shape, ...volume.toWorld]
  const wanted = [...MNI152_2MM.shape, ...MNI152_2MM.toWorld]
  if (here.some((value, i) => Math.abs(value - (wanted[i] ?? Number.NaN)) > 1e-4)) {
    throw new EvidenceError(
      'bad-mask',
      `${basename(path)} is not on the 2 mm MNI152 grid (91x109x91 voxels, the first at -90, -126, -72 mm). Resample the mask first.`,
    )
  }
  return maskFromVolume(volume)
}

type WriteAs = { readonly intent: number; readonly descrip: string; readonly outside: number }

async function writeMap(file: string, volume: Volume, { intent, descrip }: WriteAs): Promise<void> {
  const bytes = writeNifti(volume, { intent, descrip })
  await promises.writeFile(file, file.endsWith('.gz') ? gzipSame(bytes) : bytes)
}

/** By ALE, not by z: many voxels may share the highest z. */
function indexOfLargest(map: AleMap): number {
  return map.ale.indexOf(map.ale.reduce((most, value) => Math.max(most, value)))
}
