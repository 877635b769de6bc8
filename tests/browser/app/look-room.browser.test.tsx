import { beforeEach, describe, expect, test } from 'vitest'
import { BrainControls } from '#app/look/BrainControls.tsx'
import { ColourControls } from '#app/look/ColourControls.tsx'
import { FirstRegions } from '#app/look/FirstRegions.tsx'
import { Layers } from '#app/look/Layers.tsx'
import { RegionList } from '#app/look/RegionList.tsx'
import { SightCheck } from '#app/look/SightCheck.tsx'
import { ThresholdControls } from '#app/look/ThresholdControls.tsx'
import { ThresholdSigns } from '#app/look/ThresholdSigns.tsx'
import { settings } from '#app/shell/settings.ts'
import { samplingRuleIds } from '#sampling/index.ts'
import { selectLook } from '#state/select-look.ts'
import { selectShown } from '#state/select-shown.ts'
import { withLink, withThreshold } from '#view/change-layer.ts'
import { poseOf } from '#view/change-view.ts'
import { closedBrain } from '#view/layout.ts'
import { mapLayer, type SideId } from '#view/spec.ts'
import { controlledStore, file, files, storeWithMaps } from '../../unit/state/test-store.ts'
import { onPage } from './on-page.tsx'

beforeEach(() => settings.setState({ folds: {} }))

type Made = Awaited<ReturnType<typeof storeWithMaps>>
const look = ({ store }: Made) => selectLook(store.getState())
const asked = (made: Made, side: SideId) => look(made).sides[side].asked
const cut = ({ act }: Made, link: 'threshold' | 'range') =>
  act.change((view, now) => withLink(view, link, false, now))

