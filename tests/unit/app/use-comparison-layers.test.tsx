/** What views of both sides draw, from what a store has on both sides. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { withHeldTurn } from '#app/compare/flicker.ts'
import {
  type ComparisonRequest,
  knownMode,
  modeOf,
  useComparisonLayers,
} from '#app/compare/use-comparison-layers.ts'
import { modeIds } from '#comparison/mode/index.ts'
import type { LayerDrawing } from '#scene/views/view-basis.ts'
import { selectColouring } from '#state/select-colouring.ts'
import { selectShown } from '#state/select-shown.ts'
import { withArrangement } from '#view/change-arrangement.ts'
import { withLink, withRule, withThreshold } from '#view/change-layer.ts'
import { controlledStore, files } from '../state/test-store.ts'
import { markupOf } from './markup.tsx'

vi.mock('#app/shell/media-queries.ts', () => ({ useReducedMotion: () => false }))

/** What the workers have found, as it is there at first. */
const found = vi.hoisted(() => ({ value: null as unknown }))
vi.mock('#app/compare/use-result.ts', () => ({
  useResult: (ask: unknown) => ({ value: ask && found.value, running: false, failure: null }),
}))
afterEach(() => {
  found.value = null
})

async function sides(a = '6', b = '4') {
  const made = controlledStore()
  await made.act.open('a', files('one.nii', a))
  await made.act.open('b', files('two.nii', b))
  const layers = (request: Partial<ComparisonRequest>) => {
    let found: readonly LayerDrawing[] = []
    function Part() {
      found = useComparisonLayers({
        mode: 'difference',
        inVolume: false,
        drawn: { a: [], b: [] },
        ...request,
      })
      return null
    }
    markupOf(<Part />, made.store)
    return found
  }
  const voxels = (request: Partial<ComparisonRequest>) =>
    layers({ inVolume: true, ...request }).map(({ volume }) => volume && [...volume.values])
  return { ...made, layers, voxels }
}

