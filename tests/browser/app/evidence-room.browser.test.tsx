import { useState } from 'react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { ChoicesOfStudies } from '#app/evidence/ChoicesOfStudies.tsx'
import { ClusterList } from '#app/evidence/ClusterList.tsx'
import { EvidencePanel } from '#app/evidence/EvidencePanel.tsx'
import { Jackknife } from '#app/evidence/Jackknife.tsx'
import { OwnPeaks } from '#app/evidence/OwnPeaks.tsx'
import { ShufflePeaks } from '#app/evidence/ShufflePeaks.tsx'
import { StudiesNear } from '#app/evidence/StudiesNear.tsx'
import { StudyList } from '#app/evidence/StudyList.tsx'
import { Timeline } from '#app/evidence/Timeline.tsx'
import { settings } from '#app/shell/settings.ts'
import { MNI152_2MM } from '#evidence/grid.ts'
import type { Study } from '#evidence/study.ts'
import { worldPoint } from '#space/point.ts'
import type { EvidenceState } from '#state/app-state.ts'
import type { Actions } from '#state/store.ts'
import { sourceKey } from '#view/map-ask.ts'
import { voxelAt } from '#volume/voxel-place.ts'
import { makeNifti } from '../../fixtures/make-nifti.ts'
import { study as studyOf } from '../../unit/evidence/small-brain.ts'
import { controlledStore, files, storeWithMaps } from '../../unit/state/test-store.ts'
import { onPage, pass } from './on-page.tsx'

beforeEach(() => settings.setState({ folds: {} }))

type Facts = Partial<Omit<Study, 'foci'>> & { readonly foci?: [number, number, number][] }

const study = (id: string, year: number | null, { foci = [[4, 22, 32]], ...more }: Facts = {}) =>
  studyOf(id, foci, { authors: `${id} et al.`, year, n: 20, ...more })

const evidence = (more: object = {}, table: object = {}): EvidenceState =>
  ({
    table: {
      id: 'table',
      rule: '',
      limits: [],
      studies: [
        study('Adams', 2012, { doi: '10.1/x', n: null }),
        study('Baker', 2015, { pmid: '77', nSource: 'the abstract' }),
        study('Clark', null, { foci: [[40, 0, 0]] }),
        study('Dunn', 2010),
      ],
      ...table,
    },
    dropped: [],
    notes: [],
    choice: {
      included: ['Adams', 'Baker', 'Clark'],
      fallbackN: 20,
      correction: 'none',
      nullIn: 'brain',
    },
    result: null,
    ...more,
  }) as unknown as EvidenceState

const cellsOf = (row: Element) =>
  [...row.querySelectorAll('td')].map(({ textContent }) => textContent)

async function room(
  Part: () => React.ReactNode,
  acts: { readonly [name in keyof Actions]?: unknown } = {},
) {
  const made = await storeWithMaps()
  const question = vi.fn(async (..._: unknown[]) => {})
  made.store.setState(({ act }) => ({
    act: { ...act, question, ...acts } as unknown as Actions,
  }))
  const page = await onPage(<Part />, made.store)
  return { ...made, question, page }
}

