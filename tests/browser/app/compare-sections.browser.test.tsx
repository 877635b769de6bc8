import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { ClusterSection, firstClusters } from '#app/compare/ClusterSection.tsx'
import { DerivedMaps } from '#app/compare/DerivedMaps.tsx'
import { Methods } from '#app/compare/Methods.tsx'
import { ModeSection } from '#app/compare/ModeSection.tsx'
import { NullHistogram } from '#app/compare/NullHistogram.tsx'
import { OverlapSection } from '#app/compare/OverlapSection.tsx'
import { RegionSection } from '#app/compare/RegionSection.tsx'
import { SimilaritySection } from '#app/compare/SimilaritySection.tsx'
import { StudiesCompared } from '#app/compare/StudiesCompared.tsx'
import { type Compared, useCompared } from '#app/compare/use-sides.ts'
import { WipeEdge } from '#app/compare/WipeEdge.tsx'
import { settings } from '#app/shell/settings.ts'
import { meshOf } from '#atlas/drawn-region.ts'
import { compareMaps } from '#comparison/compare-maps.ts'
import { modeIds, modes } from '#comparison/mode/index.ts'
import type { NullOutcome } from '#comparison/null-test.ts'
import { overlapGrid } from '#comparison/overlap-grid.ts'
import { pairValues } from '#comparison/pair.ts'
import { selectLook } from '#state/select-look.ts'
import { selectShown } from '#state/select-shown.ts'
import type { Actions } from '#state/store.ts'
import { withDrawn } from '#view/change-drawn.ts'
import { withAskPart, withLink, withThreshold } from '#view/change-layer.ts'
import type { ClusterTableRow, RegionTableRow } from '#work/compare-tasks.ts'
import { breathe, cortexOf, file, files, storeWithMaps } from '../../unit/state/test-store.ts'
import { onPage } from './on-page.tsx'

const saved: string[] = []
const contents = new Map<string, Blob>()
beforeEach(() => {
  settings.setState({ folds: {} })
  saved.length = 0
  const blobs = new Map<string, Blob>()
  const addressOf = URL.createObjectURL
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const url = addressOf(blob)
    blobs.set(url, blob as Blob)
    return url
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push(this.download)
    contents.set(this.download, blobs.get(this.href)!)
  })
})

/** What was saved last under a name. */
const inFile = async (name: string) => JSON.parse(await contents.get(name)!.text())
const rowsInFile = async (name: string) => (await contents.get(name)!.text()).trim().split('\n')
afterEach(() => vi.restoreAllMocks())

/** A store with two maps, and a part of the room that compares them. @param acts in place of the store's own */
async function room(
  Part: (props: { readonly compared: Compared }) => React.ReactNode,
  acts: { readonly [name in keyof Actions]?: unknown } = {},
) {
  const made = await storeWithMaps()
  made.store.setState(({ act }) => ({
    deep: [],
    act: { ...act, brainMask: async () => null, ...acts } as unknown as Actions,
  }))
  function Room() {
    const compared = useCompared()
    return compared && <Part compared={compared} />
  }
  const page = await onPage(<Room />, made.store)
  return { ...made, page }
}

const cells = (rows: readonly Element[]) =>
  rows.map((row) => [...row.querySelectorAll('td')].map(({ textContent }) => textContent))

