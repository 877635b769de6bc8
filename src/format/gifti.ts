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
  hemisphereAsked,
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
    hemisphere: hemisphereOf(gifti, file, options),
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
  const arrays = gifti.arrays.filter((array) => array.intent !== 'NODE_INDEX')
  const nodes = nodesOf(gifti, file)
  const [first] = arrays
  if (!first) throw new FormatError('bad-content', { file, reason: 'it holds no data' })
  const length = first.dims[0]!
  for (const array of arrays) {
    if (array.dims.slice(1).some((dim) => dim !== 1) || array.dims[0] !== length) {
      throw new FormatError('bad-content', {
        file,
        reason: 'its data arrays are not one value a vertex, all of one length',
      })
    }
  }
  if (nodes && nodes.length !== length) {
    throw new FormatError('bad-content', {
      file,
      reason: `it lists ${nodes.length} vertices for ${length} values`,
    })
  }
  const part = { hemisphere: common.hemisphere, ...(nodes && { nodes }) }
  const nameOf = (array: GiftiArray, i: number) => array.meta.get('Name') || `map ${i + 1}`
  const vertexCount = nodes ? nodes.reduce((a, b) => Math.max(a, b), -1) + 1 : length
  if (arrays.every((array) => array.intent === 'LABEL')) {
    return {
      kind: 'labels',
      info: { ...common, vertexCount },
      maps: arrays.map((array, i) => ({
        name: nameOf(array, i),
        labels: gifti.labels,
        parts: [{ ...part, values: Int32Array.from(array.values) }],
      })),
    }
  }
  const maps = arrays.map((array, i) => {
    const values =
      array.values instanceof Float32Array ? array.values : Float64Array.from(array.values)
    return { name: nameOf(array, i), parts: [{ ...part, values }] }
  })
  const guesses = [guessFromArray(first), guessFromName(file)].filter((g) => g !== undefined)
  return {
    kind: 'surface-data',
    info: { ...common, vertexCount, statistic: bestGuess(guesses) },
    maps,
  }
}

/** The vertices that the values are of, where the file lists them (NODE_INDEX); each once. */
function nodesOf(gifti: Gifti, file: string): Int32Array | undefined {
  const [array, ...more] = gifti.arrays.filter(({ intent }) => intent === 'NODE_INDEX')
  if (!array) return undefined
  const bad = (reason: string) => new FormatError('bad-content', { file, reason })
  if (more.length > 0) throw bad('it has several lists of vertices')
  const seen = new Set<number>()
  for (const node of array.values) {
    if (!(Number.isInteger(node) && node >= 0 && node < 2 ** 24)) {
      throw bad(`it lists a vertex ${node}`)
    }
    if (seen.has(node)) throw bad(`it lists vertex ${node} twice`)
    seen.add(node)
  }
  return Int32Array.from(array.values)
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

function hemisphereOf(gifti: Gifti, file: string, options: SurfaceOptions): FileHemisphere {
  for (const meta of [gifti.meta, ...gifti.arrays.map((array) => array.meta)]) {
    const structure = meta.get('AnatomicalStructurePrimary') ?? ''
    if (/left/i.test(structure)) return 'left'
    if (/right/i.test(structure)) return 'right'
  }
  return hemisphereAsked(file, options)
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
  const from = points.dataSpace ?? 'NIFTI_XFORM_UNKNOWN'
  return makeSurface(
    {
      file,
      format: 'GIFTI',
      bytes,
      hemisphere: hemisphereOf(gifti, file, options),
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