describe('the studies under a map', () => {
  const list = () => room(() => <StudyList pane="b" evidence={evidence()} />)
  const listed = (page: { readonly all: (selector: string) => readonly HTMLElement[] }) =>
    page.all('[data-study]').map((row) => row.dataset['study'])

  test('are told by year first, with their numbers, and count where they are ticked', async () => {
    const { page } = await list()
    const rows = page
      .all('[data-study]')
      .map((row) => [
        row.querySelector('input')!.checked,
        ...[...row.querySelectorAll('td')].slice(1).map((cell) => cell.textContent),
      ])
    const adams = rows.find(([, name]) => name === 'Adams et al.')
    expect(adams).toEqual([true, 'Adams et al.', '2012', '?', '1'])
    expect(rows.find(([, name]) => name === 'Dunn et al.')![0]).toBe(false)
    expect(rows.find(([, name]) => name === 'Clark et al.')![2]).toBe('?')
    const dated = listed(page).filter((id) => id !== 'Clark')
    expect(dated).toEqual(['Dunn', 'Adams', 'Baker'])
    expect(page.one('[aria-sort="ascending"]').textContent).toMatch(/ ↑$/)
  })

  test('are sorted by any column, the other way round at the second click', async () => {
    const { page } = await list()
    const [first] = page.all('th button')
    first!.click()
    await expect.poll(() => listed(page)).toEqual(['Adams', 'Baker', 'Clark', 'Dunn'])
    first!.click()
    await expect.poll(() => listed(page)).toEqual(['Dunn', 'Clark', 'Baker', 'Adams'])
    expect(page.one('[aria-sort="descending"]').textContent).toMatch(/ ↓$/)
    first!.click()
    await expect.poll(() => listed(page)).toEqual(['Adams', 'Baker', 'Clark', 'Dunn'])
    await page.set('Search the studies', 'bak')
    await expect.poll(() => listed(page)).toEqual(['Baker'])
  })

  test('are left out and let in, in the order of the table, on the side of the map', async () => {
    const { page, question } = await list()
    await page.check('Count Baker et al. 2015')
    expect(question).toHaveBeenLastCalledWith('b', { included: ['Adams', 'Clark'] })
    await page.check('Count Dunn et al. 2010')
    expect(question).toHaveBeenLastCalledWith('b', {
      included: ['Adams', 'Baker', 'Clark', 'Dunn'],
    })
    await page.press('All again')
    expect(question).toHaveBeenLastCalledWith('b', {
      included: ['Adams', 'Baker', 'Clark', 'Dunn'],
    })
  })

  test('lead to the paper, and say where their numbers are from', async () => {
    const { page } = await list()
    const links = page
      .all<HTMLAnchorElement>('td a')
      .map(({ textContent, href }) => [textContent, href])
    expect(links.sort()).toEqual([
      ['Adams et al.', 'https://doi.org/10.1/x'],
      ['Baker et al.', 'https://pubmed.ncbi.nlm.nih.gov/77/'],
    ])
    expect(page.all('.provenance p').map((one) => one.textContent)).toEqual(['n: the abstract.'])
    const whole = evidence({
      choice: { ...evidence().choice, included: ['Adams', 'Baker', 'Clark', 'Dunn'] },
    })
    const all = await room(() => <StudyList pane="a" evidence={whole} />)
    expect(all.page.one<HTMLButtonElement>('button.quiet').disabled).toBe(true)
  })

  test('say what is not known of them, and which table, space and database their peaks are from', async () => {
    const more = { authors: '', reportedSpace: 'MNI', transform: 'none' as const }
    const table = {
      studies: [
        study('Adams', null, { n: null }),
        study('Baker', 2015, {
          selection: 'Table 2.',
          reportedSpace: 'Talairach',
          transform: 'icbm2tal',
          database: 'a database',
        } as Facts),
        study('Clark', 2016, more as Facts),
        study('Dunn', 2017, { transform: 'icbm2tal' } as Facts),
      ],
    }
    const { page } = await room(() => <StudyList pane="a" evidence={evidence({}, table)} />)
    const rows = page.all('[data-study]')
    expect(rows.map(cellsOf).map(([, ...cells]) => cells)).toEqual([
      ['Adams et al.', '?', '?', '1'],
      ['Baker et al.', '2015', '20', '1'],
      ['Clark', '2016', '20', '1'],
      ['Dunn et al.', '2017', '20', '1'],
    ])
    expect(rows[0]!.querySelector('input')!.ariaLabel).toBe('Count Adams et al. ')
    expect(rows[0]!.querySelectorAll('td')[3]!.title).toBe('not known')
    const details = rows.map((row) =>
      [...row.nextElementSibling!.querySelectorAll('.provenance p')].map((one) => one.textContent),
    )
    expect(details).toEqual([
      [],
      ['Table 2.', 'Reported in Talairach; icbm2tal.', 'Coordinates from a database.'],
      ['Reported in MNI.'],
      [],
    ])
  })

  test('near the cursor are those that count and have a peak there', async () => {
    const { page, act } = await room(() => <StudiesNear evidence={evidence()} />)
    const named = () => page.all('tbody tr').map((row) => row.textContent)
    expect(page.one('.aside').textContent).toBe('Click a brain to see whose peaks lie there.')
    act.change((view) => ({ ...view, cursor: { world: [4, 22, 29], place: null } }))
    await expect.poll(() => named().length).toBe(2)
    // Of as many people each: the number that Adams does not say is taken as Baker's.
    expect(named().sort()).toEqual(['Adams et al. 20123.0 50 %', 'Baker et al. 20153.0 50 %'])
    const meters = page.all<HTMLMeterElement>('meter')
    expect(meters.map(({ value, max }) => value / max)).toEqual([0.5, 0.5])
    expect(meters.map((one) => one.ariaLabel).sort()).toEqual([
      'share of Adams et al.',
      'share of Baker et al.',
    ])
    expect(page.one('section').ariaLabel).toBe('Near the cursor')
    act.change((view) => ({ ...view, cursor: { world: [40, 0, 4], place: null } }))
    await expect.poll(named).toEqual(['Clark et al. 4.0 100 %'])
    act.change((view) => ({ ...view, cursor: { world: [4, 22, 29], place: null } }))
    await expect.poll(() => named().length).toBe(2)
    await page.set('Radius around the cursor in mm', 2)
    await expect.poll(named).toEqual([])
    expect(page.container.textContent).toContain('No study has a peak within 2 mm.')
    await page.set('Radius around the cursor in mm', 0)
    expect(page.container.textContent).toContain('No study has a peak within 2 mm.')
    await page.set('Radius around the cursor in mm', 3)
    await expect.poll(() => named().length).toBe(2)
  })
})