describe('clusters', () => {
  const cluster = (x: number, more: Partial<ClusterTableRow> = {}): ClusterTableRow =>
    ({
      peak: { value: 5.25, world: [x, 20, -8] },
      sign: 1,
      voxels: 90,
      mm3: 1234.6,
      leastActive: 0.456,
      centreOfMass: [x, 20, -8],
      regions: [
        { name: 'ACC', share: 0.623 },
        { name: 'MCC', share: 0.2 },
        { name: 'SMA', share: 0.1 },
      ],
      subPeaks: [],
      at: Int32Array.of(),
      ...more,
    }) as unknown as ClusterTableRow

  async function clusters(rows: readonly ClusterTableRow[], asked = firstClusters) {
    const askAboutBoth = vi.fn(async (..._: unknown[]) => rows)
    const ask = vi.fn()
    const made = await room(
      ({ compared }) => <ClusterSection compared={compared} asked={asked} ask={ask} />,
      { askAboutBoth },
    )
    await expect.poll(() => askAboutBoth.mock.calls.length).toBeGreaterThan(0)
    const request = () =>
      askAboutBoth.mock.lastCall![1] as { readonly [key: string]: unknown } & { of: string }
    return { ...made, ask, request, table: () => cells(made.page.all('tbody tr')) }
  }

  test('are numbered with their sub-peaks, and told by peak, size, what is surely active, and where', async () => {
    const subPeaks = [{ value: 4.5, world: [1, 2, 3] }]
    const { table, page } = await clusters([
      cluster(4, { subPeaks } as never),
      cluster(-40, { leastActive: null }),
    ])
    await expect.poll(table).toEqual([
      ['1', '4, 20, −8', '5.25', '1,235', '≥ 45 %', 'ACC 62 %, MCC 20 %'],
      ['1a', '1, 2, 3', '4.50', ''],
      ['2', '−40, 20, −8', '5.25', '1,235', '–', 'ACC 62 %, MCC 20 %'],
    ])
    expect(page.all('[role="status"]').map((one) => one.textContent)).not.toContain(
      'Finding clusters…',
    )
  })

  test('are flown to by their peak', async () => {
    const { table, page, store } = await clusters([cluster(4)])
    await expect.poll(table).toHaveLength(1)
    page.one('tbody button').click()
    expect(store.getState().document.cursor?.world).toEqual([4, 20, -8])
  })

  test('none are said to be none, and of many the rest is in the files', async () => {
    const none = await clusters([])
    await expect.poll(() => none.page.container.textContent).toContain('No cluster.')
    await none.page.unmount()
    const many = await clusters(Array.from({ length: 42 }, (_, n) => cluster(n)))
    await expect.poll(() => many.table()).toHaveLength(40)
    expect(many.page.container.textContent).toContain('2 more in the files.')
    await many.page.press('CSV of the clusters')
    await many.page.press('JSON of the clusters')
    expect(saved).toEqual(['clusters.csv', 'clusters.json'])
    expect(await rowsInFile('clusters.csv')).toHaveLength(1 + 42)
    const file = await inFile('clusters.json')
    expect(file).toMatchObject({
      ...{ of: 'a', share: null, extent: firstClusters.extent, alpha: 0.05 },
      extents: { a: null, b: null },
    })
    expect(file.threshold).toBeGreaterThan(0)
    expect([file.rows.length, 'at' in file.rows[0]]).toEqual([42, false])
    await many.page.unmount()
    const all = await clusters(Array.from({ length: 40 }, (_, n) => cluster(n)))
    await expect.poll(() => all.table()).toHaveLength(40)
    expect(all.page.container.textContent).not.toContain('more in the files')
  })

  test('are asked of the left map, the right one or both, above the thresholds of those', async () => {
    const { request, page, act } = await clusters([])
    const at = (side: 'a' | 'b', value: number) =>
      act.change((view, { links }) => withThreshold(view, side, { rule: 'value', value }, links))
    act.change((view, look) => withLink(view, 'threshold', false, look))
    at('a', 2)
    at('b', 5)
    await expect.poll(() => request()['rule']).toEqual({ threshold: 2 })
    expect(request()).toMatchObject({ of: 'a', extent: firstClusters.extent })
    expect(page.options('Clusters of')).toEqual(['A: one', 'B: two', 'both (weaker value)'])
    await page.choose('Clusters of', 'B: two')
    await expect.poll(() => request().of).toBe('b')
    expect(request()['rule']).toEqual({ threshold: 5 })
    await page.choose('Clusters of', 'both (weaker value)')
    await expect.poll(() => request().of).toBe('conjunction')
    expect(request()['rule']).toEqual({ threshold: 5 })
    at('a', 7)
    await expect.poll(() => request()['rule']).toEqual({ threshold: 7 })
  })

  test('have bounds by the statistic of their map; of both by the one that both hold, or none', async () => {
    const { request, page, act } = await clusters([])
    const asked = async (of: string, statistic: object) => {
      await page.choose('Clusters of', of)
      await expect.poll(() => request()['statistic']).toEqual(statistic)
    }
    const warned = () =>
      page
        .all('[data-caution]')
        .map((one) => one.textContent?.replace(/ .*/, ' '))
        .sort()
    const tags = () => page.all('[data-caution]').map((one) => one.dataset['caution'])
    act.setStatistic('a', 'z', [])
    act.setStatistic('b', 'z', [])
    await asked('both (weaker value)', { kind: 'z' })
    expect(tags()).not.toContain('unlike-statistics')
    act.setStatistic('b', 't', [20])
    await asked('A: one', { kind: 'z' })
    await asked('B: two', { kind: 't', dof: [20] })
    expect(tags()).not.toContain('unlike-statistics')
    await asked('both (weaker value)', { kind: 'unknown' })
    expect(tags()).toContain('unlike-statistics')
    act.setStatistic('a', 't', [12])
    await expect.poll(tags).toContain('unlike-statistics')
    act.setStatistic('a', 't', [20])
    await asked('both (weaker value)', { kind: 't', dof: [20] })
    expect(tags()).not.toContain('unlike-statistics')
    // What is not known of either map is said of both.
    act.setStatistic('b', 't', [])
    await expect.poll(tags).toContain('no-degrees-of-freedom')
    expect(warned()).toContain('B: ')
    await page.choose('Clusters of', 'A: one')
    await expect.poll(tags).not.toContain('no-degrees-of-freedom')
  })

  test('are those that the threshold of their map asks for, where it asks for some', async () => {
    const { request, page, act } = await clusters([cluster(1)])
    const extent = { least: 1, unit: 'voxels', connectivity: 18 } as const
    act.change((view, look) => withLink(view, 'threshold', false, look))
    act.change((view, { links }) =>
      withThreshold(view, 'b', { rule: 'cluster', value: 3, ...extent }, links),
    )
    const free = () => page.all('input[type="number"]:not(:disabled)').length === 1
    await expect.poll(() => request()['cut']).toMatchObject({ extents: { a: null, b: extent } })
    expect([request()['extent'], free()]).toEqual([firstClusters.extent, true])
    await page.choose('Clusters of', 'B: two')
    await expect.poll(() => request()['extent']).toMatchObject(extent)
    expect(free()).toBe(false)
    expect(page.container.textContent).toContain('As the threshold under Look asks')
    await expect
      .poll(() => page.one('caption').textContent)
      .toBe('value ≥ 3, 18 neighbours, from 1 voxel')
    // What both share is asked for here.
    await page.choose('Clusters of', 'both (weaker value)')
    await expect.poll(() => request()['extent']).toEqual(firstClusters.extent)
    expect(free()).toBe(true)
  })

  test('under the cursor are told apart, and brought into sight', async () => {
    const rows = Array.from({ length: 30 }, (_, n) => cluster(n))
    rows[25] = cluster(25, { at: Int32Array.of(0, 3) } as never)
    const { page, act, table } = await clusters(rows)
    await expect.poll(table).toHaveLength(30)
    const current = () =>
      page.all<HTMLTableRowElement>('[aria-current="true"]').map((row) => row.cells[0]!.textContent)
    expect(current()).toEqual([])
    const box = page.one('.scrolled-table')
    Object.assign(box.style, { height: '200px', overflow: 'auto' })
    act.change((view) => ({ ...view, cursor: { world: [0, 0, 0], place: null } }))
    await expect.poll(current).toEqual(['26'])
    const seen = () => {
      const [row] = page.all('[aria-current="true"]')
      const [inner, outer] = [row!.getBoundingClientRect(), box.getBoundingClientRect()]
      return inner.top >= outer.top && inner.bottom <= outer.bottom + 1
    }
    await expect.poll(seen).toBe(true)
    act.change((view) => ({ ...view, cursor: { world: [90, 0, 0], place: null } }))
    await expect.poll(current).toEqual([])
  })

  test('are kept from a least extent on, by neighbours, or asked for by the share that is active', async () => {
    const { page, ask } = await clusters([])
    expect(page.options('Neighbours')).toEqual(['6', '18', '26'])
    await page.choose('Neighbours', '6')
    expect(ask).toHaveBeenLastCalledWith({
      extent: { least: 80, unit: 'mm3', connectivity: 6 },
      share: null,
    })
    await page.set('From mm³', 120)
    expect(ask).toHaveBeenLastCalledWith({
      extent: { least: 120, unit: 'mm3', connectivity: 26 },
      share: null,
    })
    await page.set('From mm³', 0)
    expect(ask.mock.lastCall![0].extent.least).toBe(0)
    ask.mockClear()
    await page.set('From mm³', -5)
    await page.set('From mm³', '')
    expect(ask).not.toHaveBeenCalled()
    await page.check('Ask the other way round: clusters of which a share is surely active')
    expect(ask).toHaveBeenLastCalledWith({ ...firstClusters, share: 0.7 })
    expect(page.all('input[type="range"]')).toHaveLength(0)
  })

  test('of which a share is asked for say so', async () => {
    const { page, request, ask } = await clusters([cluster(1)], { ...firstClusters, share: 0.6 })
    expect(request()['rule']).toEqual({ active: 0.6 })
    await expect
      .poll(() => page.all('caption').map((one) => one.textContent))
      .toEqual([
        'The largest clusters of which at least 60 % is truly active, with 95 % confidence for all at once',
      ])
    await page.press('JSON of the clusters')
    expect(await inFile('clusters.json')).toMatchObject({ threshold: null, share: 0.6 })
    await page.set('Share of each cluster that is surely active, per cent', 85)
    expect(ask).toHaveBeenLastCalledWith({ ...firstClusters, share: 0.85 })
    await page.check('Ask the other way round: clusters of which a share is surely active')
    expect(ask).toHaveBeenLastCalledWith({ ...firstClusters, share: null })
  })

  test('that can’t be found say why', async () => {
    const askAboutBoth = async () => {
      throw new Error('out of memory')
    }
    const { page } = await room(
      ({ compared }) => <ClusterSection compared={compared} asked={firstClusters} ask={() => {}} />,
      { askAboutBoth },
    )
    expect(page.one('[role="status"]').textContent).toBe('Finding clusters…')
    await expect
      .poll(() => page.all('[role="alert"]').map((one) => one.textContent))
      .toEqual(['out of memory'])
  })
})

