/** What the room of looks says and offers at first, for maps and brains of any kind. */
import { describe, expect, test } from 'vitest'
import { ColourControls } from '#app/look/ColourControls.tsx'
import { DrawnRegions } from '#app/look/DrawnRegions.tsx'
import { Layers } from '#app/look/Layers.tsx'
import { RegionList } from '#app/look/RegionList.tsx'
import { RuleChange } from '#app/look/RuleChange.tsx'
import { ThresholdControls } from '#app/look/ThresholdControls.tsx'
import { ThresholdSigns } from '#app/look/ThresholdSigns.tsx'
import { meshOf } from '#atlas/drawn-region.ts'
import { regionIds, regions } from '#atlas/regions.ts'
import type { DrawnSecond } from '#state/drawn-layer.ts'
import { selectLayers } from '#state/select-layers.ts'
import type { AppStore } from '#state/store.ts'
import { withDrawn } from '#view/change-drawn.ts'
import {
  withBothMaps,
  withLayer,
  withLink,
  withRange,
  withRuleOfSide,
  withSecondMap,
  withThreshold,
} from '#view/change-layer.ts'
import type { SecondMap } from '#view/layer.ts'
import { askFor } from '#view/map-ask.ts'
import {
  breathe,
  controlledStore,
  cortexOf,
  file,
  files,
  storeWithMaps,
} from '../state/test-store.ts'
import { elementsOf, markupOf, numbersOf, wordsOf } from './markup.tsx'

/** Elements by what a listener hears them called. */
const named = (markup: string, element: string) =>
  elementsOf(markup, element).map((one) => [one['aria-label'], one['value'], one['min']])

describe('colours', () => {
  const shown = (store: AppStore) => markupOf(<ColourControls />, store)

  test('have two ends for both maps, or two each, none of them below 0', async () => {
    const { store, act } = await storeWithMaps()
    act.change((view, { links }) => withRange(view, 'a', [1, 5], links))
    expect(named(shown(store), 'input').filter(([name]) => name)).toEqual([
      ['Colours start at, of both sides', '1', '0'],
      ['Colours end at, of both sides', '5', '0'],
    ])
    act.change((view, look) => withLink(view, 'range', false, look))
    act.change((view, { links }) => withRange(view, 'b', [2, 7], links))
    expect(named(shown(store), 'input').filter(([name]) => name)).toEqual([
      ['Colours start at, of the left side', '1', '0'],
      ['Colours end at, of the left side', '5', '0'],
      ['Colours start at, of the right side', '2', '0'],
      ['Colours end at, of the right side', '7', '0'],
    ])
    expect(wordsOf(shown(store))).toMatch(/Left: from to Right: from to/)
  })

  test('are the left map’s where the two differ', async () => {
    const { store, act } = await storeWithMaps()
    act.change((view) => withBothMaps(view, { colormap: 'vik' }))
    act.change((view) => withLayer(view, 'b', { colormap: 'inferno' }, 0))
    expect(wordsOf(shown(store))).toContain('Vik:')
  })

  test('that an outline in sight has as well are said to be, and only those', async () => {
    const { store, act } = await storeWithMaps()
    const said = () => /It has the colour of ([^:]*):/.exec(wordsOf(shown(store)))?.[1] ?? null
    act.change((view) => ({ ...view, regions: [] }))
    expect(said()).toBeNull()
    act.change((view) => ({ ...withBothMaps(view, { colormap: 'berlin' }), regions: regionIds }))
    const near = said()!.split(', ')
    expect(near.length).toBeGreaterThan(1)
    expect(near.length).toBeLessThan(regionIds.length)
    const one = regionIds.filter((id) => regions[id].shortName === near[0])
    act.change((view) => ({ ...view, regions: one }))
    expect(said()).toBe(near[0])
    act.change((view) => withBothMaps(view, { colormap: 'viridis' }))
    expect(said()).toBeNull()
  })

  test('are read from voxels by one rule, or by one on each side, each with its words', async () => {
    const { store, act } = await storeWithMaps()
    expect(wordsOf(shown(store))).toMatch(/Sampling (?!, )/)
    act.change((view) => withRuleOfSide(view, 'b', 'nearest'))
    expect(wordsOf(shown(store))).toMatch(/Sampling, left .*Sampling, right /)
  })
})