describe('a view of both sides', () => {
  test('draws the difference in the colours of the left map, in voxels where something cuts through', async () => {
    const { layers, voxels, store } = await sides()
    const [layer, ...more] = layers({})
    expect(more).toEqual([])
    const [one, two] = (['a', 'b'] as const).map((side) => selectShown(store.getState(), side)!)
    expect(layer!.values!.left[0]).toBeCloseTo(one!.values.left[0]! - two!.values.left[0]!, 5)
    expect(layer!.volume).toBeNull()
    expect(layer!.colouring).toEqual(selectColouring(store.getState(), 'a'))
    expect(voxels({})).toEqual([[2]])
  })

  test('draws nothing where no view shows both, or a side shows none', async () => {
    const { layers, act } = await sides()
    expect(layers({ mode: null })).toEqual([])
    act.cancel('a')
    const bare = controlledStore()
    await bare.act.open('a', files('one.nii', '6'))
    let found: unknown
    function Part() {
      found = useComparisonLayers({ mode: 'difference', inVolume: true, drawn: { a: [], b: [] } })
      return null
    }
    markupOf(<Part />, bare.store)
    expect(found).toEqual([])
  })

  test('takes voxels as its sides draw them, cut already, where these are there', async () => {
    const { voxels, store } = await sides()
    const map = selectShown(store.getState(), 'a')!
    const drawn = (value: number) => [
      {
        values: map.values,
        volume: { ...map.volume!, values: Float32Array.of(value) },
        colouring: selectColouring(store.getState(), 'a'),
        reads: null,
      } as unknown as LayerDrawing,
    ]
    // The weaker of both; a difference is of whole maps, whatever the sides draw.
    const both = (a: readonly LayerDrawing[], b: readonly LayerDrawing[]) =>
      voxels({ mode: 'conjunction', drawn: { a, b } })
    expect(both([], [])).toEqual([[4]])
    expect(both(drawn(3.5), [])).toEqual([[3.5]])
    expect(both([], drawn(3.25))).toEqual([[3.25]])
    expect(both(drawn(9), drawn(8))).toEqual([[8]])
    expect(voxels({ drawn: { a: drawn(9), b: drawn(8) } })).toEqual([[2]])
  })

  test('of maps that were brought together draws these, without the clusters that are too small', async () => {
    const { layers, voxels, act, store } = await sides()
    const matching = 'percentile' as const
    act.change((view) => ({ ...view, compare: { ...view.compare, matching } }))
    // Not there yet: nothing is drawn that is not what was asked for.
    expect(layers({})).toEqual([])
    const [one, two] = (['a', 'b'] as const).map((side) => selectShown(store.getState(), side)!)
    const of = (value: number) => Float32Array.of(value, value, value)
    const values = { a: { left: of(0.5), right: of(0.5) }, b: { left: of(0.25), right: of(0.25) } }
    const volume = (value: number) => ({ ...one!.volume!, values: Float32Array.of(value) })
    const ranks = (extents: object) => ({
      shown: { a: one, b: two },
      matching,
      found: {
        a: volume(0.5),
        b: volume(0.25),
        values,
        cutValues: values,
        statistics: { a: { kind: 'other' }, b: { kind: 'other' } },
        marks: { a: [0.2, 0.3, 0.9], b: [0.1, 0.4, 0.8] },
        extents: { a: null, b: null, ...extents },
        words: 'Ranks.',
      },
    })
    found.value = ranks({})
    const [layer] = layers({})
    expect(layer!.values!.left[0]).toBeCloseTo(0.25, 6)
    expect(layer!.colouring).toMatchObject({ threshold: 0.3, maximum: 0.9 })
    expect(voxels({ mode: 'conjunction' })).toEqual([[0.25]])
    // Each by itself is what it was brought to, and read as its side reads it.
    const reads = { a: 'nearest', b: 'trilinear' } as const
    const drawn = (side: 'a' | 'b') => [{ reads: reads[side] } as unknown as LayerDrawing]
    for (const side of ['a', 'b'] as const) {
      act.change((view) => withHeldTurn(view, side))
      const [shown] = layers({ mode: 'flicker', drawn: { a: drawn('a'), b: drawn('b') } })
      expect([shown!.values, shown!.reads]).toEqual([values[side], reads[side]])
      expect(layers({ mode: 'flicker' })[0]!.reads).toBeNull()
    }
    // One voxel is less than two: what is shown of it lies below the threshold then, on either side.
    const extent = { least: 2, unit: 'voxels', connectivity: 6 } as const
    for (const [side, threshold] of [
      ['a', 0.2],
      ['b', 0.1],
    ] as const) {
      found.value = ranks({ [side]: extent })
      const [[value] = [Number.NaN]] = voxels({ mode: 'conjunction' }) as number[][]
      expect(value).toBeLessThan(threshold)
      // A difference is of whole maps.
      expect(voxels({})).toEqual([[0.25]])
    }
    // What was found of other maps is not of these.
    found.value = { ...ranks({}), matching: 'z' }
    expect(layers({})).toEqual([])
    found.value = ranks({})
    await act.open('b', files('three.nii', '3'))
    expect(layers({})).toEqual([])
  })

  test('of one map by two rules shows small differences, of both signs', async () => {
    const { layers, act, store } = await sides('6', '6')
    act.change((view, look) =>
      withThreshold(
        withLink(view, 'threshold', false, look),
        'a',
        { rule: 'value', value: 3 },
        {
          threshold: false,
        },
      ),
    )
    expect(layers({})[0]!.colouring).toMatchObject({ threshold: 3 })
    act.change((view) => ({
      ...view,
      sides: { ...view.sides, b: { ...view.sides.a, rule: 'nearest' } },
    }))
    for (let n = 0; n < 10; n++) await new Promise((resolve) => setTimeout(resolve))
    const [one, two] = (['a', 'b'] as const).map((side) => selectShown(store.getState(), side)!)
    expect([one!.rule, two!.rule, one!.volume === two!.volume]).toEqual([
      'trilinear',
      'nearest',
      true,
    ])
    const { maximum } = selectColouring(store.getState(), 'a')
    expect(layers({})[0]!.colouring).toMatchObject({
      threshold: 0.05 * maximum,
      showPositive: true,
      showNegative: true,
    })
    expect(layers({ mode: 'conjunction' })[0]!.colouring.threshold).toBe(3)
    // Of two maps it is in the colours of the left one, by whatever rules they are read.
    await act.open('b', files('two.nii', '6'))
    expect(selectShown(store.getState(), 'b')!.rule).toBe('nearest')
    expect(layers({})[0]!.colouring).toMatchObject({ threshold: 3 })
    act.change((view) => withRule(view, 'nearest'))
  })
})

describe('how both sides are compared', () => {
  test('is known by its id, a difference where it is not', () => {
    for (const id of modeIds) expect(knownMode(id)).toBe(id)
    for (const id of ['dance', null, '']) expect(knownMode(id)).toBe('difference')
  })

  test('is said by the brain that compares them', () => {
    const { store } = controlledStore({ start: false })
    const { document } = store.getState()
    expect(modeOf(document.views)).toBeNull()
    const compared = withArrangement(document, 'compared').views
    expect(modeOf(compared)).toBe('difference')
    const asked = compared.map((view) =>
      view.kind === 'brain' && view.shows === 'comparison' ? { ...view, mode: 'wipe' } : view,
    )
    expect(modeOf(asked)).toBe('wipe')
  })
})