describe('regions', () => {
  const region = (id: string, side: string, more: object = {}): RegionTableRow =>
    ({
      id,
      name: id,
      side,
      voxels: 100,
      a: { mean: 2, peak: { value: 4.25, world: [1, 2, 3] }, shareAbove: 0.256 },
      b: { mean: -1, peak: null, shareAbove: null },
      withinCorrelation: 0.5,
      leastActive: { a: 0.129, b: null },
      at: Int32Array.of(),
      ...more,
    }) as unknown as RegionTableRow

  async function regionRows(rows: readonly RegionTableRow[]) {
    const askAboutBoth = vi.fn(async (..._: unknown[]) => rows)
    const onCurrent = vi.fn()
    const made = await room(
      ({ compared }) => <RegionSection compared={compared} onCurrent={onCurrent} />,
      { askAboutBoth },
    )
    const named = () => made.page.all('tbody button').map((one) => one.textContent)
    return { ...made, onCurrent, askAboutBoth, named }
  }

  test('say what both maps hold in each, with its bounds', async () => {
    const bare = {
      a: { mean: null, peak: null, shareAbove: null },
      b: null,
      withinCorrelation: null,
      leastActive: { a: null, b: null },
    }
    const { page } = await regionRows([region('Patch', 'both'), region('Empty', 'both', bare)])
    await expect
      .poll(() => cells(page.all('tbody tr')))
      .toEqual([
        ['Patch', '2.00', '−1.00', '4.25', '26 %', '≥ 12 %, –', '0.50'],
        ['Empty', '–', '–', '–', '–', '–, –', '–'],
      ])
    const [a, b] = page.all<HTMLMeterElement>('meter')
    expect([a!.value / a!.max, b!.value / b!.max]).toEqual([1, 0.5])
    expect(page.one('tbody tr').title).toBe('Patch: 100 voxels')
    expect(page.all('tbody td')[3]!.title).toBe('at 1, 2, 3')
  })

  test('are listed for both sides, or one, with those that have no other', async () => {
    const rows = [
      region('Patch', 'both'),
      region('Patch', 'left'),
      region('Patch', 'right'),
      region('Lone', 'left'),
      region('Middle', 'midline'),
    ]
    const { page, named } = await regionRows(rows)
    await expect.poll(named).toEqual(['Patch', 'Lone, left', 'Middle'])
    await page.choose('Side', 'left')
    expect(named()).toEqual(['Patch, left', 'Lone, left', 'Middle'])
    await page.choose('Side', 'right')
    expect(named()).toEqual(['Patch, right', 'Middle'])
    await page.press('CSV of the regions')
    await page.press('JSON of the regions')
    expect(saved).toEqual(['regions.csv', 'regions.json'])
    // All of them, whichever are listed.
    expect(await rowsInFile('regions.csv')).toHaveLength(1 + 5)
    const file = await inFile('regions.json')
    expect([file.rows.length, 'at' in file.rows[0], Object.keys(file)]).toEqual([
      5,
      false,
      ['thresholds', 'extents', 'rows'],
    ])
  })

  test('of an atlas come along when they are asked for', async () => {
    const { page, askAboutBoth } = await regionRows([])
    await expect.poll(() => askAboutBoth.mock.calls.length).toBe(1)
    expect(askAboutBoth.mock.lastCall![1]).toMatchObject({ known: true, labels: null, drawn: [] })
    expect(page.options('Labels')).toEqual(['none', 'AAL', 'AICHA'])
    await page.choose('Labels', 'AICHA')
    await expect.poll(() => askAboutBoth.mock.lastCall![1]).toMatchObject({ labels: 'aicha' })
  })

  test('under the cursor are told apart, the smallest of them named to the plot', async () => {
    const at = Int32Array.of(0)
    const { page, act, onCurrent, named } = await regionRows([
      region('Large', 'both', { at, voxels: 90 }),
      region('Small', 'both', { at: Int32Array.of(0, 4), voxels: 9 }),
      region('Elsewhere', 'both', { at: Int32Array.of(3), voxels: 1 }),
      region('Lone', 'right', { at, voxels: 5 }),
    ])
    await expect.poll(named).toHaveLength(4)
    expect(onCurrent.mock.calls.every(([current]) => current === null)).toBe(true)
    const current = () =>
      page.all('[aria-current="true"] button').map((one) => one.textContent?.trim())
    act.change((view) => ({ ...view, cursor: { world: [0, 0, 0], place: null } }))
    await expect.poll(current).toEqual(['Large', 'Small', 'Lone, right'])
    expect(onCurrent.mock.lastCall).toEqual([{ name: 'Lone, right', voxels: at }])
    await page.choose('Side', 'left')
    await expect.poll(named).toEqual([])
    expect(page.all('table')).toHaveLength(0)
    expect(onCurrent.mock.lastCall).toEqual([null])
    await page.choose('Side', 'both')
    await expect.poll(current).toHaveLength(3)
    act.change((view) => ({ ...view, cursor: { world: [50, 0, 0], place: null } }))
    await expect.poll(current).toEqual([])
    expect(onCurrent.mock.lastCall).toEqual([null])
  })

  test('of the list are not looked for on surfaces of one’s own, what is drawn is', async () => {
    const { page, askAboutBoth, act } = await regionRows([])
    await page.choose('Labels', 'AAL')
    await act.openFiles('a', [...file('lh.surf', '3'), ...file('rh.surf', '3')])
    await expect
      .poll(() => askAboutBoth.mock.lastCall?.[1])
      .toMatchObject({ known: false, labels: null })
    expect(page.container.textContent).toContain('The regions of the list are defined on the')
    expect(page.options('Labels')).toEqual([])
    act.change((view) =>
      withDrawn(view, {
        shape: { kind: 'disc', hemisphere: 'left', vertex: 0, radiusMm: 8, centreMni: null },
        mesh: meshOf(cortexOf(3)),
      }),
    )
    await expect.poll(() => askAboutBoth.mock.lastCall?.[1]).toMatchObject({ drawn: [{}] })
  })

  test('that can’t be read say why', async () => {
    const askAboutBoth = async () => {
      throw new Error('no memory')
    }
    const { page } = await room(
      ({ compared }) => <RegionSection compared={compared} onCurrent={() => {}} />,
      { askAboutBoth },
    )
    await expect
      .poll(() => page.all('[role="alert"]').map((one) => one.textContent))
      .toEqual(['no memory'])
    expect(page.container.textContent).not.toContain('Reading the regions…')
  })

  test('are outlined and shown, the cursor at their peak', async () => {
    const { page, named, store, act } = await regionRows([
      region('dacc', 'both'),
      region('Patch', 'both'),
    ])
    act.change((view) => ({ ...view, regions: [] }))
    await expect.poll(named).toEqual(['dACC', 'Patch'])
    expect(page.all('tr.significant')).toHaveLength(0)
    page.all('tbody button')[0]!.click()
    expect(store.getState().document.regions).toEqual(['dacc'])
    expect(store.getState().document.cursor?.world).toEqual([1, 2, 3])
    await expect.poll(() => page.all('tr.significant')).toHaveLength(1)
    page.all('tbody button')[1]!.click()
    expect(store.getState().document.regions).toEqual(['dacc'])
  })
})

