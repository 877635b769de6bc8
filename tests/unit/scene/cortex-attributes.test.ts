import { BufferAttribute, BufferGeometry } from 'three'
import { expect, it } from 'vitest'
import { middlePositionsOf } from '#atlas/cortex.ts'
import { wallField } from '#atlas/wall-field.ts'
import { mostCoarseFaces, surfaceNormals } from '#mesh/surface-shape.ts'
import {
  createCortexAttributes,
  disposeKeepingShared,
  packReading,
} from '#scene/cortex-attributes.ts'
import { syntheticCortex } from '../../browser/scene/synthetic-cortex.ts'

const { left } = syntheticCortex({ levels: 2 })
const count = left.sulcalDepth.length

it('hands the open share of the sky to the shader, all of it where nobody worked it out', () => {
  const occlusion = Uint8Array.from({ length: count }, (_, v) => v % 256)
  const shaded = createCortexAttributes(() => {}).relief({ ...left, occlusion })
  const bare = createCortexAttributes(() => {}).relief(left)
  for (let v = 0; v < count; v++) {
    expect(shaded.array[v * 4 + 3]).toBe(v % 256)
    expect(bare.array[v * 4 + 3]).toBe(255)
  }
})

it('packs regions four by four and writes a group anew only when one of its fields changes', () => {
  let uploads = 0
  const attributes = createCortexAttributes(() => uploads++)
  const field = (value: number) => new Float32Array(count).fill(value)
  const [a, b, c, d, e] = [field(0), field(0.25), field(0.5), field(0.75), field(1)] as const
  const groups = attributes.members(left, [a, b, c, d, e])
  expect(groups).toHaveLength(2)
  expect([...groups[0]!.array.slice(0, 4)]).toEqual([0, 16384, 32768, 49151])
  expect([...groups[1]!.array.slice(0, 4)]).toEqual([65535, 0, 0, 0])
  const versions = groups.map(({ version }) => version)
  expect(attributes.members(left, [a, b, c, d, a])).toEqual(groups)
  expect(groups[0]!.version).toBe(versions[0])
  expect(groups[1]!.version).toBeGreaterThan(versions[1]!)
  expect(groups[1]!.array[0]).toBe(0)
})

it('writes nothing anew for the same regions, whether a group of four is full or not', () => {
  const attributes = createCortexAttributes(() => {})
  const fields = Array.from({ length: 5 }, (_, n) => new Float32Array(count).fill(n / 4))
  for (const shown of [fields, fields.slice(0, 4), fields.slice(0, 3)]) {
    const versions = () => attributes.members(left, shown).map(({ version }) => version)
    const before = versions()
    expect(before).toHaveLength(Math.ceil(shown.length / 4))
    expect(versions()).toEqual(before)
  }
  const grown = attributes.members(left, fields.slice(0, 4))
  expect([...grown[0]!.array.slice(0, 4)]).toEqual([0, 16384, 32768, 49151])
  const beyond = [-0.5, 1.5].map((value) => new Float32Array(count).fill(value))
  expect([...attributes.members(left, beyond)[0]!.array.slice(0, 4)]).toEqual([0, 65535, 0, 0])
})

it('hands over depth, curve and wall in bytes, the ends of their scales and what lies beyond', () => {
  const of = (values: readonly number[]) =>
    Float32Array.from({ length: count }, (_, v) => values[v % values.length]!)
  const { array } = createCortexAttributes(() => {}).relief({
    ...left,
    sulcalDepth: of([0, 11, 22, 40, -3]),
    curvature: of([0, 0.3, 0.6, 2, -0.6]),
  })
  const channel = (n: number) => [0, 1, 2, 3, 4].map((v) => array[v * 4 + n])
  expect(channel(0)).toEqual([0, 128, 255, 255, 0])
  expect(channel(1)).toEqual([128, 191, 255, 255, 0])
  const wall = wallField(left)
  for (const [v, share] of wall.entries())
    expect(Math.abs(array[v * 4 + 2]! - 255 * share)).toBeLessThan(0.51)
  expect(Math.max(...wall)).toBeGreaterThan(0.1)
})

it('makes each buffer once, told of whenever it goes to the graphics card', () => {
  let uploads = 0
  const attributes = createCortexAttributes(() => uploads++)
  const { pial, white } = left.surfaces
  const all = () => [
    attributes.positions(pial),
    attributes.normals(pial, left.faces),
    attributes.faces(left.faces),
    attributes.coarseFaces(left.faces, count),
    attributes.relief(left),
    attributes.middle(left),
  ]
  const made = all()
  expect(new Set(made).size).toBe(6)
  expect(all().every((one, i) => one === made[i])).toBe(true)
  expect(attributes.positions(white)).not.toBe(made[0])
  const [positions, normals, faces, coarse, , middle] = made
  expect([positions!.array, faces!.array]).toEqual([pial, left.faces])
  expect(middle!.array).toEqual(middlePositionsOf(left))
  // So few faces need no coarse ones.
  expect(left.faces.length / 3).toBeLessThan(mostCoarseFaces)
  expect(coarse!.array).toBe(left.faces)
  const wanted = surfaceNormals(pial, left.faces)
  const packed = Array.from({ length: 4 * count }, (_, i) =>
    i % 4 === 3 ? 0 : Math.round(32767 * wanted[3 * (i >> 2) + (i % 4)]!),
  )
  expect([...normals!.array]).toEqual(packed)
  expect(made.map(({ itemSize, normalized }) => [itemSize, normalized])).toEqual([
    ...[
      [3, false],
      [4, true],
      [1, false],
      [1, false],
      [4, true],
      [3, false],
    ],
  ])
  for (const one of made) one.onUploadCallback()
  expect(uploads).toBe(6)
  for (const one of attributes.members(left, [new Float32Array(count)])) one.onUploadCallback()
  expect(uploads).toBe(7)
})

it('packs values with whether they were sampled, in the buffer that is there where it has the length', () => {
  const packed = packReading(Float32Array.of(2.5, Number.NaN, -1))
  expect([...packed]).toEqual([2.5, 1, 0, 0, -1, 1])
  expect(packReading(Float32Array.of(Number.NaN, 4, 0), packed)).toBe(packed)
  expect([...packed]).toEqual([0, 0, 4, 1, 0, 1])
  const longer = packReading(new Float32Array(4), packed)
  expect([longer.length, longer === packed]).toEqual([8, false])
})

it('frees what is a geometry’s own, and takes off before what it shares', () => {
  const geometry = new BufferGeometry()
  const attribute = () => new BufferAttribute(new Float32Array(3), 3)
  for (const name of ['position', 'relief', 'reading0']) geometry.setAttribute(name, attribute())
  geometry.setIndex([0, 0, 0])
  let had: readonly unknown[] = []
  geometry.addEventListener('dispose', () => {
    had = [Object.keys(geometry.attributes), geometry.index]
  })
  disposeKeepingShared(geometry, ['reading0', 'reading1'])
  expect(had).toEqual([['reading0'], null])
})