describe('the threshold', () => {
  test('is moved by its slider or typed, for both sides while they are linked, else for one', async () => {
    const made = await storeWithMaps()
    const page = await onPage(<ThresholdControls />, made.store)
    await page.set('Threshold of both sides', 2)
    expect([asked(made, 'a'), asked(made, 'b')]).toEqual([
      { rule: 'value', value: 2 },
      { rule: 'value', value: 2 },
    ])
    await page.set('Threshold of both sides, as a number', '3.5')
    expect(asked(made, 'b')).toEqual({ rule: 'value', value: 3.5 })
    await page.set('Threshold of both sides, as a number', '')
    expect(asked(made, 'b')).toEqual({ rule: 'value', value: 3.5 })
    cut(made, 'threshold')
    await expect
      .poll(() => page.all('.side').map((one) => one.textContent))
      .toEqual(['Left', 'Right'])
    await page.set('Threshold of the right side, as a number', 1)
    expect([asked(made, 'a'), asked(made, 'b')]).toEqual([
      { rule: 'value', value: 3.5 },
      { rule: 'value', value: 1 },
    ])
  })

  test('keeps what is asked of clusters when it moves', async () => {
    const made = await storeWithMaps()
    const extent = { least: 25, unit: 'voxels', connectivity: 18 } as const
    made.act.change((view, { links }) =>
      withThreshold(view, 'a', { rule: 'cluster', value: 3, ...extent }, links),
    )
    const page = await onPage(<ThresholdControls />, made.store)
    await page.set('Threshold of both sides, as a number', 2)
    expect(asked(made, 'a')).toEqual({ rule: 'cluster', value: 2, ...extent })
  })

  test('has its histogram behind it, with what lies beyond marked, and the count below', async () => {
    const made = await storeWithMaps()
    const page = await onPage(<ThresholdControls />, made.store)
    await page.set('Threshold of both sides, as a number', 3)
    const maximum = look(made).sides.a.range[1]
    const bars = page.all('rect')
    expect(bars).toHaveLength(50)
    const line = page.one('.threshold-histogram line')
    expect(Number(line.getAttribute('x1'))).toBeCloseTo((3 / maximum) * 200, 3)
    expect(line.getAttribute('x2')).toBe(line.getAttribute('x1'))
    const beyond = bars.map((bar) => bar.getAttribute('class') === 'beyond')
    const first = Math.floor((3 / maximum) * 50)
    expect(beyond.indexOf(true)).toBe(first)
    expect(beyond.slice(first).every(Boolean)).toBe(true)
    const number = (bar: Element, name: string) => Number(bar.getAttribute(name))
    const gaps = bars
      .slice(1)
      .map((bar, i) => number(bar, 'x') - number(bars[i]!, 'x') - number(bars[i]!, 'width'))
    // Bars stand beside each other, with less between them than they are wide.
    expect(gaps.every((gap) => gap > 0 && gap < number(bars[0]!, 'width'))).toBe(true)
    const tall = bars.map((bar) => Number(bar.getAttribute('height')))
    expect(Math.max(...tall)).toBeCloseTo(30, 3)
    await expect
      .poll(() => page.all('[data-survivors]').map((one) => one.textContent))
      .toEqual(['Both: 1 voxels (1 mm³) and 6 vertices are shown.'])
    cut(made, 'threshold')
    await page.set('Threshold of the right side, as a number', 50)
    await expect
      .poll(() =>
        page.all('[data-survivors]').map((one) => [one.dataset['survivors'], one.textContent]),
      )
      .toEqual([
        ['a', 'Left: 1 voxels (1 mm³) and 6 vertices are shown.'],
        ['b', 'Right: 0 voxels (0 mm³) and 0 vertices are shown.'],
      ])
  })

  test('is set by another rule with the usual numbers of that rule', async () => {
    const made = await storeWithMaps()
    const page = await onPage(<ThresholdSigns />, made.store)
    const rule = page.one<HTMLSelectElement>('.row select')
    const setBy = async (words: string) => {
      await page.choose('Set by', words)
      return asked(made, 'a')
    }
    expect(page.options('Set by')).toEqual([
      'value',
      'p, uncorrected',
      'false discovery rate',
      'value and cluster extent',
    ])
    const { value } = look(made).sides.a.threshold
    expect(await setBy('value and cluster extent')).toEqual({
      rule: 'cluster',
      value,
      least: 200,
      unit: 'mm3',
      connectivity: 26,
    })
    await page.set('Least extent of a cluster', 40)
    await page.set('Least extent of a cluster', -1)
    await page.choose('Unit of the extent', 'voxels')
    expect(page.options('Neighbours that make one cluster')).toEqual([
      'faces (6)',
      'edges too (18)',
      'corners too (26)',
    ])
    await page.choose('Neighbours that make one cluster', 'faces (6)')
    expect(asked(made, 'b')).toEqual({
      rule: 'cluster',
      value,
      least: 40,
      unit: 'voxels',
      connectivity: 6,
    })
    expect(await setBy('p, uncorrected')).toEqual({ rule: 'p', p: 0.001 })
    await page.set('at most', '0.02')
    await page.set('at most', '1.5')
    await page.set('at most', '-0.1')
    expect(asked(made, 'a')).toEqual({ rule: 'p', p: 0.02 })
    await page.set('at most', '1')
    expect(asked(made, 'a')).toEqual({ rule: 'p', p: 1 })
    expect(await setBy('false discovery rate')).toEqual({ rule: 'fdr', q: 0.05 })
    await page.set('at most', '0')
    expect(asked(made, 'a')).toEqual({ rule: 'fdr', q: 0 })
    expect(rule.value).toBe('fdr')
    expect((await setBy('value'))?.rule).toBe('value')
  })

  test('goes with signs, a line and a fading that are both maps’', async () => {
    const made = await storeWithMaps()
    const page = await onPage(<ThresholdSigns />, made.store)
    const layer = (side: SideId) => mapLayer(made.store.getState().document, side)
    const before = layer('a').contour
    await page.choose('Show', 'negative only')
    expect([layer('a').signs, layer('b').signs]).toEqual(['negative', 'negative'])
    await page.check('Line at it')
    expect([layer('a').contour, layer('b').contour]).toEqual([!before, !before])
    await page.set('Fade below it', 0.5)
    expect([layer('a').fade, layer('b').fade]).toEqual([0.5, 0.5])
    await page.set('Curve', 1)
    expect([layer('a').fadePower, layer('b').fadePower]).toEqual([2, 2])
    await page.set('Curve', -2)
    expect(layer('b').fadePower).toBe(0.25)
    expect(page.one('[aria-label="Curve"]').ariaValueText).toBe('power 0.25')
    await page.press('linked: threshold of both sides')
    expect(look(made).links.threshold).toBe(false)
    await page.press('cut: threshold of both sides')
    expect(look(made).links.threshold).toBe(true)
  })
})