describe('overlap', () => {
  const [one, other] = [Float32Array.of(0, 1, 2, 3, 4), Float32Array.of(0, 2, 1, 4, 3)]
  const numbersOf = () => {
    const pairs = pairValues(one, other, 'keep')
    const comparison = compareMaps(one, other, {
      zeros: 'keep',
      thresholds: { a: 2, b: 2 },
      twoSided: false,
    })
    const grid = overlapGrid(pairs, { steps: 4 })
    return {
      comparison,
      byExtent: comparison.diceCurve.map((point) => ({ ...point, extent: 0.5 })),
      grid,
    } as never
  }
  const overlap = () =>
    room(({ compared }) => <OverlapSection compared={compared} numbers={numbersOf()} />)

  test('is drawn over the threshold, the extent, or both thresholds free, as the document keeps', async () => {
    const { page, store } = await overlap()
    const words = () => page.one('figcaption').textContent
    expect(page.options('Thresholds tied')).toEqual([
      'by value',
      'by extent (percentile)',
      'free: each its own',
    ])
    expect(page.one('svg').ariaLabel).toBe(
      'Dice over the threshold, from 0 to 4, and what chance gives',
    )
    expect(words()).toMatch(/^Full line Dice.* Dice 0\.667\.$/)
    await page.choose('Thresholds tied', 'by extent (percentile)')
    expect(store.getState().document.compare.options).toEqual({ 'overlap-tied': 'extent' })
    await expect
      .poll(() => page.one('svg').ariaLabel)
      .toBe('Dice over the extent, from 0 to 50, and what chance gives')
    expect(words()).toMatch(/The strongest share of each map, whatever its values\.$/)
    await page.choose('Thresholds tied', 'free: each its own')
    await expect.poll(() => page.all('.overlap-grid rect')).toHaveLength(16)
    expect(words()).toMatch(/^Darker is more Dice/)
    await page.press('CSV of the overlap')
    await page.press('SVG of the overlap')
    expect(saved).toEqual(['overlap.csv', 'overlap.svg'])
  })

  test('of free thresholds is set by a click or a slider, each side its own', async () => {
    const { page, store } = await overlap()
    await page.choose('Thresholds tied', 'free: each its own')
    await expect.poll(() => page.all('.overlap-grid rect')).toHaveLength(16)
    const asked = () => {
      const { sides } = selectLook(store.getState())
      return [sides.a.asked, sides.b.asked]
    }
    const rect = page.all('.overlap-grid rect')[6]!
    expect(rect.textContent).toMatch(/^A from 2, B from 3: Dice 0\.\d+$/)
    rect.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    expect(asked()).toEqual([
      { rule: 'value', value: 2 },
      { rule: 'value', value: 3 },
    ])
    expect(selectLook(store.getState()).links.threshold).toBe(false)
    await page.set('Threshold of A, free of the other', 1)
    await page.set('Threshold of B, free of the other', 4)
    expect(asked()).toEqual([
      { rule: 'value', value: 1 },
      { rule: 'value', value: 4 },
    ])
    const [x, y] = page.all('.overlap-grid line')
    expect(Number(x!.getAttribute('x1'))).toBeCloseTo(28 + 240 / 4, 3)
    expect(Number(y!.getAttribute('y1'))).toBeCloseTo(4, 3)
    // Columns from the left by A, rows from below by B.
    expect([rect.getAttribute('x'), rect.getAttribute('y')].map(Number)).toEqual([88, 64])
  })

  test('of matched maps is looked at, not set', async () => {
    const { page, act, store } = await overlap()
    await page.choose('Thresholds tied', 'free: each its own')
    act.change((view) => ({ ...view, compare: { ...view.compare, matching: 'percentile' } }))
    await expect.poll(() => page.all('input[type="range"]')).toHaveLength(0)
    const before = store.getState().document
    page.one('.overlap-grid rect').dispatchEvent(new MouseEvent('click', { bubbles: true }))
    expect(store.getState().document).toBe(before)
  })
})

