/** The cortex as the two files that the app loads. */
import type { SurfaceName } from '#atlas/cortex.ts'
import type { BuiltHemisphere } from './hemisphere.ts'
import { anatomyStepMm, occlusionStep, shapeStepMm } from './stored.ts'
import { type MeshToWrite, type RowsToWrite, writeContainer } from './write-container.ts'

type Part = (half: BuiltHemisphere) => RowsToWrite[]

const surface = (half: BuiltHemisphere, name: SurfaceName, step: number): RowsToWrite => ({
  name,
  values: half.surfaces[name]!,
  components: 3,
  step,
  predictor: 'parallelogram',
})

const first: Part = (half) => [
  surface(half, 'pial', anatomyStepMm),
  { ...surface(half, 'white', anatomyStepMm), base: 'pial', predictor: 'mean' },
  scalar('sulcalDepth', half.sulcalDepth, 0.1),
  scalar('curvature', half.curvature, 0.01),
  label('medialWall', half.medialWall),
  label('aal', half.labels.aal),
  label('aicha', half.labels.aicha),
  label('landmarks', half.landmarks),
  scalar('occlusion', half.occlusion, occlusionStep),
]

const second: Part = (half) => [
  surface(half, 'inflated', shapeStepMm),
  surface(half, 'veryInflated', shapeStepMm),
  surface(half, 'sphere', shapeStepMm),
]

const scalar = (name: string, values: ArrayLike<number>, step: number): RowsToWrite => ({
  name,
  values,
  components: 1,
  step,
  predictor: 'mean',
})

const label = (name: string, values: ArrayLike<number>): RowsToWrite => ({
  name,
  values,
  components: 1,
  step: 1,
  predictor: 'same',
})

const meshes = (
  halves: readonly BuiltHemisphere[],
  part: Part,
  withFaces: boolean,
): MeshToWrite[] =>
  halves.map((half) => ({
    name: half.id,
    faces: half.faces,
    vertices: half.medialWall.length,
    withFaces,
    rows: part(half),
  }))

/** Faces, pial, white and everything per vertex that the first picture needs. */
export function cortexAsset(halves: readonly BuiltHemisphere[]): Uint8Array {
  return writeContainer('cortex', meshes(halves, first, true))
}

/** The surfaces that are only needed once the user inflates. */
export function inflatedAsset(halves: readonly BuiltHemisphere[]): Uint8Array {
  return writeContainer('cortex', meshes(halves, second, false))
}

/** Everything in one file, for the smaller set. */
export function wholeAsset(halves: readonly BuiltHemisphere[]): Uint8Array {
  return writeContainer(
    'cortex',
    meshes(halves, (half) => [...first(half), ...second(half)], true),
  )
}
