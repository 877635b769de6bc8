import { describe, expect, test } from 'vitest'
import { arrangementIds } from '#view/arrangement.ts'
import { camera } from '#view/camera.ts'
import { withArrangement } from '#view/change-arrangement.ts'
import { withLayerAdded } from '#view/change-layer.ts'
import { brainViewOf, withCamera } from '#view/change-view.ts'
import { askFor } from '#view/map-ask.ts'
import { parseViewSpec } from '#view/parse.ts'
import { firstView, mapLayer } from '#view/spec.ts'

const throughJson = (value: unknown) => JSON.parse(JSON.stringify(value))

describe('a document', () => {
  test.each(arrangementIds)('survives being written as JSON and read back: %s', (id) => {
    const file = { kind: 'file' as const, key: 'k', files: [{ name: 'x.nii' }] }
    const pair = {
      kind: 'pair' as const,
      of: 'contrast' as const,
      first: askFor(file),
      second: askFor(file),
    }
    const view = withLayerAdded(withArrangement(firstView, id), 'b', { ask: askFor(pair, 3) })
    expect(parseViewSpec(throughJson(view))).toEqual(view)
  })

  test.each([
    [0, false],
    [1, true],
    [1e9, true],
    [1e9 + 1, false],
    [1.5, false],
  ])('asks an archive for an image by a number that one can have: %d', (id, isOne) => {
    const view = withLayerAdded(firstView, 'a', { ask: askFor({ kind: 'neurovault', id }) })
    const read = () => parseViewSpec(throughJson(view))
    if (isOne) expect(read()).toEqual(view)
    else expect(read).toThrow(/sides\.a\.layers\.1\.ask/)
  })

  test('saved before layers had a second map and a curve to fade by is what it was', () => {
    const old = throughJson(firstView)
    for (const side of ['a', 'b'])
      for (const layer of old.sides[side].layers) {
        delete layer.second
        delete layer.fadePower
      }
    expect(parseViewSpec(old)).toEqual(firstView)
  })

  test('keeps a camera to the last digit', () => {
    const view = withCamera(firstView, 'brain-a', camera(12.5, -3, 1.5))
    expect(parseViewSpec(throughJson(view))).toEqual(view)
  })

  test('is refused with the name of the field that is wrong', () => {
    const wrong = throughJson(firstView)
    wrong.views[0].pose.inflation = 9
    expect(() => parseViewSpec(wrong)).toThrow(/views\.0\.pose\.inflation/)
    expect(() => parseViewSpec({ ...firstView, regions: ['nowhere'] })).toThrow(/nowhere/)
  })

  test('of a newer version is refused for what it is', () => {
    expect(() => parseViewSpec({ ...firstView, version: 3 })).toThrow(/newer version/)
  })

  test.each([
    ['nothing', null],
    ['a number', 7],
    ['text', 'view'],
    ['a list', [firstView]],
    ['an empty object', {}],
    ['no version', { ...firstView, version: undefined }],
    ['a version in words', { ...firstView, version: 'two' }],
    [
      'numbers that are none',
      throughJson({ ...firstView, compare: { ...firstView.compare, wipe: Number.NaN } }),
    ],
    ['no views', { ...firstView, views: [] }],
    ['a thousand views', { ...firstView, views: Array(1000).fill(firstView.views[0]) }],
    ['two views of one id', { ...firstView, views: [firstView.views[0], firstView.views[0]] }],
    [
      'a cell without its view',
      { ...firstView, arrangement: { ...firstView.arrangement, cells: ['brain-a', 'ghost'] } },
    ],
    [
      'a grid with holes',
      { ...firstView, arrangement: { ...firstView.arrangement, cells: ['brain-a'] } },
    ],
    [
      'a grid of nothing',
      { ...firstView, arrangement: { ...firstView.arrangement, columns: [], cells: [] } },
    ],
    ['a set of no files', { ...firstView, tray: [askFor({ kind: 'file', key: 'x', files: [] })] }],
    [
      'a text without end',
      { ...firstView, compare: { ...firstView.compare, matching: 'x'.repeat(1e6) } },
    ],
  ])('is refused in words when it is hostile: %s', (_, json) => {
    expect(() => parseViewSpec(json)).toThrow(/no view of this program/)
  })

  test('nested without end is refused in words', () => {
    let ask: unknown = askFor({ kind: 'sample', id: 'x' })
    for (let depth = 0; depth < 20_000; depth++) {
      ask = {
        ...askFor({ kind: 'sample', id: 'x' }),
        source: { kind: 'pair', of: 'contrast', first: ask, second: ask },
      }
    }
    const layers = [{ ...mapLayer(firstView, 'a'), ask }]
    const hostile = {
      ...firstView,
      sides: { ...firstView.sides, a: { layers, rule: 'trilinear' } },
    }
    expect(() => parseViewSpec(hostile)).toThrow(/no view of this program/)
  })
})

