/** A cortex of the user's own: surfaces of both hemispheres that were dropped together take the bundled brain's place. */
import type { Cortex, Hemisphere, HemisphereId } from '#atlas/cortex.ts'
import { type SurfaceRole, surfaceRoleOf } from '#format/belong.ts'
import type { OpenedSurface } from '#format/surface-file.ts'
import { neighbours } from '#mesh/adjacency.ts'
import { meanCurvature } from '#mesh/curvature.ts'

export class SurfacesError extends Error {
  readonly tag = 'surfaces-do-not-fit'
}

/** A file of values a vertex that does not say for which hemisphere they are; the user is asked. */
export class HemisphereUnknownError extends Error {
  readonly tag = 'hemisphere-unknown'

  constructor(fileName: string) {
    super(`${fileName} does not say for which hemisphere it is. Is it of the left or of the right?`)
  }
}

function sideOf({ info, mesh }: OpenedSurface): HemisphereId {
  if (info.hemisphere !== 'unknown') return info.hemisphere
  let sum = 0
  for (let i = 0; i < mesh.positionsWorld.length; i += 3) sum += mesh.positionsWorld[i]!
  return sum < 0 ? 'left' : 'right'
}

const sameFaces = (a: OpenedSurface, b: OpenedSurface) =>
  a.mesh.faces.length === b.mesh.faces.length &&
  a.mesh.positionsWorld.length === b.mesh.positionsWorld.length &&
  a.mesh.faces.every((vertex, i) => vertex === b.mesh.faces[i])

function hemisphereOf(side: HemisphereId, surfaces: readonly OpenedSurface[]): Hemisphere {
  const byRole = new Map(surfaces.map((surface) => [surfaceRoleOf(surface.info.fileName), surface]))
  const main = byRole.get('pial') ?? byRole.get('lone') ?? byRole.get('white')
  if (!main) {
    throw new SurfacesError(
      `The ${side} hemisphere has no anatomical surface: drop its pial, white or mid-thickness surface with the others.`,
    )
  }
  for (const other of surfaces) {
    if (!sameFaces(main, other)) {
      throw new SurfacesError(
        `${other.info.fileName} and ${main.info.fileName} are not of one mesh: they have other faces. Drop surfaces that one program made of one hemisphere.`,
      )
    }
  }
  const positions = (role: SurfaceRole) => byRole.get(role)?.mesh.positionsWorld
  const pial = main.mesh.positionsWorld
  const vertices = pial.length / 3
  const [inflated, veryInflated, sphere] = [
    positions('inflated'),
    positions('veryInflated'),
    positions('sphere'),
  ]
  return {
    id: side,
    faces: main.mesh.faces,
    surfaces: {
      pial,
      // One and the same array says that there is only one surface: rules that need two then can't be used.
      white: positions('white') ?? pial,
      ...(inflated && { inflated }),
      ...(veryInflated && { veryInflated }),
      ...(sphere && { sphere }),
    },
    sulcalDepth: new Float32Array(vertices),
    curvature: meanCurvature(pial, main.mesh.faces, neighbours(main.mesh.faces, vertices), 3),
    medialWall: new Uint8Array(vertices),
    labels: { aal: new Uint16Array(vertices), aicha: new Uint16Array(vertices) },
  }
}

/**
 * @param surfaces of both hemispheres, in world mm; those of one hemisphere share their faces
 * @throws SurfacesError when a hemisphere is missing or surfaces do not belong together
 */
export function cortexOfSurfaces(surfaces: readonly OpenedSurface[]): Cortex {
  const of = (side: HemisphereId) => {
    const own = surfaces.filter((surface) => sideOf(surface) === side)
    if (own.length === 0) {
      const given = surfaces.map(({ info }) => info.fileName).join(', ')
      throw new SurfacesError(
        `${given}: the ${side} hemisphere is missing. Drop the surfaces of both hemispheres together, such as lh.pial and rh.pial.`,
      )
    }
    return hemisphereOf(side, own)
  }
  return { left: of('left'), right: of('right') }
}
