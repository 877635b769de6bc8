import { describe, expect, test } from 'vitest'
import type { OpenedSurface } from '#format/surface-file.ts'
import { cortexOfSurfaces } from '#state/own-surfaces.ts'
import { selectShown } from '#state/select-shown.ts'
import { selectFailure } from '#state/select-task.ts'
import { breathe, controlledStore, file, files } from './test-store.ts'

const triangle = Uint32Array.of(0, 1, 2)
const surface = (
  fileName: string,
  {
    hemisphere = 'unknown',
    x = -5,
    faces = triangle,
    vertices = 3,
  }: {
    hemisphere?: 'left' | 'right' | 'unknown'
    x?: number
    faces?: Uint32Array
    vertices?: number
  } = {},
) =>
  ({
    kind: 'surface',
    info: { fileName, hemisphere },
    mesh: {
      positionsWorld: Float32Array.from({ length: 3 * vertices }, (_, i) => (i % 3 === 0 ? x : i)),
      faces,
    },
  }) as unknown as OpenedSurface

const left = (name: string, more = {}) => surface(`lh.${name}`, { hemisphere: 'left', ...more })
const right = (name: string, more = {}) =>
  surface(`rh.${name}`, { hemisphere: 'right', x: 5, ...more })

describe('a brain of one’s own', () => {
  test('has each surface in its place', () => {
    const given = ['pial', 'white', 'inflated', 'very_inflated', 'sphere']
    const surfaces = given.flatMap((name) => [left(name), right(name)])
    const cortex = cortexOfSurfaces(surfaces)
    for (const [side, offset] of [
      ['left', 0],
      ['right', 1],
    ] as const) {
      const found = cortex[side].surfaces
      const names = ['pial', 'white', 'inflated', 'veryInflated', 'sphere'] as const
      names.forEach((name, n) => {
        expect(found[name], name).toBe(surfaces[2 * n + offset]!.mesh.positionsWorld)
      })
      expect(cortex[side].id).toBe(side)
      expect(cortex[side].medialWall).toHaveLength(3)
    }
  })

  test('is of one surface where only one came: it stands for white and pial', () => {
    for (const name of ['white', 'midthickness', 'pial']) {
      const cortex = cortexOfSurfaces([left(name), right(name)])
      expect(cortex.left.surfaces.white).toBe(cortex.left.surfaces.pial)
      expect(Object.keys(cortex.right.surfaces)).toEqual(['pial', 'white'])
    }
    const both = cortexOfSurfaces([left('white'), left('midthickness'), right('pial')])
    expect(both.left.surfaces.white).not.toBe(both.left.surfaces.pial)
  })

  test('knows a hemisphere by where it lies, where no name says it', () => {
    const cortex = cortexOfSurfaces([
      surface('one.surf', { x: 30 }),
      surface('two.surf', { x: -30 }),
    ])
    expect(cortex.left.surfaces.pial[0]).toBe(-30)
    expect(cortex.right.surfaces.pial[0]).toBe(30)
    // What the file says counts more.
    const said = cortexOfSurfaces([
      surface('one.surf', { x: 30, hemisphere: 'left' }),
      surface('two.surf', { x: 30 }),
    ])
    expect(said.left.surfaces.pial[0]).toBe(30)
  })

  test('is refused with one hemisphere, with nothing anatomical, or of several meshes', () => {
    expect(() => cortexOfSurfaces([left('pial')])).toThrow(
      /lh\.pial: the right hemisphere is missing/,
    )
    expect(() => cortexOfSurfaces([right('pial')])).toThrow(/the left hemisphere is missing/)
    expect(() => cortexOfSurfaces([left('inflated'), right('pial')])).toThrow(
      /left hemisphere has no anatomical surface/,
    )
    for (const other of [
      left('white', { faces: Uint32Array.of(0, 2, 1) }),
      left('white', { faces: Uint32Array.of(0, 1, 2, 0, 2, 1) }),
      left('white', { vertices: 4 }),
    ])
      expect(() => cortexOfSurfaces([left('pial'), other, right('pial')])).toThrow(
        /lh\.white and lh\.pial are not of one mesh/,
      )
  })
})