test('an ask of before dresses and hemispheres could be said is one that says neither', () => {
  const { dress: _, hemisphere: __, ...before } = askFor({ kind: 'sample', id: 'x' })
  const withFirst = (ask: unknown) => ({
    ...firstView,
    sides: {
      ...firstView.sides,
      a: { ...firstView.sides.a, layers: [{ ...mapLayer(firstView, 'a'), ask }] },
    },
  })
  expect(mapLayer(parseViewSpec(withFirst(before)), 'a').ask).toEqual({
    ...before,
    dress: null,
    hemisphere: null,
  })
  for (const wrong of [{ dress: 'q' }, { hemisphere: 'both' }]) {
    expect(() => parseViewSpec(withFirst({ ...before, ...wrong }))).toThrow(/no view of this/)
  }
})

test('a least extent saved before there was a choice joins voxels by their faces', () => {
  const withFirst = (threshold: unknown) => {
    const document = structuredClone(firstView) as unknown as { sides: { a: { layers: object[] } } }
    document.sides.a.layers[0] = { ...document.sides.a.layers[0], threshold }
    return document
  }
  const now = { rule: 'cluster', value: 3, least: 200, unit: 'mm3', connectivity: 6 }
  const before = withFirst({ rule: 'cluster', value: 3, leastMm3: 200 })
  expect(mapLayer(parseViewSpec(before), 'a').threshold).toEqual(now)
  const others = { ...now, least: 20, unit: 'voxels', connectivity: 26 }
  expect(mapLayer(parseViewSpec(withFirst(others)), 'a').threshold).toEqual(others)
  expect(() => parseViewSpec(withFirst({ ...now, connectivity: 7 }))).toThrow(/connectivity/)
})

test('a pose of before four faces could be asked for is one without them', () => {
  const before = {
    ...firstView,
    views: firstView.views.map((view) => {
      if (view.kind !== 'brain') return view
      const { fourFaces: _, ...pose } = view.pose
      return { ...view, pose }
    }),
  }
  expect(parseViewSpec(before)).toEqual(firstView)
})

test('a document that could cut a link of cursors, which nothing followed, opens without it', () => {
  const before = { ...firstView, links: { ...firstView.links, cursor: false } }
  expect(parseViewSpec(before)).toEqual(firstView)
})

test('every colormap that was ever offered still opens under its id', () => {
  for (const colormap of 'ember-glacier viridis inferno cividis batlow red-yellow hot-cool'.split(
    ' ',
  )) {
    const before = structuredClone(firstView) as unknown as { sides: { a: { layers: object[] } } }
    before.sides.a.layers[0] = { ...before.sides.a.layers[0], colormap }
    expect(mapLayer(parseViewSpec(before), 'a').colormap).toBe(colormap)
  }
})

test('a document of version 1 shows what it showed', () => {
  const pane = (id: string, azimuthDeg: number, threshold: number) => ({
    source: { kind: 'sample', id },
    volumeIndex: 1,
    camera: { azimuthDeg, elevationDeg: 5, zoom: 2, targetScene: [0, 1, 2] },
    threshold,
    range: [0, 6],
    colormap: 'viridis',
    rule: 'ribbon',
  })
  const layout = { inflation: 2, gapMm: 3, openDeg: 4, liftMm: 5, hidden: 'left', glass: 0.5 }
  const old = {
    version: 1,
    panes: {
      a: pane('physical-pain', 10, 2),
      b: { ...pane('x', 20, 4), source: { kind: 'file', name: 'mine.nii' } },
    },
    links: { camera: false, threshold: false, range: true },
    sides: 'negative',
    fade: 0.5,
    layout,
    regions: ['ai'],
    labels: false,
    peaks: true,
    cursor: { world: [1, 2, 3], place: { hemisphere: 'left', face: 7, barycentric: [1, 0, 0] } },
  }
  const view = parseViewSpec(old)
  expect(view).toMatchObject({
    version: 2,
    links: { camera: false, threshold: false, range: true },
    regions: ['ai'],
    labels: false,
    peaks: true,
    cursor: old.cursor,
  })
  expect(mapLayer(view, 'a')).toMatchObject({
    ask: { source: { kind: 'sample', id: 'physical-pain' }, volumeIndex: 1 },
    threshold: { rule: 'value', value: 2 },
    range: [0, 6],
    colormap: 'viridis',
    signs: 'negative',
    fade: 0.5,
  })
  expect(mapLayer(view, 'b')).toMatchObject({
    ask: { source: { kind: 'file', files: [{ name: 'mine.nii' }] } },
    threshold: { rule: 'value', value: 4 },
  })
  expect(view.sides.b.rule).toBe('ribbon')
  expect(brainViewOf(view, 'brain-a')).toMatchObject({ camera: old.panes.a.camera, pose: layout })
  expect(brainViewOf(view, 'brain-b')?.camera).toEqual(old.panes.b.camera)
})

test.each([{ json: null }, { json: 7 }, { json: 'a link' }])(
  'what is no document at all is wrong as a whole: $json',
  ({ json }) => {
    expect(() => parseViewSpec(json)).toThrow(/the whole is wrong/)
  },
)
