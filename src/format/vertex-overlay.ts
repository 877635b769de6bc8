/** Images whose only long dimension is the first: one value a vertex of a surface, one map a frame (`.mgh`, `.nii`). */
import { identityAffine } from '#space/affine.ts'
import type { Volume } from '#volume/volume.ts'
import type { OpenedVolume } from './image.ts'
import type { ImageHeader } from './nifti-header.ts'
import { volumeNamesOf } from './sidecar.ts'
import { baseName } from './source.ts'
import {
  type FileHemisphere,
  hemisphereAsked,
  type OpenedLabels,
  type OpenedSurfaceData,
} from './surface-file.ts'

/** Fewer voxels in a row are no surface: an icosahedron that was split twice has 162. */
const fewestVertices = 100

export function isVertexShape([x = 1, y = 1, z = 1]: readonly number[]): boolean {
  return x >= fewestVertices && y === 1 && z === 1
}

/** The header of the same numbers as one image, so that all frames are read at once. */
export function asOneImage(header: ImageHeader): ImageHeader {
  const [vertices = 1, , , ...frames] = header.shape
  return { ...header, shape: [vertices, frames.reduce((a, b) => a * b, 1), 1] }
}

/** Such an image lies nowhere: its affine is none. */
export const nowhere = {
  affine: identityAffine<'voxel', 'world'>(),
  source: 'none',
  warnings: [],
} as const

/** @param opened an image of vertices by frames, as `asOneImage` makes it */
export function vertexOverlay(
  { info, volume }: OpenedVolume,
  asked: FileHemisphere | undefined,
): OpenedSurfaceData | OpenedLabels {
  const file = baseName(info.fileName)
  const hemisphere = hemisphereAsked(file, { hemisphere: asked })
  const [vertexCount, frames] = volume.shape
  const names = info.sidecar && volumeNamesOf(info.sidecar, frames)
  const nameOf = (frame: number) =>
    names?.[frame] ?? (frames === 1 ? file : `frame ${frame + 1} of ${frames}`)
  const about = {
    fileName: file,
    format: info.format,
    bytes: info.bytes,
    hemisphere,
    vertexCount,
    description: info.description,
    warnings: info.warnings,
  }
  const frameNumbers = Array.from({ length: frames }, (_, frame) => frame)
  const { kind } = info.statistic
  if ((kind === 'label' && wholeNumbers(volume)) || info.labels) {
    return {
      kind: 'labels',
      info: about,
      maps: frameNumbers.map((frame) => ({
        name: nameOf(frame),
        labels: info.labels ?? [],
        parts: [{ hemisphere, values: Int32Array.from(valuesOf(volume, frame)) }],
      })),
    }
  }
  return {
    kind: 'surface-data',
    info: { ...about, statistic: info.statistic },
    maps: frameNumbers.map((frame) => ({
      name: nameOf(frame),
      parts: [{ hemisphere, values: valuesOf(volume, frame) }],
    })),
  }
}

const valuesOf = ({ values, shape: [vertices] }: Volume, frame: number) =>
  values.subarray(frame * vertices, (frame + 1) * vertices)

const wholeNumbers = ({ values }: Volume) => values.every((value) => Number.isInteger(value))
