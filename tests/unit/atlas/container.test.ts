import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AssetError } from '#atlas/asset-error.ts'
import { openContainer } from '#atlas/container.ts'
import {
  decodeCortex,
  decodeInflated,
  decodeSections,
  loadCortex,
  unpackAsset,
} from '#atlas/decode.ts'
import { decodeFaces } from '#atlas/face-code.ts'
import { encodeFaces } from '../../../atlases/build/encode-faces.ts'
import {
  packedMeshes,
  type RowsToWrite,
  writeContainer,
} from '../../../atlases/build/write-container.ts'
import { randomSphere, seeded } from './random-sphere.ts'

const vertices = 50
const random = seeded(3)
const faces = randomSphere(vertices, random)
const positions = Float32Array.from({ length: vertices * 3 }, () => 40 * random() - 20)
const others = positions.map((value) => value + random())
const labels = Uint16Array.from({ length: vertices }, () => Math.floor(random() * 400))

const xyz = (name: string, values: Float32Array): RowsToWrite => ({
  name,
  values,
  components: 3,
  step: 0.025,
  predictor: 'parallelogram',
})
const one = (name: string, values: ArrayLike<number>, step = 1): RowsToWrite => ({
  name,
  values,
  components: 1,
  step,
  predictor: 'same',
})
const firstRows: RowsToWrite[] = [
  xyz('pial', positions),
  { ...xyz('white', others), base: 'pial', predictor: 'mean' },
  one('sulcalDepth', labels, 0.1),
  one(
    'curvature',
    Float32Array.from(labels, (label) => label / 1000),
    0.01,
  ),
  one(
    'medialWall',
    labels.map((l) => l % 2),
  ),
  one('aal', labels),
  one('aicha', labels),
  one(
    'landmarks',
    labels.map((label) => label % 4),
  ),
  one(
    'occlusion',
    labels.map((label) => label % 256),
    255 / 24,
  ),
]
const file = (rows: RowsToWrite[], withFaces = true, mesh = faces) =>
  writeContainer(
    'cortex',
    ['left', 'right'].map((name) => ({ name, faces: mesh, vertices, withFaces, rows })),
  )
const cortexBytes = () => unpackAsset(file(firstRows))

async function failure(run: () => unknown): Promise<AssetError> {
  try {
    await run()
  } catch (error) {
    if (error instanceof AssetError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('the container', () => {
  test('gives back positions to half a step and labels exactly', async () => {
    const { left } = decodeCortex(await cortexBytes())
    const { order } = encodeFaces(faces, vertices)
    order.forEach((old, v) => {
      expect(left.landmarks![v]).toBe(labels[old]! % 4)
      expect(Math.abs(left.occlusion![v]! - (labels[old]! % 256))).toBeLessThan(255 / 48 + 0.51)
      expect(left.labels.aal[v]).toBe(labels[old])
      expect(left.medialWall[v]).toBe(labels[old]! % 2)
      for (let axis = 0; axis < 3; axis++) {
        expect(left.surfaces.pial[3 * v + axis]).toBeCloseTo(positions[3 * old + axis]!, 1)
        expect(Math.abs(left.surfaces.white[3 * v + axis]! - others[3 * old + axis]!)).toBeLessThan(
          0.0126,
        )
      }
    })
  })

  test('takes gzipped and unpacked bytes alike', async () => {
    const packed = file(firstRows)
    expect(await loadCortex(packed)).toEqual(decodeCortex(await unpackAsset(packed)))
  })

  test('is the same bytes for the same meshes', () => {
    expect(file(firstRows)).toEqual(file(firstRows))
  })

  test('adds the surfaces of a second file to the same faces only', async () => {
    const cortex = decodeCortex(await cortexBytes())
    const extra = await unpackAsset(file([xyz('inflated', others)], false))
    const both = decodeInflated(extra, cortex)
    expect(both.right.surfaces.inflated).toHaveLength(vertices * 3)
    expect(both.right.surfaces.pial).toBe(cortex.right.surfaces.pial)
    const foreign = file([xyz('inflated', others)], false, randomSphere(vertices, seeded(99)))
    const error = await failure(async () => decodeInflated(await unpackAsset(foreign), cortex))
    expect(error.problem).toBe('mismatch')
  })

  test('keeps smooth fields byte for byte, and none where the file has none', async () => {
    const bytes = await cortexBytes()
    expect(decodeCortex(bytes).left.fields).toEqual({})
    const { kind, meshes } = openContainer(bytes)
    const wall = Uint8Array.from({ length: vertices }, (_, v) => v * 5)
    const named = (length: number) => [
      { name: 'dacc', bytes: wall.subarray(0, length) },
      { name: 'ai', bytes: wall },
    ]
    const withFields = (length: number) =>
      unpackAsset(
        packedMeshes(
          kind,
          meshes.map((parts) => ({ ...parts, fields: named(length) })),
        ),
      )
    const { left, right } = decodeCortex(await withFields(vertices))
    expect(left.fields).toEqual({ dacc: wall, ai: wall })
    expect(right.labels.aal).toEqual(decodeCortex(bytes).right.labels.aal)
    const short = await withFields(vertices - 1)
    expect((await failure(() => decodeCortex(short))).detail).toBe('field of dacc: 49 bytes')
  })

  test('says what is wrong with bytes that are no container', async () => {
    const bytes = await cortexBytes()
    expect((await failure(() => decodeCortex(new Uint8Array(4)))).problem).toBe('truncated')
    expect((await failure(() => decodeCortex(new Uint8Array(400)))).problem).toBe('magic')
    const newer = bytes.slice()
    newer[8] = 200
    expect((await failure(() => decodeCortex(newer))).problem).toBe('version')
    expect((await failure(() => unpackAsset(file(firstRows).subarray(0, 900)))).problem).toBe(
      'gzip',
    )
    const lacking = await unpackAsset(file(firstRows.slice(0, 3)))
    expect((await failure(() => decodeCortex(lacking))).detail).toContain('curvature')
  })

  test('refuses every truncation with a tagged error', async () => {
    const bytes = await cortexBytes()
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 1 }), async (length) => {
        expect((await failure(() => decodeCortex(bytes.subarray(0, length)))).tag).toBe(
          'AssetError',
        )
      }),
    )
  })

  test('meets any one damaged byte with a tagged error or other numbers, never another error', async () => {
    const bytes = await cortexBytes()
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = bytes.slice()
        damaged[at]! ^= change
        try {
          decodeCortex(damaged)
        } catch (error) {
          expect(error).toBeInstanceOf(AssetError)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('lists sections by name', async () => {
    const parts = openContainer(await cortexBytes()).meshes[0]!
    const { parents } = decodeFaces(parts.faceCode, vertices, faces.length / 3)
    expect([...decodeSections(parts, parents).keys()]).toEqual(firstRows.map((row) => row.name))
  })
})
