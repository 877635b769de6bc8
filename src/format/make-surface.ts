/** Checked mesh parts, placed in the world: the common end of all surface readers. */
import { FormatError } from './errors.ts'
import type { Warning } from './file-info.ts'
import {
  type FileHemisphere,
  hemisphereAsked,
  type OpenedSurface,
  type Placement,
} from './surface-file.ts'
import { type PlacementFacts, place, placementsFor } from './surface-placement.ts'

export type SurfaceOptions = {
  /** Which of the file's placements to apply; the likely one where absent or not offered. */
  readonly placement?: Placement['id'] | undefined
  /** Of which hemisphere the file is, where neither it nor its name says so. */
  readonly hemisphere?: FileHemisphere | undefined
}

export type SurfaceParts = {
  readonly file: string
  readonly format: string
  readonly bytes: number
  /** As the file says it, if it does. */
  readonly hemisphere?: FileHemisphere
  readonly description: string
  /** Owned by the caller until now; moved in place. */
  readonly positions: Float32Array
  readonly faces: Uint32Array
  readonly facts: Omit<PlacementFacts, 'vertexCount'>
  readonly warnings?: readonly Warning[]
}

/** @throws FormatError 'bad-content' on coordinates that are not finite or faces that point nowhere. */
export function makeSurface(parts: SurfaceParts, options: SurfaceOptions): OpenedSurface {
  const { file, positions, faces } = parts
  const bad = (reason: string) => new FormatError('bad-content', { file, reason })
  const vertexCount = positions.length / 3
  if (vertexCount < 3 || faces.length < 3) throw bad('it has no faces')
  for (const coordinate of positions) {
    if (!Number.isFinite(coordinate)) throw bad('a vertex has coordinates that are not finite')
  }
  for (const vertex of faces) {
    if (vertex >= vertexCount)
      throw bad(`a face names vertex ${vertex}, but there are ${vertexCount}`)
  }
  const { placements, likely, warnings } = placementsFor({ ...parts.facts, vertexCount })
  const chosen =
    placements.find(({ id }) => id === options.placement) ??
    placements.find(({ id }) => id === likely)
  if (chosen) place(positions, chosen.affine)
  return {
    kind: 'surface',
    info: {
      fileName: file,
      format: parts.format,
      bytes: parts.bytes,
      hemisphere:
        parts.hemisphere && parts.hemisphere !== 'unknown'
          ? parts.hemisphere
          : hemisphereAsked(file, options),
      vertexCount,
      faceCount: faces.length / 3,
      description: parts.description,
      placement: chosen?.id ?? 'as-is',
      placements,
      likelyPlacement: likely,
      warnings: [...(parts.warnings ?? []), ...(chosen?.id.includes('mni305') ? warnings : [])],
    },
    mesh: { positionsWorld: positions, faces },
  }
}