describe('clusters of the evidence', () => {
  const cluster = (x: number, more: object = {}) => ({
    peakWorld: [x, 22, 32],
    peakZ: 5.125,
    sizeVoxels: 10,
    sizeMm3: 1600,
    pFwe: null,
    shown: true,
    voxels: Int32Array.of(),
    ...more,
  })
  const clusters = (all: readonly object[], choice: object = {}, least: number | null = null) =>
    room(() => (
      <ClusterList
        pane="a"
        evidence={evidence({
          choice: { ...evidence().choice, ...choice },
          result: { facts: {}, clusters: all, thresholdZ: 3, leastClusterVoxels: least },
        })}
      />
    ))

  test('are those of ten voxels or more, with what is not shown and why', async () => {
    const { page } = await clusters(
      [
        cluster(4, { pFwe: 0.02 }),
        cluster(5, { pFwe: 0.2, shown: false }),
        cluster(6, { sizeVoxels: 9 }),
      ],
      { correction: 'cluster-fwe' },
      88,
    )
    const rows = page.all('tbody tr').map((row) => [row.className, ...cellsOf(row)])
    expect(rows).toEqual([
      ['significant', '4, 22, 32', '5.13', '1,600', '.020'],
      ['', '5, 22, 32', '5.13', '1,600', '.200 not shown: too small'],
    ])
    expect(page.one('caption').textContent).toBe(
      'p < .001 uncorrected; significant from 88 voxels on; the brain shows and reads 0 where it says “not shown”',
    )
  })

  test('none are said to be none, and an untested map to be untested', async () => {
    const { page, question } = await clusters([cluster(6, { sizeVoxels: 9 })])
    expect(page.one('caption').textContent).toBe(
      'p < .001 uncorrected; not tested for the whole brain',
    )
    expect(page.container.textContent).toContain('No cluster of 10 voxels or more.')
    await page.choose('Threshold', 'false discovery rate below 5 %')
    expect(question).toHaveBeenLastCalledWith('a', { correction: 'fdr' })
  })

  test('tell which of them the cursor is in, and none is significant that was not tested', async () => {
    const here = voxelAt(MNI152_2MM, worldPoint(10, 20, 30))!
    const { page, act } = await clusters([
      cluster(4, { voxels: Int32Array.of(here + 1) }),
      cluster(5, { voxels: Int32Array.of(here) }),
    ])
    const current = () => page.all('tbody tr').map((row) => row.getAttribute('aria-current'))
    expect(current()).toEqual([null, null])
    act.change((view) => ({ ...view, cursor: { world: [10, 20, 30], place: null } }))
    await expect.poll(current).toEqual([null, 'location'])
    act.change((view) => ({ ...view, cursor: { world: [500, 20, 30], place: null } }))
    await expect.poll(current).toEqual([null, null])
    expect(page.all('tbody tr').map((row) => [row.className, cellsOf(row).at(-1)])).toEqual([
      ['', '–'],
      ['', '–'],
    ])
  })

  test('are not there before they are found', async () => {
    const { page } = await room(() => <ClusterList pane="a" evidence={evidence()} />)
    expect(page.all('table')).toHaveLength(0)
  })

  test('are flown to', async () => {
    const { page, store } = await clusters([cluster(4)])
    page.one('tbody button').click()
    expect(store.getState().document.cursor?.world).toEqual([4, 22, 32])
  })
})