describe('a threshold', () => {
  const output = (store: AppStore) =>
    elementsOf(markupOf(<ThresholdControls />, store), 'output')[0]?.text

  /** One map a side: its value, and a statistic that it is said to be of. */
  async function maps(a: string, b: string) {
    const made = controlledStore()
    await made.act.open('a', files('one.nii', a))
    await made.act.open('b', files('two.nii', b))
    made.act.change((view, { links }) =>
      withThreshold(view, 'a', { rule: 'value', value: 3.1 }, links),
    )
    return made
  }

  // Two-sided it means twice as much; scipy: norm.sf(3.1) = .000968, t.sf(3.1, 24) = .002444
  test('is a probability, of both directions where the map has both and both are shown', async () => {
    const { store, act } = await maps('-6', '6')
    act.setStatistic('a', 'z', [])
    act.setStatistic('b', 't', [24])
    expect(output(store)).toBe(
      'Left: p &lt; .002, two-sided, uncorrected. Right: p &lt; .0025, one-sided, uncorrected.',
    )
    act.change((view) => withBothMaps(view, { signs: 'positive' }))
    expect(output(store)).toMatch(/^Left: p &lt; 9\.7 × 10⁻⁴, one-sided/)
    act.change((view) => withBothMaps(view, { signs: 'both' }))
    act.change((view) => withLayer(view, 'b', { signs: 'negative' }, 0))
    expect(output(store)).toMatch(/^Left: p &lt; \.002, two-sided/)
  })

  test('means what the one map says that is there, and nothing is said of one that is not', async () => {
    for (const side of ['a', 'b'] as const) {
      const { store, act } = controlledStore()
      await act.open(side, files('one.nii', '6'))
      act.setStatistic(side, 'z', [])
      expect(output(store)).toMatch(/^p &lt; [^:]*$/)
    }
  })

  test('of one side means what that side’s map says', async () => {
    const { store, act } = await maps('6', '0.5')
    act.setStatistic('b', 't', [24])
    act.change((view, look) => withLink(view, 'threshold', false, look))
    act.change((view, { links }) => withThreshold(view, 'b', { rule: 'value', value: 3.1 }, links))
    const outputs = elementsOf(markupOf(<ThresholdControls />, store), 'output')
    expect(outputs.map(({ text }) => text)).toEqual(['', 'p &lt; .0025, one-sided, uncorrected'])
  })

  test('goes from 0 to the end of the colours, in steps that are small beside it', async () => {
    const { store, act } = await maps('6', '6')
    const slider = () =>
      elementsOf(markupOf(<ThresholdControls />, store), 'input').map((one) => [
        one['type'],
        one['min'],
        one['max'],
        one['step'],
      ])
    act.change((view, { links }) => withRange(view, 'a', [0, 2], links))
    expect(slider()).toEqual([
      ['range', '0', '2', '0.01'],
      ['number', '0', undefined, '0.01'],
    ])
    act.change((view, { links }) => withRange(view, 'a', [0, 3], links))
    expect(slider()[0]).toEqual(['range', '0', '3', '0.05'])
  })

  test('shows the values of the map that has the focus, where one slider is for both', async () => {
    const { store, act } = await maps('6', '1')
    const tall = () =>
      elementsOf(markupOf(<ThresholdControls />, store), 'rect').findIndex(
        (bar) => Number(bar['height']) > 0,
      )
    act.change((view, look) => withLink(view, 'threshold', true, look))
    act.change((view, look) => withLink(view, 'range', true, look))
    act.change((view, { links }) => withRange(view, 'a', [0, 12], links))
    const left = tall()
    act.focus('brain-b')
    expect([left, tall()]).toEqual([25, 4])
    act.focus('brain-a')
    expect(tall()).toBe(left)
  })

  test('lies over bars that stand on one ground, also where all values are small, and without a map over none', async () => {
    const { store, act } = await maps('0.5', '0.5')
    act.change((view, { links }) => withRange(view, 'a', [0, 0.8], links))
    act.change((view, { links }) => withThreshold(view, 'a', { rule: 'value', value: 0.2 }, links))
    const shown = () => markupOf(<ThresholdControls />, store)
    const [line] = numbersOf(shown(), 'line', ['x1', 'x2', 'y1', 'y2'])
    expect(line).toEqual([50, 50, 0, 30])
    const bars = numbersOf(shown(), 'rect', ['y', 'height'])
    expect(bars.map(([top, height]) => top! + height!)).toEqual(bars.map(() => 30))
    const empty = controlledStore()
    const nothing = markupOf(<ThresholdControls />, empty.store)
    expect(elementsOf(nothing, 'rect')).toEqual([])
    expect(wordsOf(nothing)).toBe('Threshold')
  })

  test('by clusters asks from 0 on, by a share between 0 and 1; the clusters are looked for meanwhile', async () => {
    const made = controlledStore({ held: ['clusterReach'] })
    await made.act.open('a', files('one.nii', '6'))
    await made.act.open('b', files('two.nii', '6'))
    const shown = () => markupOf(<ThresholdSigns />, made.store)
    made.act.change((view, { links }) =>
      withThreshold(
        view,
        'a',
        { rule: 'cluster', value: 3, least: 2, unit: 'voxels', connectivity: 6 },
        links,
      ),
    )
    expect(named(shown(), 'input')[0]).toEqual(['Least extent of a cluster', '2', '0'])
    expect(wordsOf(shown())).toContain('finding the clusters…')
    made.act.change((view, { links }) => withThreshold(view, 'a', { rule: 'fdr', q: 0.2 }, links))
    const [rate] = elementsOf(shown(), 'input')
    expect([rate!['min'], rate!['max'], rate!['value']]).toEqual(['0', '1', '0.2'])
    expect(wordsOf(shown())).not.toContain('finding the clusters…')
    const sliders = elementsOf(shown(), 'input').filter(({ type }) => type === 'range')
    expect(sliders.map((one) => [one['min'], one['max']])[0]).toEqual(['0', '1'])
  })

  test('has signs, line and fading of the left map where the two differ', async () => {
    const { store, act } = await storeWithMaps()
    act.change((view) => withBothMaps(view, { signs: 'negative', contour: true, fade: 0.5 }))
    act.change((view) => withLayer(view, 'b', { signs: 'both', contour: false, fade: 0 }, 0))
    const markup = markupOf(<ThresholdSigns />, store)
    expect(markup).toContain('<option value="negative" selected="">')
    expect(elementsOf(markup, 'input').find(({ type }) => type === 'checkbox')).toHaveProperty(
      'checked',
    )
    expect(wordsOf(markup)).toContain('50 %')
    act.change((view) => withLayer(view, 'b', { fadePower: 4 }, 0))
    expect(wordsOf(markupOf(<ThresholdSigns />, store))).toContain('straight')
  })
})

