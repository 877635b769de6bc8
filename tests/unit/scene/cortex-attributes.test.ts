import { expect, it } from 'vitest'
import { createCortexAttributes } from '#scene/cortex-attributes.ts'
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