describe('colours', () => {
  test('have ends, one pair for both sides or one each', async () => {
    const made = await storeWithMaps()
    const page = await onPage(<ColourControls />, made.store)
    const range = (side: SideId) => look(made).sides[side].range
    await page.set('Colours start at, of both sides', 1)
    await page.set('Colours end at, of both sides', 5)
    await page.set('Colours end at, of both sides', '')
    expect([range('a'), range('b')]).toEqual([
      [1, 5],
      [1, 5],
    ])
    cut(made, 'range')
    await page.set('Colours end at, of the left side', 7)
    await page.set('Colours start at, of the right side', 2)
    expect([range('a'), range('b')]).toEqual([
      [1, 7],
      [2, 5],
    ])
    expect(page.all('.row > .side').map((one) => one.textContent)).toEqual([
      'Left: from',
      'Right: from',
    ])
  })

  test('come from a colormap, which says whose it is and which outline has its colour', async () => {
    const made = await storeWithMaps()
    const page = await onPage(<ColourControls />, made.store)
    const layer = (side: SideId) => mapLayer(made.store.getState().document, side)
    expect(
      [...page.one('#colormap').children].map((one) => (one as HTMLOptGroupElement).label),
    ).toEqual(['A hue for each sign', 'Diverging from 0', 'One sign', 'Habits, uneven steps'])
    const all = page.options('Colormap')
    expect(new Set(all).size).toBe(all.length)
    const last = all.at(-1)!
    await page.choose('Colormap', last)
    expect(layer('a').colormap).toBe(layer('b').colormap)
    await expect
      .poll(() => page.one('#colormap').parentElement!.nextElementSibling!.textContent)
      .toMatch(new RegExp(`^${last}: `))
  })

  test('are flat, or lit, as the box says', async () => {
    const made = await storeWithMaps()
    const page = await onPage(<ColourControls />, made.store)
    const flat = () => made.store.getState().document.flat
    const words = 'Flat: no light on the brain, colours exactly as on the bar'
    expect(flat()).toBe(false)
    await page.check(words)
    expect(flat()).toBe(true)
    await page.check(words)
    expect(flat()).toBe(false)
  })

  test('go by one sampling rule for both sides, or by one each where they differ', async () => {
    const made = await storeWithMaps()
    const page = await onPage(<ColourControls />, made.store)
    const rules = () => {
      const { a, b } = made.store.getState().document.sides
      return [a.rule, b.rule]
    }
    await page.choose('Sampling', page.options('Sampling')[1]!)
    const [one, both] = rules()
    expect(one).toBe(both)
    made.act.change((view) => ({
      ...view,
      sides: { ...view.sides, b: { ...view.sides.b, rule: 'extreme' } },
    }))
    await expect.poll(() => page.all('[aria-label="What does the rule change?"]')).toHaveLength(0)
    await page.choose('Sampling, left', page.options('Sampling, left')[0]!)
    expect(rules()).toEqual([samplingRuleIds[0], 'extreme'])
    await page.choose('Sampling, right', page.options('Sampling, right')[1]!)
    expect(rules()).toEqual([samplingRuleIds[0], samplingRuleIds[1]])
  })

  test('are seen as other eyes see them, until the check is put away', async () => {
    const stage = document.createElement('div')
    stage.className = 'stage'
    document.body.append(stage)
    const page = await onPage(<SightCheck />, controlledStore({ start: false }).store)
    const [it, first] = page.options('See it as')
    expect(it).toBe('it is')
    expect(page.all('filter')).toHaveLength(0)
    await page.choose('See it as', first!)
    expect(stage.style.filter).toBe('url("#seen-otherwise")')
    expect(page.one('feColorMatrix').getAttribute('values')!.split(' ')).toHaveLength(20)
    await page.choose('See it as', 'it is')
    expect(stage.style.filter).toBe('')
    await page.choose('See it as', first!)
    await page.unmount()
    expect(stage.style.filter).toBe('')
    stage.remove()
  })
})