describe('the scale of a second map', () => {
  const address = (n: number) => askFor({ kind: 'url', url: `https://maps.example/${n}` })

  async function scales() {
    const { store, act } = controlledStore()
    await act.open('a', files('one.nii', '6'))
    await act.layOver('a', file('upper.nii', '8'))
    const second = (at: number, n: number, more: Partial<SecondMap> = {}) =>
      act.change((view, look) => {
        const asked = { ask: address(n), as: 'colour', threshold: null, full: null } as const
        return withSecondMap(view, 'a', at, { ...asked, ...more }, look)
      })
    const scale = (of: string) =>
      elementsOf(markupOf(<Layers />, store), 'input')
        .filter((one) => one['aria-label']?.endsWith(`second map of ${of}, left`))
        .map((one) => [one['aria-label']!.split(',')[0], Number(one['value'])])
    return { store, act, second, scale }
  }

  test('of an upper layer is its own, not that of a second map below it, until it is set', async () => {
    const { second, scale, store, act } = await scales()
    second(0, 9)
    second(1, 40)
    await breathe()
    const [lower, upper] = selectLayers(store.getState(), 'a').map((layer) => layer.second!)
    expect(upper!.colouring.maximum).toBeGreaterThan(lower!.colouring.maximum)
    const drawn = ({ colouring }: DrawnSecond) => [
      ['From', Number(colouring.threshold.toPrecision(4))],
      ['to', Number(colouring.maximum.toPrecision(4))],
    ]
    expect(scale('one')).toEqual(drawn(lower!))
    expect(scale('upper')).toEqual(drawn(upper!))
    second(1, 40, { threshold: 1.23456, full: 33 })
    expect(scale('upper')).toEqual([
      ['From', 1.235],
      ['to', 33],
    ])
    act.change((view) => withLayer(view, 'a', { visible: false }, 0))
    expect(scale('upper')[1]).toEqual(['to', 33])
  })

  test('is as it was set where it is not drawn', async () => {
    const { second, scale, act } = await scales()
    second(1, 40, { threshold: 2 })
    act.change((view) => withLayer(view, 'a', { visible: false }, 1))
    await breathe()
    expect(scale('upper')).toEqual([
      ['From', 2],
      ['to', 0],
    ])
  })
})

