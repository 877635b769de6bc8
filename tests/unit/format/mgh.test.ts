import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { openFile } from '#format/index.ts'
import { affineRows } from '#space/affine.ts'
import { namedBlob } from '../../fixtures/files.ts'

it('a volume without a valid flag lies as FreeSurfer assumes: coronal, 1 mm, its middle at the origin', async () => {
  const bytes = new Uint8Array(
    readFileSync(new URL('../../fixtures/surface/bytes.mgh', import.meta.url)),
  )
  // goodRASFlag
  new DataView(bytes.buffer).setInt16(28, 0)
  const opened = await openFile([namedBlob('bytes.mgh', bytes)])
  if (opened.kind !== 'volume') throw new TypeError(opened.kind)
  const [nx, ny, nz] = opened.volume.shape
  expect(affineRows(opened.volume.toWorld).slice(0, 3)).toEqual([
    [-1, 0, 0, nx / 2],
    [0, 0, 1, -nz / 2],
    [0, -1, 0, ny / 2],
  ])
})

type Recipe = {
  readonly dims: readonly [number, number, number, number]
  readonly type?: number
  readonly good?: boolean
  readonly delta?: readonly number[]
  /** Directions of the three axes of the grid. */
  readonly axes?: readonly (readonly number[])[]
  readonly centre?: readonly number[]
  readonly values?: readonly number[]
}

const upright = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]

/** Big-endian: version, sizes, type, dof, flag, voxel sizes, directions, centre; the numbers from byte 284 on. */
function mgh({ dims, type = 3, good = true, ...recipe }: Recipe): Uint8Array {
  const { delta = [1, 1, 1], axes = upright, centre = [0, 0, 0] } = recipe
  const count = dims.reduce((product, n) => product * n, 1)
  const each = { 0: 1, 1: 4, 3: 4, 4: 2 }[type] ?? 4
  const bytes = new Uint8Array(284 + each * Math.max(0, count))
  const view = new DataView(bytes.buffer)
  for (const [i, n] of [1, ...dims, type].entries()) view.setInt32(4 * i, n)
  view.setInt16(28, good ? 1 : 0)
  for (const [i, x] of [...delta, ...axes.flat(), ...centre].entries())
    view.setFloat32(30 + 4 * i, x)
  const values = recipe.values ?? Array.from({ length: Math.max(0, count) }, (_, i) => i)
  for (const [i, x] of values.entries()) {
    const at = 284 + each * i
    if (type === 0) view.setUint8(at, x)
    else if (type === 4) view.setInt16(at, x)
    else if (type === 1) view.setInt32(at, x)
    else view.setFloat32(at, x)
  }
  return bytes
}

const refusal = (bytes: Uint8Array, name = 'x.mgh') =>
  openFile([namedBlob(name, bytes)]).then(
    ({ kind }) => kind,
    (error: Error & { tag: string }) => `${error.tag}: ${error.message}`,
  )

it('lies with the middle of its grid at its centre, along its directions', async () => {
  const bytes = mgh({
    dims: [4, 2, 6, 1],
    delta: [2, 3, 0.5],
    axes: [
      [0, -1, 0],
      [0, 0, 1],
      [1, 0, 0],
    ],
    centre: [10, 20, 30],
  })
  const opened = await openFile([namedBlob('x.mgh', bytes)])
  if (opened.kind !== 'volume') throw new TypeError(opened.kind)
  // x = 0.5 k + ..., y = -2 i + ..., z = 3 j + ...; voxel (2, 1, 3) is the middle.
  expect(affineRows(opened.volume.toWorld).slice(0, 3)).toEqual([
    [0, 0, 0.5, 8.5],
    [-2, 0, 0, 24],
    [0, 3, 0, 27],
  ])
  expect(opened.info).toMatchObject({
    shape: [4, 2, 6],
    volumeCount: 1,
    littleEndian: false,
    bytes: bytes.length,
    units: { space: 'mm' },
    warnings: [],
  })
  expect([...opened.volume.values]).toEqual(Array.from({ length: 48 }, (_, i) => i))
})

it.each([
  [0, 'uint8', [0, 7, 255]],
  [1, 'int32', [-70_000, 7, 2 ** 31 - 1]],
  [3, 'float32', [-0.5, 7, 1e10]],
  [4, 'int16', [-300, 7, 32_767]],
] as const)('numbers of type %d are read as %s', async (type, datatype, values) => {
  const opened = await openFile([namedBlob('x.mgh', mgh({ dims: [3, 1, 1, 1], type, values }))])
  if (opened.kind !== 'volume') throw new TypeError(opened.kind)
  expect([...opened.volume.values]).toEqual(values)
  expect(opened.info).toMatchObject({ datatype, warnings: [] })
})

it('a series has its frames, of a volume or of a surface', async () => {
  const frames = await openFile([namedBlob('x.mgh', mgh({ dims: [2, 2, 2, 3] }))], {
    volumeIndex: 2,
  })
  if (frames.kind !== 'volume') throw new TypeError(frames.kind)
  expect([frames.info.volumeCount, frames.volume.values[0]]).toEqual([3, 16])
  const overlay = await openFile([namedBlob('x.mgh', mgh({ dims: [100, 1, 1, 2] }))], {
    hemisphere: 'right',
    volumeIndex: 1,
  })
  if (overlay.kind !== 'surface-data') throw new TypeError(overlay.kind)
  expect(overlay.maps.map(({ name, parts }) => [name, parts[0]?.values[0]])).toEqual([
    ['frame 1 of 2', 0],
    ['frame 2 of 2', 100],
  ])
  expect(overlay.info).toMatchObject({ hemisphere: 'right', vertexCount: 100 })
  for (const dims of [
    [99, 1, 1, 1],
    [100, 2, 1, 1],
    [100, 1, 2, 1],
  ] as const) {
    expect(await refusal(mgh({ dims }))).toBe('volume')
  }
})

it('is refused in words where its sizes, its type or its place can’t be', async () => {
  for (const [i, field] of ['width', 'height', 'depth', 'nframes'].entries()) {
    const dims = [2, 2, 2, 1].map((n, j) => (i === j ? 0 : n)) as [number, number, number, number]
    expect(await refusal(mgh({ dims }))).toMatch(new RegExp(`^bad-header.*${field}`))
  }
  expect(await refusal(mgh({ dims: [2, 2, 2, 1], type: 2 }))).toMatch(/^unsupported-datatype/)
  const flat = mgh({ dims: [2, 2, 2, 1], delta: [1, 0, 1] })
  expect(await refusal(flat)).toMatch(/^bad-affine.*singular/)
  const lost = mgh({ dims: [2, 2, 2, 1], delta: [1, Number.NaN, 1] })
  expect(await refusal(lost)).toMatch(/^bad-affine.*singular/)
  const bytes = mgh({ dims: [2, 2, 2, 1] })
  expect(await refusal(bytes.subarray(0, -1))).toMatch(/^truncated/)
  // Another version, another ending, or a header that is cut: none of this format.
  bytes[3] = 2
  expect(await refusal(bytes)).toMatch(/^not-recognised/)
  expect(await refusal(mgh({ dims: [2, 2, 2, 1] }), 'x.dat')).toMatch(/^not-recognised/)
  expect(await refusal(mgh({ dims: [2, 2, 2, 1] }).subarray(0, 283))).toMatch(/^not-recognised/)
})