describe('surfaces that were dropped', () => {
  const pair = [...file('lh.surf', '4'), ...file('rh.surf', '4')]

  test('are open once the map has been read on them, not before', async () => {
    const { store, act } = controlledStore()
    await act.open('a', files('one.nii', '5'))
    await act.openFiles('a', pair)
    expect(selectShown(store.getState(), 'a')?.values.left).toHaveLength(4)
  })

  test('on which the map can’t be read leave it asked for, with what lies over it, until its brain is back', async () => {
    const { store, act, named } = controlledStore({ held: ['sampleVolume'] })
    const finish = async () => {
      await breathe()
      while (named('sampleVolume').length > 0) await named('sampleVolume')[0]!.finish()
    }
    const opening = act.open('a', files('one.nii', '5'))
    await finish()
    await opening
    void act.layOver('a', file('two.nii', '6'))
    await finish()
    const { layers } = store.getState().document.sides.a
    expect(layers).toHaveLength(2)
    void act.openFiles('a', pair)
    await breathe()
    await named('sampleVolume')[0]!.fail('no memory')
    expect(selectFailure(store.getState(), 'a')?.message).toBe('no memory')
    await finish()
    expect(store.getState().document.sides.a.layers).toEqual(layers)
    expect(selectShown(store.getState(), 'a')).toBeNull()
    act.undo()
    await finish()
    expect(selectShown(store.getState(), 'a')?.values.left).toHaveLength(3)
  })

  test('are said to have taken the brain’s place', async () => {
    const { store, act } = controlledStore()
    await act.openFiles('a', pair)
    expect(store.getState().notices.at(-1)?.text).toBe(
      'Both sides show the surfaces that you dropped. Region outlines belong to the bundled brain and are not drawn on them.',
    )
    expect(store.getState().cortex).toMatchObject({ own: { files: pair } })
  })

  test('take what was told of the last attempt away, and can be called off while they are read', async () => {
    const { store, act, named } = controlledStore({ held: ['openFile'] })
    await breathe()
    act.fail('a', 'x.nii', new Error('no map'))
    act.fail('b', 'y.nii', new Error('no map'))
    const before = store.getState().cortex
    void act.openFiles('a', pair)
    await breathe()
    expect([selectFailure(store.getState(), 'a'), store.getState().failures.b?.subject]).toEqual([
      null,
      'y.nii',
    ])
    const [reading] = named('openFile')
    act.cancel('b')
    expect(reading!.context.signal?.aborted).toBe(false)
    act.cancel('a')
    expect(reading!.context.signal?.aborted).toBe(true)
    expect(store.getState().jobs).toEqual({})
    await reading!.finish()
    expect(store.getState().cortex).toBe(before)
  })

  test('stay on screen until the bundled brain, asked back, has come', async () => {
    const { store, act, named } = controlledStore({ held: ['decodeCortex'] })
    await breathe()
    await named('decodeCortex')[0]!.finish()
    await act.openFiles('a', pair)
    const loading = act.loadCortex()
    await breathe()
    expect(store.getState().cortex).toMatchObject({ status: 'ready', own: { files: pair } })
    await named('decodeCortex')[0]!.finish()
    await loading
    expect(store.getState().cortex).toMatchObject({ status: 'ready', own: null })
  })

  test('are read again in another space, from the files that came', async () => {
    const { store, act, named } = controlledStore({ held: ['openFile'] })
    await breathe()
    const opening = act.openFiles('a', pair)
    await breathe()
    while (named('openFile').length > 0) await named('openFile')[0]!.finish()
    await opening
    const before = store.getState().cortex
    void act.placeSurfaces('mni305')
    await breathe()
    expect(named('openFile')[0]!.request).toMatchObject({ placement: 'mni305' })
    while (named('openFile').length > 0) await named('openFile')[0]!.finish()
    const { cortex, document } = store.getState()
    expect(cortex).not.toBe(before)
    expect(cortex).toMatchObject({ status: 'ready', surfaces: { placement: 'mni305' } })
    expect(document.surfaces.placement).toBe('mni305')
    expect(document.cursor).toBeNull()
  })

  test('together with a volume are refused, and what is on screen stays', async () => {
    const { store, act } = controlledStore()
    await act.open('b', files('one.nii', '5'))
    const before = store.getState().cortex
    await act.openFiles('b', [...pair, ...file('map.nii', '7')])
    expect(selectFailure(store.getState(), 'b')).toMatchObject({
      tag: 'surfaces-do-not-fit',
      message: expect.stringMatching(/map\.nii is a volume/),
    })
    expect(selectFailure(store.getState(), 'a')).toBeNull()
    expect(store.getState().cortex).toBe(before)
    expect(selectShown(store.getState(), 'b')?.title).toBe('one')
  })

  test('of one hemisphere are refused', async () => {
    const { store, act } = controlledStore()
    await act.openFiles('a', file('lh.surf', '4'))
    expect(selectFailure(store.getState(), 'a')?.message).toMatch(/right hemisphere is missing/)
  })
})