test('what the rule changes is asked of the left map first, and says what the pictures would be', async () => {
  const { store } = await storeWithMaps()
  const words = wordsOf(markupOf(<RuleChange />, store))
  expect(words).toContain('Reading the map by the second rule…')
  expect(words).toContain('The right side then shows the same map by the second rule')
  store.setState({ cortex: { status: 'loading' } })
  expect(wordsOf(markupOf(<RuleChange />, store))).toContain('No map is shown on this side yet.')
})

describe('regions', () => {
  test('have one way to each hemisphere that is not in their own view, other definitions last', async () => {
    const { store } = await storeWithMaps()
    const ways = elementsOf(markupOf(<RegionList />, store), 'button').map(({ text }) => text)
    expect(ways.slice(0, 3)).toEqual(['Show me dACC', 'Show me AI', 'Show me right AI'])
    const others = ways.filter((words) => words.startsWith('…')).map((words) => words.trim())
    expect(new Set(others)).toEqual(new Set(['… right', '… left']))
    const words = wordsOf(markupOf(<RegionList />, store))
    const [before, after] = words.split('Other definitions of the same') as [string, string]
    for (const id of regionIds) {
      const { name, alternative } = regions[id]
      if (alternative) expect(before).not.toContain(name)
      else if (!['dacc', 'ai'].includes(id)) expect(before).toContain(name)
      expect(after.includes(name)).toBe(alternative)
    }
  })

  test('of one’s own have a size where they are discs, and are said to be of another brain where they are', async () => {
    const { store, act } = await storeWithMaps()
    const shape = {
      kind: 'disc',
      hemisphere: 'left',
      vertex: 1,
      radiusMm: 8.4,
      centreMni: null,
    } as const
    act.change((view) => withDrawn(view, { shape, mesh: meshOf(cortexOf(3)) }))
    const shown = () => markupOf(<DrawnRegions />, store)
    const name = store.getState().document.drawn[0]!.name
    expect(wordsOf(shown())).toContain('8 mm')
    expect(
      elementsOf(shown(), 'button')
        .map((one) => one['aria-label'])
        .filter(Boolean),
    ).toEqual([
      `Erase ${name}`,
      `Show ${name}`,
      `Save ${name} as a GIFTI label file`,
      `Save ${name} as a NIfTI mask`,
    ])
    expect(wordsOf(shown())).not.toContain('Drawn on another brain')
    act.change((view) => withDrawn(view, { shape, mesh: 'another' }))
    expect(wordsOf(shown())).toContain('Drawn on another brain')
    expect(elementsOf(shown(), 'input').filter(({ type }) => type === 'range')).toHaveLength(1)
  })

  test('of one’s own are drawn by a tool that says what it waits for', async () => {
    const { store, act } = await storeWithMaps()
    const shown = () => wordsOf(markupOf(<DrawnRegions />, store))
    expect(shown()).toContain('Disc at a click Lasso on a brain They are')
    act.take('disc')
    expect(shown()).toContain('Click the cortex where its middle is to be. Escape leaves it.')
    act.take('lasso')
    expect(shown()).toContain('Draw a line round the region on a brain, with mouse or finger.')
    act.change((view) => ({ ...view, cursor: { world: [0, 0, 0], place: null } }))
    expect(shown()).toContain('Disc at the cursor')
    const pressed = elementsOf(markupOf(<DrawnRegions />, store), 'button').map(
      (one) => one['aria-pressed'],
    )
    expect(pressed.slice(0, 2)).toEqual(['false', 'true'])
  })
})
