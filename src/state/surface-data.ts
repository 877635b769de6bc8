/** Values that came one a vertex: they go onto the cortex whose meshes have as many, without any sampling. */
import { type Cortex, type HemisphereId, hemisphereIds } from '#atlas/cortex.ts'
import type { FileInfo } from '#format/file-info.ts'
import { type FileHemisphere, noLabel } from '#format/surface-file.ts'
import { valueStats } from '#format/value-stats.ts'
import { type AtVertices, onVertices } from '#format/vertex-values.ts'
import { formatCount } from '#statistic/number-words.ts'
import type { SampledMap, VertexData } from './app-state.ts'
import { HemisphereUnknownError, SurfacesError } from './own-surfaces.ts'

type Part = AtVertices<ArrayLike<number>> & { readonly hemisphere: FileHemisphere }

/** The wanted map's parts; labels give their numbers, and nothing where a vertex has none. */
function partsOf(file: VertexData, index: number): readonly Part[] {
  if (file.kind !== 'labels') return file.maps[index]?.parts ?? []
  return (file.maps[index]?.parts ?? []).map((part) => ({
    ...part,
    values: Float64Array.from(part.values, (value) => (value === noLabel ? Number.NaN : value)),
  }))
}

const misfit = (
  { info }: VertexData,
  { values }: Part,
  hemisphere: HemisphereId,
  vertices: number,
) =>
  `${info.fileName} has ${formatCount(values.length)} values, but the ${hemisphere} cortex on screen has ${formatCount(vertices)} vertices. Drop the surfaces that it belongs to first, or with it (lh and rh).`

function valuesOnCortex(files: readonly VertexData[], cortex: Cortex, index: number) {
  const empty = (side: HemisphereId) =>
    new Float32Array(cortex[side].curvature.length).fill(Number.NaN)
  const values = { left: empty('left'), right: empty('right') }
  for (const file of files) {
    for (const part of partsOf(file, index)) {
      if (part.hemisphere === 'unknown') {
        const fits = hemisphereIds.some((side) => onVertices(part, values[side].length))
        if (fits) throw new HemisphereUnknownError(file.info.fileName)
        throw new SurfacesError(misfit(file, part, 'left', values.left.length))
      }
      const own = values[part.hemisphere]
      const placed = onVertices(part, own.length)
      if (!placed) throw new SurfacesError(misfit(file, part, part.hemisphere, own.length))
      placed.forEach((value, vertex) => {
        if (!Number.isNaN(value)) own[vertex] = value
      })
    }
  }
  return values
}

/** What is said of vertex data where a volume's header would speak. */
function infoOf(files: readonly VertexData[], values: Float32Array, index: number): FileInfo {
  const [first] = files
  const names = first?.maps.map(({ name }) => name)
  return {
    fileName: first?.info.fileName ?? '',
    format: first?.info.format ?? '',
    gzipped: false,
    bytes: files.reduce((sum, { info }) => sum + info.bytes, 0),
    shape: [values.length],
    datatype: first?.kind === 'labels' ? 'labels' : 'float32',
    littleEndian: true,
    affine: [],
    affineSource: 'none',
    qformCode: 0,
    sformCode: 0,
    voxelSizeMm: [0, 0, 0],
    intent: { code: 0, name: '', params: [] },
    description: first?.info.description ?? '',
    slope: 1,
    inter: 0,
    units: { space: 'mm', time: '' },
    volumeIndex: index,
    volumeCount: names?.length ?? 1,
    ...(names && { volumeNames: names }),
    ...(first?.kind === 'labels' && { labels: first.maps[index]?.labels ?? [] }),
    checksum: 'none',
    stats: valueStats(values),
    statistic:
      first?.kind === 'surface-data' ? first.info.statistic : { kind: 'label', from: 'intent' },
    statisticGuesses: [],
    warnings: files.flatMap(({ info }) => info.warnings),
  }
}

/** @param index which map of files that hold several */
export function vertexInfo(data: readonly VertexData[], index: number): FileInfo {
  const parts = data.flatMap((file) => partsOf(file, index))
  const joined = new Float32Array(parts.reduce((sum, { values }) => sum + values.length, 0))
  let at = 0
  for (const { values } of parts) {
    joined.set(values, at)
    at += values.length
  }
  return infoOf(data, joined, index)
}

/**
 * Values a vertex on a cortex; a hemisphere for which no file came has none (NaN).
 *
 * @param index which map of files that hold several
 * @throws SurfacesError when the number of values is not that of the cortex
 */
export function placeVertexData(
  data: readonly VertexData[],
  cortex: Cortex,
  index: number,
): SampledMap {
  const values = valuesOnCortex(data, cortex, index)
  return {
    values,
    notSampled: hemisphereIds.reduce(
      (sum, side) => sum + values[side].reduce((n, value) => n + Number(Number.isNaN(value)), 0),
      0,
    ),
    ruleNote: 'One value a vertex: nothing was sampled.',
  }
}
