/** What the room of evidence says at first of the studies under a map. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { EvidencePanel } from '#app/evidence/EvidencePanel.tsx'
import { StudyList } from '#app/evidence/StudyList.tsx'
import { settings } from '#app/shell/settings.ts'
import type { Study } from '#evidence/study.ts'
import { ALE_LIMITS } from '#evidence/words.ts'
import type { AppState, EvidenceState } from '#state/app-state.ts'
import { withPeaks } from '#view/change.ts'
import { sourceKey } from '#view/map-ask.ts'
import { study } from '../evidence/small-brain.ts'
import { controlledStore, files } from '../state/test-store.ts'
import { elementsOf, markupOf, wordsOf } from './markup.tsx'

const pain = { kind: 'sample', id: 'physical-pain' } as const
const folds = ['studies', 'near', 'clusters', 'what-if', 'own-peaks']
const all = Object.fromEntries(folds.map((id) => [id, true]))
beforeEach(() => {
  settings.setState({ folds: all })
  vi.spyOn(settings, 'getInitialState').mockImplementation(settings.getState)
})
afterEach(() => vi.restoreAllMocks())

const studies = ['Adams', 'Baker'].map((id) =>
  study(id, [[4, 22, 32]], { authors: id, year: 2012 }),
)

async function panel(read: object = {}, tableOf: object = {}) {
  const made = controlledStore()
  await made.act.open('a', pain)
  await made.act.open('b', files('mine.nii', '6'))
  const table = { id: 'physical-pain', rule: 'All of them.', limits: ['Few people.'], studies }
  made.store.setState({
    tables: {
      [sourceKey(pain)]: { table: { ...table, ...tableOf }, dropped: [], notes: [], ...read },
    },
  } as unknown as AppState)
  return { ...made, shown: () => markupOf(<EvidencePanel />, made.store) }
}

describe('what a map rests on', () => {
  test('is told of the left map first, by its studies and what it can’t tell', async () => {
    const { shown } = await panel()
    const sides = elementsOf(shown(), 'input').filter((one) => one['name'] === 'evidence-side')
    expect(sides.map((one) => 'checked' in one)).toEqual([true, false])
    expect(wordsOf(shown())).toMatch(/^Side whose evidence is shown .*All of them\. 2 of 2 studies/)
    const limits = [...shown().matchAll(/<li>([^<]*)<\/li>/g)].map(([, words]) => words)
    expect(limits).toHaveLength(ALE_LIMITS.length + 1)
    expect(limits.at(-1)).toBe('Few people.')
    expect(wordsOf(shown())).not.toContain('How your table was read')
  })

  test('what was assumed of a table, and what was not taken of it, is told line by line', async () => {
    const notes = await panel({ notes: ['Talairach, converted.'] })
    expect(wordsOf(notes.shown())).toContain('How your table was read Talairach, converted.')
    const dropped = await panel({
      dropped: [
        { line: 7, reason: 'no x' },
        { line: null, reason: 'too far out' },
      ],
    })
    expect(wordsOf(dropped.shown())).toContain('How your table was read Line 7: no x too far out')
  })

  test('peaks are shown where that is ticked', async () => {
    const { shown, act } = await panel()
    const ticked = () => {
      const [, box] = /<input type="checkbox"([^>]*)\/>Show the peaks/.exec(shown())!
      return box!.includes('checked')
    }
    const before = ticked()
    act.change((view) => withPeaks(view, !before))
    expect(ticked()).toBe(!before)
  })

  test('random peaks go to the other side', async () => {
    const { shown } = await panel()
    expect(wordsOf(shown())).toMatch(/put down at random in the brain, on the right/)
  })

  test('is fetched where it comes with the page, and not known of a file', async () => {
    const made = controlledStore()
    await made.act.open('a', pain)
    const words = () => wordsOf(markupOf(<EvidencePanel />, made.store))
    expect(words()).toContain('Fetching the studies…')
    expect(words()).toMatch(/evidence is shown .+ right Fetching/)
    await made.act.open('a', files('mine.nii', '6'))
    expect(words()).toContain('mine right This map came as a file')
  })
})

describe('a study', () => {
  const list = (of: Partial<Study>) => {
    const one = study('Adams', [[4, 22, 32]], { authors: 'Adams', year: null, n: null, ...of })
    const evidence = {
      table: { studies: [one] },
      choice: { included: ['Adams'] },
    } as unknown as EvidenceState
    return markupOf(
      <StudyList pane="a" evidence={evidence} />,
      controlledStore({ start: false }).store,
    )
  }

  test('says where its numbers are from, as far as that is known', () => {
    const facts = (of: Partial<Study>) =>
      [...list(of).matchAll(/<p>([^<]*)<\/p>/g)].map(([, words]) => words)
    expect(facts({})).toEqual([])
    expect(facts({ reportedSpace: 'TAL' as never, transform: 'none' as never })).toEqual([
      'Reported in TAL.',
    ])
    expect(
      facts({
        selection: 'Table 2.',
        reportedSpace: 'TAL' as never,
        transform: 'icbm2tal' as never,
        database: 'a database' as never,
        nSource: 'the abstract',
      }),
    ).toEqual([
      'Table 2.',
      'Reported in TAL; icbm2tal.',
      'n: the abstract.',
      'Coordinates from a database.',
    ])
  })

  test('is called by its id where it names nobody, and what is not known of it is asked', () => {
    const words = wordsOf(list({ authors: '' }))
    expect(words).toMatch(/ Adams \? \? 1$/)
    expect(elementsOf(list({}), 'td').some((one) => one['title'] === 'not known')).toBe(true)
    expect(elementsOf(list({}), 'a')).toEqual([])
  })
})