describe('how alike', () => {
  const comparison = compareMaps(Float32Array.of(0, 1, 2, 3), Float32Array.of(1, 2, 3, 5), {
    zeros: 'drop',
    thresholds: { a: 1, b: 1 },
    twoSided: false,
  })
  const outcome = {
    kind: 'variogram',
    on: 'voxels',
    observed: { n: 1234, pearson: 0.5, spearman: 0.4 },
    pearson: { p: 0.02, n: 999, mean: 0, sd: 0.1 },
    spearman: { p: 0.03, n: 999, mean: 0, sd: 0.1 },
    draws: Float64Array.of(-0.2, 0.1, 0.6),
    seed: 7,
  } as unknown as NullOutcome

  async function section(shown: NullOutcome | null, nullTest: unknown = undefined) {
    const [setZeros, setNullTest] = [vi.fn(), vi.fn()]
    const made = await room(
      ({ compared }) => (
        <SimilaritySection
          compared={compared}
          numbers={{ comparison, resampledB: false } as never}
          zeros="drop"
          setZeros={setZeros}
          nullTest={shown}
          setNullTest={setNullTest}
        />
      ),
      nullTest ? { nullTest } : {},
    )
    return { ...made, setZeros, setNullTest }
  }

  test('zeros count as values if that is asked for', async () => {
    const { page, setZeros } = await section(null)
    await page.check('Zeros count as values')
    expect(setZeros).toHaveBeenLastCalledWith('keep')
    await page.press('CSV of similarity')
    await page.press('JSON of similarity')
    expect(saved).toEqual(['similarity.csv', 'similarity.json'])
    const { n, zerosDropped, notFinite, pearson } = comparison
    expect(await inFile('similarity.json')).toMatchObject({ zeros: 'drop', n, pearson })
    const [names, values] = (await rowsInFile('similarity.csv')).map((row) => row.split(','))
    expect(names!.slice(0, 3)).toEqual(['n', 'zerosDropped', 'notFinite'])
    expect(values!.slice(0, 3).map(Number)).toEqual([n, zerosDropped, notFinite])
  })

  test('a test tells r, p, its null and its seed, and draws the histogram', async () => {
    const { page } = await section(outcome)
    expect(page.one('[data-null-p]').textContent).toBe(
      'r = 0.50 over 1,234 voxels; p = .020 = (1 + k) / (1 + 999), two-sided; null mean 0, sd 0.10. By ranks p = .030. A was imitated, seed 7.',
    )
    expect(page.all('.null-test svg .plot-bar')).toHaveLength(31)
    await page.unmount()
    const spun = { ...outcome, kind: 'spin', on: 'surface', spearman: null } as NullOutcome
    const turned = await section(spun)
    expect(turned.page.one('[data-null-p]').textContent).toMatch(
      /over 1,234 vertices; .*sd 0\.10\. A was turned, seed 7\.$/,
    )
    await turned.page.unmount()
    const empty = await section({ ...outcome, pearson: null } as NullOutcome)
    expect(empty.page.container.textContent).toContain('No draw left a place to compare.')
  })

  test('a test asks for draws and a seed, can be stopped, and gives what it found', async () => {
    const asked: { question: object; draws: number; give: (found: unknown) => void }[] = []
    const nullTest = (
      question: object,
      draws: number,
      context: { signal: AbortSignal; onProgress: (share: number) => void },
    ) =>
      new Promise((give, fail) => {
        asked.push({ question, draws, give })
        context.onProgress(0.25)
        context.signal.addEventListener('abort', () => fail(context.signal.reason))
      })
    const { page, setNullTest } = await section(null, nullTest)
    await page.set('Draws', 19)
    await page.set('Draws', 18)
    await page.set('Draws', 100_001)
    await page.set('Seed', 0)
    await page.set('Seed', -3)
    await page.set('Seed', '')
    await page.press('Test')
    // What was found before is of another test.
    expect(setNullTest.mock.calls).toEqual([[null]])
    await expect.poll(() => page.one<HTMLProgressElement>('progress').max).toBe(1)
    expect(asked[0]).toMatchObject({
      draws: 19,
      question: { kind: 'variogram', zeros: 'drop', seed: 0, maps: { on: 'voxels' } },
    })
    await expect.poll(() => page.one<HTMLProgressElement>('progress').value).toBe(0.25)
    await page.press('Stop')
    await expect.poll(() => page.all('progress')).toHaveLength(0)
    expect(page.all('[role="alert"]')).toHaveLength(0)
    await page.press('Test')
    asked[1]!.give(outcome)
    await expect.poll(() => setNullTest.mock.lastCall).toEqual([outcome])
    await expect.poll(() => page.all('progress')).toHaveLength(0)
  })

  test('a test on the cortex says where there is no sphere to turn it on', async () => {
    const { page } = await section(null)
    expect(page.one('[data-null-holds]').dataset['nullHolds']).toBe('voxels')
    await page.choose('Null', 'Spin test on the cortex')
    expect(page.one('[data-null-holds]').dataset['nullHolds']).toBe('spin')
    await page.press('Test')
    await expect
      .poll(() => page.all('[role="alert"]').map((one) => one.textContent))
      .toEqual(['The cortex has no sphere here, so maps can’t be turned on it.'])
  })

  test('a test on the cortex is asked with both maps on its sphere, its wall left out', async () => {
    const nullTest = vi.fn(async (..._: unknown[]) => outcome)
    const { page, store } = await section(null, nullTest)
    const { cortex } = store.getState()
    if (cortex.status !== 'ready') throw new Error('no cortex')
    const half = (side: 'left' | 'right') => ({
      ...cortex.cortex[side],
      surfaces: { ...cortex.cortex[side].surfaces, sphere: new Float32Array(9).fill(side.length) },
      medialWall: Uint8Array.of(0, side === 'left' ? 1 : 0, 0),
    })
    store.setState({
      cortex: { ...cortex, cortex: { left: half('left'), right: half('right') } },
    })
    await page.choose('Null', 'Surrogates on the cortex')
    await page.set('Draws', 250)
    await page.set('Draws', '')
    await page.set('Seed', 12)
    await page.press('Test')
    await expect.poll(() => nullTest.mock.calls.length).toBe(1)
    const [question, draws] = nullTest.mock.lastCall as unknown as [
      {
        kind: string
        seed: number
        maps: {
          on: string
          spheres: { left: Float32Array; right: Float32Array }
          a: { left: Float32Array; right: Float32Array }
        }
      },
      number,
    ]
    expect([question.kind, question.seed, draws]).toEqual(['variogram', 12, 250])
    const { on, spheres, a } = question.maps
    expect([on, spheres.left[0], spheres.right[0]]).toEqual(['surface', 4, 5])
    expect(Array.from(a.left, Number.isNaN)).toEqual([false, true, false])
    expect(Array.from(a.right, Number.isNaN)).toEqual([false, false, false])
  })

  test('a test that fails says why, and is put away with the zeros that it was of', async () => {
    const nullTest = async () => {
      throw new Error('no memory')
    }
    const { page } = await section(null, nullTest)
    expect(page.all<HTMLInputElement>('.null-test input').map(({ value }) => value)).toEqual([
      '1000',
      '1',
    ])
    await page.press('Test')
    await expect
      .poll(() => page.all('[role="alert"]').map((one) => one.textContent))
      .toEqual(['no memory'])
    expect(page.all('progress')).toHaveLength(0)
  })

  test('the histogram has each draw in its bar, and the observed value at its place', async () => {
    const { page } = await room(() => (
      <NullHistogram draws={Float64Array.of(-0.5, 0, 0, 0.5)} observed={1} json={{}} />
    ))
    // From -1.05 to 1.05 in 31 bars.
    const tall = page.all('.plot-bar').map((bar) => Math.round(Number(bar.getAttribute('height'))))
    expect(tall.flatMap((height, n) => (height > 0 ? [[n, height]] : []))).toEqual([
      [8, 45],
      [15, 90],
      [22, 45],
    ])
    for (const bar of page.all('.plot-bar'))
      expect(Number(bar.getAttribute('y')) + Number(bar.getAttribute('height'))).toBeCloseTo(90, 5)
    const line = page.one('.plot-mark')
    expect(Number(line.getAttribute('x1'))).toBeCloseTo((2.05 / 2.1) * 280, 5)
    expect(page.all('text').map((one) => one.textContent)).toEqual(['-1.05', '0', '1.05'])
    expect(page.one('svg').ariaLabel).toBe(
      'Histogram of 4 correlations of the null, from -1.05 to 1.05, with r = 1.000 marked',
    )
  })
})