describe('what if other studies counted', () => {
  test('the years go one by one, and stop where the room is left', async () => {
    const { page, question } = await room(() => <Timeline pane="b" evidence={evidence()} />)
    const slider = page.one<HTMLInputElement>('input')
    expect([slider.max, slider.value, slider.ariaValueText]).toEqual(['2', '2', '2015'])
    await page.set('Studies published up to', 0)
    expect(question).toHaveBeenLastCalledWith('b', { included: ['Dunn'] })
    await page.set('Studies published up to', 1)
    expect(question).toHaveBeenLastCalledWith('b', { included: ['Adams', 'Dunn'] })
    expect(page.one('output').textContent).toBe('up to 2012')
    await page.press('Play')
    expect(question).toHaveBeenLastCalledWith('b', { included: ['Adams', 'Baker', 'Dunn'] })
    await expect.poll(() => page.all('button').map((one) => one.textContent)).toEqual(['Play'])
    const before = question.mock.calls.length
    vi.useFakeTimers()
    page.one('button').click()
    await page.unmount()
    await vi.advanceTimersByTimeAsync(3000)
    vi.useRealTimers()
    expect(question.mock.calls.slice(before)).toEqual([['b', { included: ['Dunn'] }]])
  })

  test('the years are played one after another from the first, and stop where somebody stops them', async () => {
    const { page, question } = await room(() => <Timeline pane="b" evidence={evidence()} />)
    const button = () => page.one('button').textContent
    const asked = () =>
      question.mock.calls.map(([, choice]) => (choice as { included: string[] }).included.length)
    vi.useFakeTimers()
    page.one('button').click()
    await pass(890)
    expect([asked(), button(), page.one('output').textContent]).toEqual([[1], 'Stop', 'up to 2010'])
    await pass(20)
    expect([asked(), page.one('output').textContent]).toEqual([[1, 2], 'up to 2012'])
    page.one('button').click()
    await pass(10)
    expect(button()).toBe('Play')
    await pass(890)
    expect(asked()).toEqual([1, 2])
    // Where it was left it goes on.
    page.one('button').click()
    await pass(10)
    expect(asked()).toEqual([1, 2, 3])
    await pass(900)
    expect([button(), page.one('output').textContent]).toEqual(['Play', 'up to 2015'])
    vi.useRealTimers()
  })

  test('a play that was stopped does not go on beside the next one, nor under a hand on the slider', async () => {
    const { page, question } = await room(() => <Timeline pane="b" evidence={evidence()} />)
    const asked = () =>
      question.mock.calls.map(([, choice]) => (choice as { included: string[] }).included.length)
    const button = () => page.one('button')
    vi.useFakeTimers()
    button().click()
    await pass(500)
    button().click()
    await pass(10)
    button().click()
    await pass(500)
    // The first one would have gone on by now.
    expect(asked()).toEqual([1, 2])
    await pass(400)
    expect(asked()).toEqual([1, 2, 3])
    await pass(900)
    button().click()
    await pass(100)
    const slider = page.one<HTMLInputElement>('input')
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(slider, '2')
    slider.dispatchEvent(new Event('input', { bubbles: true }))
    await pass(10)
    expect([asked().slice(3), button().textContent]).toEqual([[1, 3], 'Play'])
    await pass(2000)
    expect(asked().slice(3)).toEqual([1, 3])
    vi.useRealTimers()
  })

  test('one year alone has no order, two have', async () => {
    const one = evidence({}, { studies: [study('Adams', 2012), study('Clark', null)] })
    const { page } = await room(() => <Timeline pane="a" evidence={one} />)
    expect(page.all('section')).toHaveLength(0)
    await page.unmount()
    const both = evidence({}, { studies: [study('Adams', 2012), study('Dunn', 2010)] })
    const two = await room(() => <Timeline pane="a" evidence={both} />)
    expect(two.page.one('output').textContent).toBe('up to 2012')
  })

  test('each study is left out in turn; whoever carries it most comes first', async () => {
    const jackknife = vi.fn(async (..._: unknown[]) => ({
      all: { maxZ: 5 },
      leftOut: [
        { studyId: 'Adams', maxZ: 4.5 },
        { studyId: 'Baker', maxZ: 2 },
        { studyId: 'gone', maxZ: 5 },
      ],
    }))
    const { page } = await room(() => <Jackknife pane="b" evidence={evidence()} />, { jackknife })
    await page.press('Leave each out')
    await expect
      .poll(() => page.all('tbody tr').map(cellsOf))
      .toEqual([
        ['Baker et al. 2015', '2.00', '−3.00'],
        ['Adams et al. 2012', '4.50', '−0.50'],
        ['gone', '5.00', '0'],
      ])
    expect(jackknife.mock.lastCall![0]).toBe('b')
    expect(page.one('caption').textContent).toBe('dACC, highest z on its cortex: 5.00 with all')
    await page.choose('Region', 'S2')
    await page.press('Leave each out')
    await expect
      .poll(() => page.one('caption').textContent)
      .toBe('S2, highest z on its cortex: 5.00 with all')
    jackknife.mockRejectedValueOnce(new Error('no memory'))
    await page.press('Leave each out')
    await expect
      .poll(() => page.all('[role="alert"]').map((one) => one.textContent))
      .toEqual(['no memory'])
  })

  test('leaving each out can be stopped, and stops where the room is left', async () => {
    const signals: AbortSignal[] = []
    const jackknife = (
      _side: unknown,
      _voxels: unknown,
      { signal, onProgress }: { signal: AbortSignal; onProgress: (share: number) => void },
    ) =>
      new Promise((_, fail) => {
        signals.push(signal)
        onProgress(0.5)
        signal.addEventListener('abort', () => fail(signal.reason))
      })
    const { page } = await room(() => <Jackknife pane="a" evidence={evidence()} />, { jackknife })
    await page.press('Leave each out')
    await expect.poll(() => page.one<HTMLProgressElement>('progress').value).toBe(0.5)
    expect(page.one('progress').ariaLabel).toBe('Leaving each study out')
    await page.press('Stop')
    await expect.poll(() => page.all('progress, [role="alert"]')).toHaveLength(0)
    await page.press('Leave each out')
    await page.unmount()
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true])
  })

  test('what is found all the same once it was stopped is not shown, and it can be asked anew', async () => {
    let give = (_: unknown) => {}
    const jackknife = () =>
      new Promise((resolve) => {
        give = resolve
      })
    const { page } = await room(() => <Jackknife pane="a" evidence={evidence()} />, { jackknife })
    const found = { all: { maxZ: 5 }, leftOut: [{ studyId: 'Adams', maxZ: 4.5 }] }
    await page.press('Leave each out')
    await page.press('Stop')
    give(found)
    await page.press('Leave each out')
    expect(page.all('table')).toHaveLength(0)
    give(null)
    await page.press('Leave each out')
    give(found)
    await expect.poll(() => page.all('table')).toHaveLength(1)
  })

  /** Of three studies all but one can be taken out while the page stands. */
  async function ofFewerStudies(jackknife: (..._: unknown[]) => unknown) {
    const made = await storeWithMaps()
    made.store.setState(({ act }) => ({ act: { ...act, jackknife } as unknown as Actions }))
    function Part() {
      const [included, count] = useState(['Adams', 'Baker', 'Clark'])
      return (
        <>
          <button type="button" onClick={() => count(['Adams'])}>
            Leave others out
          </button>
          <Jackknife pane="a" evidence={evidence({ choice: { ...evidence().choice, included } })} />
        </>
      )
    }
    return onPage(<Part />, made.store)
  }

  test('what comes late of other studies does not end the work on these', async () => {
    const given: ((result: unknown) => void)[] = []
    const page = await ofFewerStudies(() => new Promise((resolve) => given.push(resolve)))
    await page.press('Leave each out')
    await page.press('Leave others out')
    await page.press('Leave each out')
    given[0]!(null)
    await new Promise((resolve) => setTimeout(resolve))
    expect(page.all('progress')).toHaveLength(1)
    given[1]!({ all: { maxZ: 5 }, leftOut: [{ studyId: 'Adams', maxZ: 4.5 }] })
    await expect.poll(() => page.all('table')).toHaveLength(1)
  })

  test('what each study carries is told no longer once other studies count', async () => {
    const page = await ofFewerStudies(async () => ({
      all: { maxZ: 5 },
      leftOut: [{ studyId: 'Adams', maxZ: 4.5 }],
    }))
    await page.press('Leave each out')
    await expect.poll(() => page.all('table')).toHaveLength(1)
    await page.press('Leave others out')
    await expect.poll(() => page.all('table')).toHaveLength(0)
    await page.press('Leave each out')
    await expect.poll(() => page.all('table')).toHaveLength(1)
  })

  test('unknown numbers of subjects and where peaks are drawn can be chosen', async () => {
    const { page, question } = await room(() => <ChoicesOfStudies pane="b" evidence={evidence()} />)
    expect(page.all('input[type="radio"]')).toHaveLength(0)
    const name = 'Subjects assumed where unknown'
    await page.choose(name, page.options(name)[0]!)
    expect(question.mock.lastCall).toEqual(['b', { fallbackN: Number(page.options(name)[0]) }])
    await page.choose('The cluster test draws peaks in', 'grey matter')
    expect(question).toHaveBeenLastCalledWith('b', { nullIn: 'grey' })
  })

  test('the strict set leads to the inclusive one, which offers the choices', async () => {
    const open = vi.fn(async (..._: unknown[]) => {})
    const strict = await room(
      () => <ChoicesOfStudies pane="a" evidence={evidence({}, { id: 'social-exclusion' })} />,
      { open },
    )
    await strict.page.press('Open the inclusive set, to choose from')
    expect(open).toHaveBeenCalledWith('a', { kind: 'sample', id: 'social-exclusion-inclusive' })
    await strict.page.unmount()
    const studies = evidence().table.studies.map((one) =>
      one.id === 'Dunn' ? { ...one, grade: 'inclusive' } : one,
    )
    const inclusive = { id: 'social-exclusion-inclusive', studies }
    const { page } = await room(() => (
      <ChoicesOfStudies pane="a" evidence={evidence({}, inclusive)} />
    ))
    const radios = page.all<HTMLInputElement>('input[type="radio"]')
    expect(radios.length).toBeGreaterThan(1)
    // Three that are strict.
    expect(radios.map(({ checked }) => checked).indexOf(true)).toBe(0)
    expect(page.all('button')).toHaveLength(0)
    await page.unmount()
    // All of the table: the last choice.
    const facts = { studies: 4, studiesOfUnknownN: 1, fociOutsideMask: 2 }
    const all = await room(() => (
      <ChoicesOfStudies
        pane="b"
        evidence={evidence(
          {
            choice: { ...evidence().choice, included: ['Adams', 'Baker', 'Clark', 'Dunn'] },
            result: { facts },
          },
          inclusive,
        )}
      />
    ))
    const chosen = all.page.all<HTMLInputElement>('input[type="radio"]')
    expect(chosen.at(-1)!.checked).toBe(true)
    expect(all.page.all('.choice').at(-1)!.textContent).toContain('(4 studies)')
    expect(all.page.container.textContent).toContain(
      'Unknown for 1 of 4 studies; 2 peaks lie outside the brain mask.',
    )
    chosen[0]!.click()
    expect(all.question.mock.lastCall).toEqual(['b', { included: ['Adams', 'Baker', 'Clark'] }])
  })
})