test('inflated surfaces join the brain that is there, once; without them it is told', async () => {
  const { store, act, named, calls } = controlledStore({ held: ['decodeExtraSurfaces'] })
  const surfaces = () => {
    const { cortex } = store.getState()
    return cortex.status === 'ready' ? cortex.cortex.left.surfaces : null
  }
  await act.loadInflated()
  expect(calls).not.toContain('decodeExtraSurfaces')
  await breathe()
  const failing = act.loadInflated()
  await breathe()
  expect(store.getState().surfacesCome).toBe(true)
  await named('decodeExtraSurfaces')[0]!.fail('no network')
  await failing
  expect(store.getState().surfacesCome).toBe(false)
  expect(store.getState().notices.at(-1)?.text).toBe(
    'The inflated brain could not be loaded. no network',
  )
  expect(surfaces()?.inflated).toBeUndefined()
  // The first picture and a room ask at once.
  const loading = [act.loadInflated(), act.loadInflated()]
  await breathe()
  expect(named('decodeExtraSurfaces')).toHaveLength(1)
  await named('decodeExtraSurfaces')[0]!.finish()
  await Promise.all(loading)
  expect(store.getState().surfacesCome).toBe(false)
  expect(surfaces()?.inflated).toHaveLength(9)
  const asked = calls.length
  await act.loadInflated()
  expect(calls).toHaveLength(asked)
  expect(store.getState().notices).toHaveLength(1)
})

test('inflated surfaces that come when the brain is another are left', async () => {
  const { store, act, named, calls } = controlledStore({ held: ['decodeExtraSurfaces'] })
  await breathe()
  const loading = act.loadInflated()
  await breathe()
  await act.openFiles('a', [...file('lh.surf', '4'), ...file('rh.surf', '4')])
  await named('decodeExtraSurfaces')[0]!.finish()
  await loading
  expect(store.getState().cortex).toMatchObject({ status: 'ready', own: {} })
  const { cortex } = store.getState()
  expect(cortex.status === 'ready' && cortex.cortex.left.surfaces.inflated).toBeFalsy()
  // Surfaces of one's own have no inflated ones to fetch.
  const asked = calls.length
  await act.loadInflated()
  expect(calls).toHaveLength(asked)
})

test('files are fetched without being shown; what can’t be had is missing', async () => {
  const { store, act } = controlledStore()
  const { document } = store.getState()
  const found = await act.fetchFiles([
    { kind: 'url', url: 'maps/7' },
    { kind: 'url', url: 'missing/8' },
  ])
  expect(Object.values(found).map(([one]) => one?.name)).toEqual(['7'])
  expect(store.getState().document).toBe(document)
  expect(store.getState().files).toEqual({})
})

test('files that came with a lecture are at hand when something asks for them', async () => {
  const { store, act, calls } = controlledStore()
  const [key] = Object.keys(await act.fetchFiles([{ kind: 'url', url: 'maps/7' }]))
  act.bringFiles({ [key!]: file('7.nii', '9') })
  calls.length = 0
  await act.open('a', { kind: 'url', url: 'maps/7' })
  expect(calls.filter((call) => call.startsWith('fetch maps'))).toEqual([])
  expect(selectShown(store.getState(), 'a')?.info.stats).toMatchObject({ min: 9 })
})
