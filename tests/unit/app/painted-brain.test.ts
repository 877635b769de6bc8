import type { Mesh } from 'three'
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js'
import { expect, test } from 'vitest'
import { FigureError } from '#app/figure/figure-error.ts'
import { paintedBrain } from '#app/figure/painted-brain.ts'
import { readFigureNote } from '#lesson/figure-note.ts'
import { selectLayers } from '#state/select-layers.ts'
import type { AppStore } from '#state/store.ts'
import { withArrangement } from '#view/change-arrangement.ts'
import { withPose } from '#view/change-view.ts'
import type { SideId } from '#view/spec.ts'
import { breathe, controlledStore, storeWithMaps } from '../state/test-store.ts'

async function read(store: AppStore, side: SideId) {
  const glb = await paintedBrain(store.getState(), side).arrayBuffer()
  const { scene, asset } = await new GLTFLoader().parseAsync(glb, '')
  const meshes = scene.children as Mesh[]
  /** Red, green and blue of a vertex, 0..255 of sRGB. */
  const colour = (mesh: number, vertex: number) => {
    const all = meshes[mesh]!.geometry.getAttribute('color')
    return [all.getX(vertex), all.getY(vertex), all.getZ(vertex)].map((c) =>
      Math.round(255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055)),
    )
  }
  return { meshes, colour, extras: asset['extras'] as { description: string; ostrakon: string } }
}

function cortexIn(store: AppStore) {
  const { cortex } = store.getState()
  if (cortex.status !== 'ready') throw new Error('no cortex')
  return cortex.cortex
}

test('a hemisphere is painted with its side’s map, and is bone where that shows nothing, darker in the sulci', async () => {
  const { store } = await storeWithMaps()
  const cortex = cortexIn(store)
  const [layer] = selectLayers(store.getState(), 'b')
  layer!.values.left.set([Number.NaN, 0.5])
  cortex.left.curvature.set([0, 1, 1])
  const { meshes, colour } = await read(store, 'b')
  expect(meshes.map(({ name }) => name)).toEqual(['left_hemisphere', 'right_hemisphere'])
  expect([colour(0, 0), colour(0, 1)]).toEqual([
    [216, 216, 216],
    [150, 150, 150],
  ])
  const [red = 0, green = 0, blue = 0] = colour(0, 2)
  expect(Math.max(red, green, blue) - Math.min(red, green, blue)).toBeGreaterThan(30)
  expect(colour(1, 2)).toEqual(colour(0, 2))
  // The other side has another map.
  expect((await read(store, 'a')).colour(0, 0)).not.toEqual([216, 216, 216])
})

test('it has the shape that is on screen, and says what it is', async () => {
  const { store, act } = await storeWithMaps()
  const cortex = cortexIn(store)
  const inflated = new Float32Array(9).fill(50)
  ;(cortex.right as { surfaces: object }).surfaces = { ...cortex.right.surfaces, inflated }
  const x = async () =>
    (await read(store, 'a')).meshes[1]!.geometry.getAttribute('position').getX(1)
  act.change((view) => withPose(view, { inflation: 0 }))
  expect(await x()).toBeCloseTo(cortex.right.surfaces.pial[3]! / 1000, 6)
  act.change((view) => withPose(view, { inflation: 1 }))
  expect(await x()).toBeCloseTo(0.05, 6)
  // Where only slices are seen it is as it was folded.
  act.change((view) => ({ ...view, views: view.views.filter(({ kind }) => kind !== 'brain') }))
  expect(await x()).toBeCloseTo(cortex.right.surfaces.pial[3]! / 1000, 6)
  act.change((view) => withArrangement(view, 'side-by-side'))
  const { extras } = await read(store, 'a')
  expect(extras.description.split('\n')).toEqual([
    expect.stringMatching(/^one: /),
    expect.stringMatching(/^two: /),
  ])
  expect(readFigureNote(extras.ostrakon)?.maps.map(({ title }) => title)).toEqual(['one', 'two'])
})

test('without a brain or without a map there is none', async () => {
  const waiting = controlledStore({ held: ['decodeCortex'] })
  expect(() => paintedBrain(waiting.store.getState(), 'a')).toThrow(FigureError)
  const bare = controlledStore()
  await breathe()
  expect(() => paintedBrain(bare.store.getState(), 'a')).toThrow(FigureError)
})