test('peaks are put down at random, one map after the other, and elsewhere each time', async () => {
  const mask = makeNifti({ shape: [20, 20, 20], values: () => 1 })
  const { store, named } = controlledStore({ held: ['aleMap'] })
  const openFoci = vi.fn(store.getState().act.openFoci)
  const brainMask = async () => ({ name: 'mask.nii', blob: new Blob([mask as BlobPart]) })
  store.setState(({ act }) => ({ act: { ...act, openFoci, brainMask } as unknown as Actions }))
  const studies = async () => [studyOf('Adams', [[4, 22, 32]]), studyOf('Baker', [[4, 2, 3]])]
  const page = await onPage(<ShufflePeaks side="b" studies={studies} />, store)
  const button = page.one<HTMLButtonElement>('button')
  expect([button.textContent, button.disabled]).toEqual(['Shuffle the peaks', false])
  button.click()
  await expect.poll(() => button.disabled).toBe(true)
  expect(page.all('.shuffle-peaks [role="status"]')).toHaveLength(0)
  await expect.poll(() => named('aleMap').length).toBe(1)
  await named('aleMap')[0]!.finish()
  await expect.poll(() => [button.textContent, button.disabled]).toEqual(['Shuffle again', false])
  expect(page.one('.shuffle-peaks [role="status"]').textContent).toBe(
    'The right map is simulated: random peaks.',
  )
  button.click()
  await expect.poll(() => openFoci.mock.calls.length).toBe(2)
  const [first, second] = openFoci.mock.calls.map(([, text]) => text as string)
  expect(openFoci.mock.calls.map(([side]) => side)).toEqual(['b', 'b'])
  expect(second).not.toBe(first)
})