describe('both maps as one picture', () => {
  const section = (done = '') =>
    room(({ compared }) => <ModeSection compared={compared} done={done} />)

  test('is put on a third brain in any mode, and taken away again', async () => {
    const { page, store } = await section()
    const mode = () =>
      store
        .getState()
        .document.views.flatMap((view) =>
          view.kind === 'brain' && view.shows === 'comparison' ? [view.mode] : [],
        )
    expect(page.options('Shown as')).toEqual(modeIds.map((id) => modes[id].label))
    expect(mode()).toEqual([])
    await page.press('Show it on a third brain')
    expect(mode()).toEqual(['difference'])
    await page.choose('Shown as', modes.wipe.label)
    expect(mode()).toEqual(['wipe'])
    expect(page.container.textContent).toContain(modes.wipe.describe)
    await page.press('Both maps alone again')
    expect(store.getState().document.arrangement.id).toBe('side-by-side')
    await expect
      .poll(() => page.all('button').map((one) => one.textContent))
      .toContain('Show it on a third brain')
  })

  test('warns of maps that are hard to compare, with the way on, and the way back', async () => {
    const { page, store, act } = await section('Both are ranks now.')
    expect(page.all('[data-guard]')).toHaveLength(0)
    act.setStatistic('a', 't', [20])
    act.setStatistic('b', 'z', [])
    const matching = () => store.getState().document.compare.matching
    const ways = () => page.all('.remark button')
    await expect.poll(() => page.all('[data-guard]').length).toBeGreaterThan(0)
    ways()[0]!.click()
    expect(matching()).not.toBe('none')
    await expect
      .poll(() => page.one('[data-matching]').textContent)
      .toContain('Both are ranks now.')
    await page.press('Take both as they are')
    expect(matching()).toBe('none')
    await expect.poll(() => page.all('[data-matching]')).toHaveLength(0)
  })
})

test('maps of both are saved by what they are, on a failure it is said', async () => {
  const askAboutBoth = vi.fn(async (..._: unknown[]) => new Uint8Array(3))
  const { page, act } = await room(({ compared }) => <DerivedMaps compared={compared} />, {
    askAboutBoth,
  })
  for (const button of page.all('button')) button.click()
  await expect
    .poll(() => saved)
    .toEqual(['difference.nii.gz', 'conjunction.nii.gz', 'agreement.nii.gz'])
  expect(askAboutBoth.mock.calls.map(([, request]) => request)).toEqual(
    ['difference', 'conjunction', 'agreement'].map((mode) =>
      expect.objectContaining({ mode, kind: 'other' }),
    ),
  )
  for (const [left, right, kind] of [
    ['z', 'z', 'z'],
    ['t', 't', 't'],
    ['z', 't', 'other'],
    ['t', 'z', 'other'],
  ] as const) {
    act.setStatistic('a', left, [])
    act.setStatistic('b', right, [])
    await breathe()
    page.one('button').click()
    await expect.poll(() => askAboutBoth.mock.lastCall?.[1]).toMatchObject({ kind })
  }
  askAboutBoth.mockRejectedValueOnce(new Error('no memory'))
  page.one('button').click()
  await expect
    .poll(() => page.all('[role="alert"]').map((one) => one.textContent))
    .toEqual(['no memory'])
})