describe('the brain', () => {
  test('is inflated, opened, slid apart, turned to glass and halved; and closed up again', async () => {
    const made = await storeWithMaps()
    const page = await onPage(<BrainControls />, made.store)
    const pose = () => poseOf(made.store.getState().document)
    await page.press('Close it up')
    const words = (name: string) =>
      page.getByLabelText(name, { exact: true }).element().getAttribute('aria-valuetext')
    expect(['Inflate', 'Apart', 'Open', 'Glass'].map(words)).toEqual([
      'pial surface',
      '0 mm apart',
      'opened by 0 degrees',
      '0 percent glass',
    ])
    await page.set('Inflate', '1')
    await expect.poll(() => words('Inflate')).toBe('100 percent inflated')
    await page.set('Inflate', '1.5')
    await page.set('Apart', '60')
    await page.set('Open', '90')
    await page.set('Glass', '0.5')
    await page.choose('Hide', 'the left half')
    expect(pose()).toEqual({
      ...closedBrain,
      inflation: 1.5,
      gapMm: 60,
      openDeg: 90,
      glass: 0.5,
      hidden: 'left',
    })
    expect(['Inflate', 'Apart', 'Open', 'Glass'].map(words)).toEqual([
      'inflated, 50 percent on to very inflated',
      '60 mm apart',
      'opened by 90 degrees',
      '50 percent glass',
    ])
    await page.press('Close it up')
    expect(pose()).toEqual(closedBrain)
    await page.choose('Layout', page.options('Layout')[1]!)
    expect(made.store.getState().document.arrangement.id).not.toBe('side-by-side')
    await page.press('linked: camera of both sides')
    expect(look(made).links.camera).toBe(false)
  })

  test('of one’s own says so, and gives way to the bundled one', async () => {
    const made = controlledStore()
    await made.act.openFiles('a', [...file('lh.surf', '3'), ...file('rh.surf', '3')])
    const own = () => {
      const { cortex } = made.store.getState()
      return cortex.status === 'ready' && cortex.own !== null
    }
    await expect.poll(own).toBe(true)
    const page = await onPage(<BrainControls />, made.store)
    expect(page.one('.own-brain p').textContent).toMatch(/^Your surfaces: lh\.surf, rh\.surf\. /)
    // Of a space that nobody could doubt nothing is asked.
    expect(page.all('.own-brain select')).toHaveLength(0)
    await page.press('Back to the bundled brain')
    await expect.poll(() => page.all('.own-brain')).toHaveLength(0)
  })
})

test('surfaces that may lie in another space are read again in the one that is chosen', async () => {
  const made = controlledStore()
  await made.act.openFiles('a', [...file('lh.surf', '3'), ...file('rh.surf', '3')])
  const placements = [
    { id: 'as-is', label: 'as they are' },
    { id: 'mni305', label: 'MNI305' },
  ]
  made.store.setState(({ cortex }) => {
    if (cortex.status !== 'ready' || !cortex.own) throw new Error('no surfaces')
    const infos = cortex.own.infos.map((info) => ({ ...info, placements }))
    return { cortex: { ...cortex, own: { ...cortex.own, infos } } as never }
  })
  const page = await onPage(<BrainControls />, made.store)
  expect(page.options('Their space')).toEqual(['as they are', 'MNI305'])
  await page.choose('Their space', 'MNI305')
  await expect.poll(() => made.store.getState().document.surfaces.placement).toBe('mni305')
})

