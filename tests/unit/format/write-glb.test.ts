import type { Mesh } from 'three'
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js'
import { expect, test } from 'vitest'
import { writeGlb } from '#format/write-glb.ts'

const tetrahedron = {
  name: 'left',
  positions: Float32Array.of(0, 0, 0, 10, 0, 0, 0, 20, 0, 0, 0, 30),
  faces: Uint32Array.of(0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3),
  colours: Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 255, 128, 128, 128),
}

test('three’s own loader reads the mesh back: places in metres, y up, nothing mirrored, colours in linear light', async () => {
  const glb = writeGlb([tetrahedron, { ...tetrahedron, name: 'right' }], { about: 'test' })
  const { scene, asset } = await new GLTFLoader().parseAsync(glb.buffer as ArrayBuffer, '')
  expect(scene.children.map(({ name }) => name)).toEqual(['left', 'right'])
  expect(asset['extras']).toEqual({ about: 'test' })
  const { geometry } = scene.children[0] as Mesh
  expect([...(geometry.index?.array ?? [])]).toEqual([...tetrahedron.faces])
  const place = geometry.getAttribute('position')
  // Front (y = 20 mm) goes away from the viewer, up (z = 30 mm) goes up.
  expect([place.getX(1), place.getZ(2), place.getY(3)].map((mm) => Math.round(1e6 * mm))).toEqual([
    10_000, -20_000, 30_000,
  ])
  const colour = geometry.getAttribute('color')
  expect([colour.getX(0), colour.getY(0), colour.getY(1)]).toEqual([1, 0, 1])
  expect(colour.getX(3)).toBeCloseTo(0.2159, 3)
  // Nothing of a brain is seen through.
  expect([0, 1, 2, 3].map((vertex) => colour.getW(vertex))).toEqual([1, 1, 1, 1])
})

test('its parts begin at multiples of four bytes, and its length is told', () => {
  for (const note of ['', 'a', 'ab', 'abc', 'ä']) {
    const glb = writeGlb([tetrahedron], { note })
    expect(glb.length % 4).toBe(0)
    expect(new DataView(glb.buffer).getUint32(8, true)).toBe(glb.length)
  }
})