describe('the methods paragraph', () => {
  const numbers = { comparison: { n: 3, zerosDropped: 1, notFinite: 0 }, resampledB: false }
  const section = () =>
    room(({ compared }) => (
      <Methods
        compared={compared}
        numbers={numbers as never}
        zeros="drop"
        clusters={null}
        nullTest={null}
        matching=""
        jointVertices={null}
      />
    ))

  test('is shown and hidden, and is copied as it is shown', async () => {
    const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    const { page, store } = await section()
    expect(page.all('[data-methods]')).toHaveLength(0)
    await page.press('Show')
    const words = page.one('[data-methods]').textContent
    expect(words).toMatch(/one.*two/)
    await page.press('Hide')
    expect(page.all('[data-methods]')).toHaveLength(0)
    await page.press('Copy')
    expect(written).toHaveBeenCalledWith(words)
    await expect
      .poll(() => store.getState().notices.at(-1)?.text)
      .toBe('The methods paragraph is on the clipboard.')
  })

  test('is there to be copied by hand where the clipboard is shut', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'))
    const { page } = await section()
    await page.press('Copy')
    await expect.poll(() => page.all('[data-methods]')).toHaveLength(1)
  })
})

describe('the studies of both sides', () => {
  const compared = (of: 'contrast' | 'conjunction', clusters: readonly object[]) => ({
    source: { kind: 'pair', of },
    title: 'Pain against rejection',
    names: ['Pain', 'Rejection'],
    result: { words: { meaning: 'Where they differ.' }, clusters },
  })
  const difference = (x: number, nearer: 'first' | 'second') => ({
    peakWorld: [x, 2, 3],
    peakZ: 4.125,
    sizeMm3: 1600,
    nearer,
  })

  async function studies(comparePair: unknown, peaks = false) {
    const showPair = vi.fn()
    const made = await room(() => <StudiesCompared />, {
      comparePair,
      showPair,
      loadEvidence: vi.fn(),
    })
    const table = 'study,x,y,z,n\nOnoda 2010,4,22,32,18\n'
    if (peaks) await made.act.openFoci('a', table, 'Pain')
    if (peaks) await made.act.openFoci('b', table, 'Rejection')
    return {
      ...made,
      showPair,
      start: () => made.page.one<HTMLButtonElement>('.control-group > button'),
    }
  }

  test('are asked for where a side shows no meta-analysis', async () => {
    const { page, start } = await studies(vi.fn())
    expect(page.container.textContent).toContain('Both sides have to show a meta-analysis')
    expect(start().disabled).toBe(true)
  })

  test('have their tables fetched where these are lacking', async () => {
    const made = await storeWithMaps()
    const loadEvidence = vi.fn()
    made.store.setState(({ act }) => ({ act: { ...act, loadEvidence } as unknown as Actions }))
    await made.act.openFoci('a', 'study,x,y,z,n\nOnoda 2010,4,22,32,18\n', 'Pain')
    await onPage(<StudiesCompared />, made.store)
    await expect.poll(() => loadEvidence.mock.calls).toEqual([['b']])
  })

  test('are compared until somebody stops it or leaves; what goes wrong is said', async () => {
    const asked: { signal: AbortSignal; fail: (why: Error) => void }[] = []
    const comparePair = vi.fn(
      (_: string, follow: { signal: AbortSignal; onProgress: (share: number) => void }) =>
        new Promise((_give, fail) => {
          asked.push({ signal: follow.signal, fail })
          follow.onProgress(0.5)
          follow.signal.addEventListener('abort', () => fail(follow.signal.reason))
        }),
    )
    const { page, start } = await studies(comparePair, true)
    expect(page.container.textContent).not.toContain('Both sides have to show')
    const radios = page.all<HTMLInputElement>('input[type="radio"]')
    expect(radios.map(({ checked }) => checked)).toEqual([true, false])
    start().click()
    await expect.poll(() => page.one<HTMLProgressElement>('progress').value).toBe(0.5)
    await page.press('Stop')
    await expect.poll(() => page.all('progress, [role="alert"]')).toHaveLength(0)
    start().click()
    await expect.poll(() => asked.length).toBe(2)
    asked[1]!.fail(new Error('no memory'))
    await expect
      .poll(() => page.all('[role="alert"]').map((one) => one.textContent))
      .toEqual(['no memory'])
    start().click()
    await expect.poll(() => asked.length).toBe(3)
    expect(asked[2]!.signal.aborted).toBe(false)
    await page.unmount()
    expect(asked[2]!.signal.aborted).toBe(true)
  })

  test('that were compared all the same once that was stopped are not told, and can be asked anew', async () => {
    let give = (_: unknown) => {}
    const comparePair = () =>
      new Promise((resolve) => {
        give = resolve
      })
    const { page } = await studies(comparePair, true)
    await page.press('Compare the studies')
    await page.press('Stop')
    give(compared('contrast', []))
    await page.press('Compare the studies')
    expect(page.all('[data-pair-words]')).toHaveLength(0)
    give(null)
    await page.press('Compare the studies')
    give(compared('contrast', []))
    await expect.poll(() => page.all('[data-pair-words]')).toHaveLength(1)
  })

  test('are told no longer once others count, and still where what was found takes a side', async () => {
    const { page, start, act, store } = await studies(
      async () => compared('contrast', [difference(4, 'first')]),
      true,
    )
    const told = () => page.all('[data-pair-words]').length
    start().click()
    await expect.poll(told).toBe(1)
    const count = (side: 'a' | 'b', fallbackN: number) =>
      act.change((view) =>
        withAskPart(view, side, {
          choice: { included: ['Onoda 2010'], fallbackN, correction: 'none', nullIn: 'brain' },
        }),
      )
    for (const side of ['a', 'b'] as const) {
      count(side, 12)
      await expect.poll(told).toBe(0)
      await expect.poll(() => start().disabled).toBe(false)
      start().click()
      await expect.poll(told).toBe(1)
    }
    // As its map would: it has studies of neither side.
    await act.open('a', files('difference.nii', '3'))
    await expect.poll(() => selectShown(store.getState(), 'a')?.title).toBe('difference')
    expect(told()).toBe(1)
  })

  test('that differ nowhere say so, of many differences the strongest are told', async () => {
    const none = await studies(async () => compared('contrast', []), true)
    none.start().click()
    await expect
      .poll(() => none.page.container.textContent)
      .toContain('Nowhere do they differ after that correction.')
    await none.page.unmount()
    const all = Array.from({ length: 21 }, (_, n) => difference(n, 'first'))
    const many = await studies(async () => compared('contrast', all), true)
    many.start().click()
    await expect.poll(() => many.page.all('tbody tr')).toHaveLength(20)
    expect(many.page.one('caption').textContent).toBe(
      'Corrected for the whole brain; the strongest 20 of 21',
    )
  })

  test('are compared in two ways; what was found goes to either side', async () => {
    const comparePair = vi.fn(async (of: 'contrast' | 'conjunction', _: unknown) =>
      compared(of, [difference(-4, 'second'), difference(40, 'first')]),
    )
    const { page, start, showPair, store } = await studies(comparePair, true)
    start().disabled = false
    start().click()
    await expect
      .poll(() => cells(page.all('tbody tr')))
      .toEqual([
        ['−4, 2, 3', '4.13', '1,600', 'Rejection'],
        ['40, 2, 3', '4.13', '1,600', 'Pain'],
      ])
    expect(comparePair.mock.lastCall![0]).toBe('contrast')
    expect(page.one('caption').textContent).toBe('Corrected for the whole brain')
    page.one('tbody button').click()
    expect(store.getState().document.cursor?.world).toEqual([-4, 2, 3])
    await page.press('Show it on the right')
    expect(showPair.mock.lastCall![0]).toBe('b')
    await page.press('Show it on the left')
    expect(showPair.mock.lastCall![0]).toBe('a')
    page.all<HTMLInputElement>('input[type="radio"]')[1]!.click()
    start().click()
    await expect.poll(() => comparePair.mock.lastCall![0]).toBe('conjunction')
    await expect.poll(() => page.all('table')).toHaveLength(0)
  })
})

