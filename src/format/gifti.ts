/** GIFTI files as surface, values or labels. */
import { readAll } from './byte-reader.ts'
import { FormatError } from './errors.ts'
import type { StatisticGuess } from './file-info.ts'
import { type Gifti, type GiftiArray, parseGifti } from './gifti-parse.ts'
import { makeSurface, type SurfaceOptions } from './make-surface.ts'
import { baseName, type NamedBlob, type ReadOptions } from './source.ts'
import { bestGuess, guessFromName } from './statistic-guess.ts'
import {
  type FileHemisphere,
  hemisphereOfName,
  type OpenedLabels,
  type OpenedSurface,
  type OpenedSurfaceData,
} from './surface-file.ts'

/** Ten times fsaverage's finest surface written as text. */
const limitBytes = 128 * 2 ** 20

export function isGifti(head: Uint8Array): boolean {
  return /<GIFTI[\s>]/.test(new TextDecoder('latin1').decode(head))
}

/** @throws FormatError 'bad-xml' | 'bad-content' | 'bomb' | 'too-large' | 'unsupported-encoding' | 'unsupported-datatype' */
export async function openGifti(
  main: NamedBlob,
  options: ReadOptions & SurfaceOptions = {},
): Promise<OpenedSurface | OpenedSurfaceData | OpenedLabels> {
  const file = baseName(main.name)
  const xml = new TextDecoder().decode(await readAll(main, limitBytes, options))
  const gifti = await parseGifti(xml, file, limitBytes)
  const points = gifti.arrays.find((array) => array.intent === 'POINTSET')
  const triangles = gifti.arrays.find((array) => array.intent === 'TRIANGLE')
  const common = {
    fileName: file,
    format: 'GIFTI',
    bytes: main.blob.size,
    hemisphere: hemisphereOf(gifti, file),
    description: gifti.meta.get('Description') ?? '',
    warnings: [],
  }
  if (points && triangles) return surfaceOf(gifti, points, triangles, file, main.blob.size, options)
  if (points || triangles) {
    throw new FormatError('bad-content', {
      file,
      reason: points ? 'it has points but no triangles' : 'it has triangles but no points',
    })
  }
  const [first] = gifti.arrays
  if (!first) throw new FormatError('bad-content', { file, reason: 'it holds no data' })
  if (gifti.arrays.every((array) => array.intent === 'LABEL')) {
    return {
      kind: 'labels',
      info: { ...common, vertexCount: first.dims[0] ?? 0 },
      labels: gifti.labels,
      parts: [{ hemisphere: common.hemisphere, keys: Int32Array.from(first.values) }],
    }
  }
  const maps = gifti.arrays.map((array, i) => {
    if (array.dims.slice(1).some((dim) => dim !== 1) || array.dims[0] !== first.dims[0]) {
      throw new FormatError('bad-content', {
        file,
        reason: 'its data arrays are not one value a vertex, all of one length',
      })
    }
    const values =
      array.values instanceof Float32Array ? array.values : Float64Array.from(array.values)
    const name = array.meta.get('Name') || `map ${i + 1}`
    return { name, parts: [{ hemisphere: common.hemisphere, values }] }
  })
  const guesses = [guessFromArray(first), guessFromName(file)].filter((g) => g !== undefined)
  return {
    kind: 'surface-data',
    info: { ...common, vertexCount: first.dims[0] ?? 0, statistic: bestGuess(guesses) },
    maps,
  }
}

function guessFromArray(array: GiftiArray): StatisticGuess | undefined {
  const kinds = {
    ZSCORE: 'z',
    TTEST: 't',
    FTEST: 'F',
    CORREL: 'r',
    PVAL: 'p',
    ESTIMATE: 'effect',
  } as const
  const kind = Object.hasOwn(kinds, array.intent)
    ? kinds[array.intent as keyof typeof kinds]
    : undefined
  return kind ? { kind, from: 'intent' } : undefined
}

function hemisphereOf(gifti: Gifti, file: string): FileHemisphere {
  for (const meta of [gifti.meta, ...gifti.arrays.map((array) => array.meta)]) {
    const structure = meta.get('AnatomicalStructurePrimary') ?? ''
    if (/left/i.test(structure)) return 'left'
    if (/right/i.test(structure)) return 'right'
  }
  return hemisphereOfName(file)
}

function surfaceOf(
  gifti: Gifti,
  points: GiftiArray,
  triangles: GiftiArray,
  file: string,
  bytes: number,
  options: SurfaceOptions,
): OpenedSurface {
  if (points.dims[1] !== 3 || triangles.dims[1] !== 3) {
    throw new FormatError('bad-content', { file, reason: 'points and triangles come in threes' })
  }
  const cRas = ['R', 'A', 'S'].map((axis) => {
    const text = points.meta.get(`VolGeomC_${axis}`)
    return text === undefined ? Number.NaN : Number(text)
  })
  const known = cRas.every(Number.isFinite)
  const from = points.matrices[0]?.from ?? 'NIFTI_XFORM_UNKNOWN'
  return makeSurface(
    {
      file,
      format: 'GIFTI',
      bytes,
      hemisphere: hemisphereOf(gifti, file),
      description: points.meta.get('AnatomicalStructureSecondary') ?? '',
      positions: Float32Array.from(points.values),
      // Through int32: a negative index becomes a huge one and is refused.
      faces: Uint32Array.from(triangles.values),
      facts: {
        cRas: known ? [cRas[0]!, cRas[1]!, cRas[2]!] : undefined,
        inSurfaceSpace: from === 'NIFTI_XFORM_UNKNOWN',
        names: [file, points.meta.get('Name') ?? '', points.meta.get('VolGeomFname') ?? ''],
      },
    },
    options,
  )
}