test('peaks of one’s own become a map once there are some', async () => {
  const openFoci = vi.fn()
  for (const [pane, where] of [
    ['a', 'left'],
    ['b', 'right'],
  ] as const) {
    const { page } = await room(() => <OwnPeaks pane={pane} />, { openFoci })
    const button = page.one<HTMLButtonElement>('button')
    expect([button.textContent, button.disabled]).toEqual([`Compute the map on the ${where}`, true])
    await page.set('Table of peaks', '  ')
    expect(button.disabled).toBe(true)
    await page.set('Table of peaks', 'study,x,y,z')
    button.click()
    expect(openFoci).toHaveBeenLastCalledWith(pane, 'study,x,y,z', 'My peaks')
    await page.unmount()
  }
})

describe('the room of what maps rest on', () => {
  async function panel() {
    const made = controlledStore()
    const loadEvidence = vi.fn(async () => {})
    made.store.setState(({ act }) => ({ act: { ...act, loadEvidence } as unknown as Actions }))
    await made.act.open('a', files('mine.nii', '6'))
    const page = await onPage(<EvidencePanel />, made.store)
    const sides = () =>
      page
        .all('.sides label')
        .map((one) => [one.textContent, one.querySelector<HTMLInputElement>('input')!.checked])
    return { ...made, page, loadEvidence, sides }
  }

  test('is of one side at a time, and says where a map came as a file', async () => {
    const { page, sides, loadEvidence } = await panel()
    expect(sides()).toEqual([
      ['mine', true],
      ['right', false],
    ])
    expect(page.container.textContent).toContain('This map came as a file')
    await page.check('right')
    await expect.poll(sides).toEqual([
      ['mine', false],
      ['right', true],
    ])
    expect(loadEvidence).not.toHaveBeenCalled()
  })

  test('fetches the studies of a map that comes with the page, of that side alone, and shows them', async () => {
    const { page, act, store, loadEvidence } = await panel()
    await act.open('b', { kind: 'sample', id: 'physical-pain' })
    await expect.poll(() => loadEvidence.mock.calls).toEqual([['b']])
    await page.check('Physical pain')
    await expect.poll(() => page.container.textContent).toContain('Fetching the studies…')
    const { table } = evidence({}, { rule: 'All of them.', limits: ['Few people.'] })
    const key = sourceKey({ kind: 'sample', id: 'physical-pain' })
    store.setState({ tables: { [key]: { table, dropped: [], notes: [] } } })
    await expect.poll(() => page.container.textContent).toContain('4 of 4 studies')
    expect(page.one('.aside').textContent).toBe('All of them.')
    expect(page.all('.limits li').at(-1)!.textContent).toBe('Few people.')
    expect(page.all('[data-dropped]')).toHaveLength(0)
    const dropped = [
      { line: 3, reason: 'no x.' },
      { line: null, reason: 'no studies.' },
    ]
    store.setState({ tables: { [key]: { table, dropped, notes: ['Commas between.'] } } })
    await expect
      .poll(() => page.all('[data-dropped] li').map((one) => one.textContent))
      .toEqual(['Commas between.', 'Line 3: no x.', 'no studies.'])
    store.setState({ tables: { [key]: { table, dropped: [], notes: ['Commas between.'] } } })
    await expect.poll(() => page.all('[data-dropped] li')).toHaveLength(1)
    const [, lost] = dropped
    store.setState({ tables: { [key]: { table, dropped: [lost!], notes: [] } } })
    await expect
      .poll(() => page.all('[data-dropped] li').map((one) => [one.textContent, one.className]))
      .toEqual([['no studies.', 'wrong']])
  })

  test('shows and hides peaks in a brain of glass, and offers chance on the other side', async () => {
    settings.setState({ folds: { studies: true, 'what-if': true } })
    const { page, act, store } = await panel()
    await act.open('b', { kind: 'sample', id: 'physical-pain' })
    const { table } = evidence({}, { rule: '', limits: [] })
    const key = sourceKey({ kind: 'sample', id: 'physical-pain' })
    store.setState({ tables: { [key]: { table, dropped: [], notes: [] } } })
    await page.check('Physical pain')
    const peaks = 'Show the peaks, in a brain of glass'
    expect(store.getState().document.peaks).toBe(false)
    await page.check(peaks)
    expect(store.getState().document.peaks).toBe(true)
    await page.check(peaks)
    expect(store.getState().document.peaks).toBe(false)
    expect(page.container.textContent).toContain('put down at random in the brain, on the left.')
  })
})