describe('maps over a map', () => {
  async function layers() {
    const made = await storeWithMaps()
    const page = await onPage(<Layers />, made.store)
    const of = (side: SideId) => made.store.getState().document.sides[side].layers
    const lay = (side: SideId, title: string) => {
      const menus = page.all<HTMLSelectElement>('label.row select')
      const menu = menus[side === 'a' ? 0 : 1]!
      const at = [...menu.options].find(({ text }) => text === title)!.value
      return page.getByLabelText('Lay over it').all()[side === 'a' ? 0 : 1]!.selectOptions(at)
    }
    return { ...made, page, of, lay }
  }

  test('are offered once each: samples, the tray, and what is on either side', async () => {
    const { page } = await layers()
    const [menu] = page.all<HTMLSelectElement>('label.row select')
    const titles = [...menu!.options].map(({ text }) => text)
    expect(titles[0]).toBe('a map…')
    expect(titles.slice(-2)).toEqual(['one', 'two'])
    expect(new Set(titles).size).toBe(titles.length)
    expect(page.all('h4').map((one) => one.textContent)).toEqual([
      'Maps on the left, from below',
      'Maps on the right, from below',
    ])
  })

  test('lie where they were laid, move up, fade, hide and go', async () => {
    const { page, of, lay } = await layers()
    await lay('a', 'two')
    expect([of('a').length, of('b').length]).toEqual([2, 1])
    // Only what is not on top can go higher, only what lies over the map can be taken away.
    expect(page.all('[aria-label^="Lay "]').map((one) => one.getAttribute('aria-label'))).toEqual([
      'Lay one, left one higher',
    ])
    expect(page.all('[aria-label^="Take "]').map((one) => one.getAttribute('aria-label'))).toEqual([
      'Take two, left away',
    ])
    await page.set('Opacity of two, left', '0.25')
    expect(of('a').map(({ opacity }) => opacity)).toEqual([1, 0.25])
    await page.check('one')
    expect(of('a').map(({ visible }) => visible)).toEqual([false, true])
    const [before] = of('a')
      .map(({ colormap }) => colormap)
      .slice(1)
    const other = page.options('Colormap of two, left').at(-1)!
    await page.choose('Colormap of two, left', other)
    expect(of('a')[1]!.colormap).not.toBe(before)
    expect(of('a')[0]!.colormap).toBe(of('b')[0]!.colormap)
    const [one, two] = of('a').map(({ ask }) => ask)
    await page.press('Lay one, left one higher')
    expect(of('a').map(({ ask }) => ask)).toEqual([two, one])
    await page.press('Take one, left away')
    expect(of('a').map(({ ask }) => ask)).toEqual([two])
  })

  test('take their opacity or their colour from a second map, with a scale of its own', async () => {
    const { page, of } = await layers()
    const does = 'Second map of one, left: what it does'
    const second = () => of('a')[0]!.second
    expect(page.options(does)).toEqual(['drawn by itself', 'its opacity from', 'two colours with'])
    await page.choose(does, 'two colours with')
    expect(second()).toMatchObject({ as: 'colour', threshold: null, full: null })
    expect(page.options('Second map of one, left')).not.toContain('one')
    await page.choose('Second map of one, left', 'two')
    expect(second()?.ask).toEqual(of('b')[0]!.ask)
    await page.set('From, second map of one, left', '1.5')
    await page.set('to, second map of one, left', '4')
    await page.set('to, second map of one, left', '-4')
    expect(second()).toMatchObject({ as: 'colour', threshold: 1.5, full: 4 })
    expect(page.one('[data-second]').nextElementSibling!.textContent).toMatch(/^Orange by this map/)
    await page.choose(does, 'its opacity from')
    expect(second()?.as).toBe('opacity')
    expect(second()?.ask).toEqual(of('b')[0]!.ask)
    await page.set('Line at, second map of one, left', '2')
    expect(second()?.threshold).toBe(2)
    expect(page.one('[data-second]').nextElementSibling!.textContent).toMatch(
      /^Colour says how large/,
    )
    await page.set('Line at, second map of one, left', '0')
    await page.set('opaque from, second map of one, left', '3')
    await page.set('opaque from, second map of one, left', '0')
    expect(second()).toMatchObject({ threshold: 0, full: 0 })
    await page.choose(does, 'drawn by itself')
    expect(second() ?? null).toBeNull()
    expect(page.all('[data-second]')).toHaveLength(0)
  })
})

describe('regions', () => {
  test('are marked and unmarked; the two of the question come first', async () => {
    const made = await storeWithMaps()
    made.act.change((view) => ({ ...view, regions: [] }))
    const page = await onPage(<FirstRegions />, made.store)
    const marked = () => made.store.getState().document.regions
    expect(page.all('label')).toHaveLength(2)
    page.all<HTMLInputElement>('input')[1]!.click()
    expect(marked()).toEqual(['ai'])
    page.all<HTMLInputElement>('input')[0]!.click()
    expect([...marked()].sort()).toEqual(['ai', 'dacc'])
    page.all<HTMLInputElement>('input')[1]!.click()
    expect(marked()).toEqual(['dacc'])
  })

  test('are shown from where they can be seen, on the hemisphere that is asked for', async () => {
    const made = await storeWithMaps()
    made.act.change((view) => ({ ...view, regions: [] }))
    const page = await onPage(<RegionList />, made.store)
    const { document } = made.store.getState()
    const labels = document.labels
    await page.check('Labels')
    expect(made.store.getState().document.labels).toBe(!labels)
    const [dacc, ai, rightAi] = page.all('.row button')
    const azimuth = () => {
      const [view] = made.store.getState().document.views
      return view?.kind === 'brain' ? view.camera.azimuthDeg : null
    }
    ai!.click()
    expect(made.store.getState().document.regions).toEqual(['ai'])
    expect(azimuth()).toBe(-90)
    rightAi!.click()
    expect(azimuth()).toBe(90)
    dacc!.click()
    expect([...made.store.getState().document.regions].sort()).toEqual(['ai', 'dacc'])
    // What can be shown on either side has a way to each; what one view shows whole has one.
    const ways = page.all('.region-list li').map((row) => row.querySelectorAll('button').length)
    expect(new Set(ways)).toEqual(new Set([1, 2]))
    expect(selectShown(made.store.getState(), 'a')?.title).toBe('one')
  })
})

test('a map that is not there has no second map and no scale', async () => {
  const made = controlledStore()
  await made.act.open('a', files('one.nii', '6'))
  const page = await onPage(<Layers />, made.store)
  const [, right] = page.all('.layer-list')
  expect(right!.textContent).toContain('no map')
  expect(right!.querySelectorAll('select')).toHaveLength(0)
})