describe('the edge between both maps', () => {
  async function edge(at: number) {
    const onMove = vi.fn()
    const made = await room(() => (
      <div style={{ position: 'fixed', left: 100, top: 0, width: 200, height: 100 }}>
        <WipeEdge at={at} onMove={onMove} small={false} />
      </div>
    ))
    const slider = made.page.one('[role="slider"]')
    slider.setPointerCapture = () => {}
    Object.assign(made.page.one('.wipe').style, { width: '200px' })
    const pointer = (type: string, x: number) =>
      slider.dispatchEvent(
        new PointerEvent(type, { bubbles: true, pointerId: 1, clientX: x, clientY: 5 }),
      )
    return { ...made, onMove, slider, pointer }
  }

  test('says how much of each is seen, and stands there', async () => {
    const { page, slider } = await edge(0.25)
    expect(slider.ariaValueText).toBe('25 % one, 75 % two')
    expect(slider.getAttribute('aria-valuenow')).toBe('25')
    expect([slider.style.left, page.one('.wipe-line').style.left]).toEqual(['25%', '25%'])
    const names = page.all('.wipe-name')
    expect(names.map((one) => one.textContent)).toEqual(['one', 'two'])
    // Each on its own side of the edge, as wide as that is at most: 50 px and 150 px, less half a letter at either end.
    page.one('.wipe').style.position = 'relative'
    for (const { style } of names) Object.assign(style, { position: 'absolute', width: '999px' })
    const boxes = names.map((one) => {
      const { left, right, width } = one.getBoundingClientRect()
      return { left: left - 100, right: right - 100, width }
    })
    expect(boxes[0]).toMatchObject({ right: 50 - 8, width: 50 - 16 })
    expect(boxes[1]).toMatchObject({ left: 50 + 8, width: 150 - 16 })
  })

  test.each([
    ['ArrowLeft', 0.48],
    ['ArrowDown', 0.48],
    ['ArrowRight', 0.52],
    ['ArrowUp', 0.52],
    ['PageDown', 0.4],
    ['PageUp', 0.6],
    ['Home', 0],
    ['End', 1],
  ] as const)('goes with %s to %d', async (key, to) => {
    const { slider, onMove } = await edge(0.5)
    slider.focus()
    await userEvent.keyboard(`{${key}}`)
    expect(onMove).toHaveBeenCalledTimes(1)
    expect(onMove.mock.lastCall).toEqual([expect.closeTo(to, 10), 'settled'])
  })

  test('leaves other keys, and those with Control, Alt or Meta', async () => {
    const { slider, onMove } = await edge(0.5)
    for (const held of ['ctrlKey', 'altKey', 'metaKey'])
      slider.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowLeft', [held]: true, bubbles: true }),
      )
    slider.dispatchEvent(new KeyboardEvent('keydown', { key: 'x', bubbles: true }))
    expect(onMove).not.toHaveBeenCalled()
    slider.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))
    expect(onMove.mock.calls).toEqual([[0.5, 'settled']])
  })

  test('follows the hand within the picture, and goes back where the drag is called off', async () => {
    const { onMove, pointer, slider } = await edge(0.5)
    pointer('pointermove', 150)
    expect(onMove).not.toHaveBeenCalled()
    pointer('pointerdown', 200)
    pointer('pointermove', 150)
    pointer('pointermove', 1000)
    pointer('pointermove', 0)
    pointer('pointerup', 0)
    expect(onMove.mock.calls).toEqual([
      [0.25, 'moving'],
      [1, 'moving'],
      [0, 'moving'],
      [0, 'settled'],
    ])
    pointer('pointerdown', 200)
    slider.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    pointer('pointerup', 200)
    expect(onMove.mock.calls.slice(4)).toEqual([[null, 'moving']])
  })
})
