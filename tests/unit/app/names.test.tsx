/** Whoever listens to the page hears what each part and each control is. */
import type { ReactNode } from 'react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { CompareRoom } from '#app/compare/CompareRoom.tsx'
import { WipeEdge } from '#app/compare/WipeEdge.tsx'
import { EvidencePanel } from '#app/evidence/EvidencePanel.tsx'
import { TakeAway } from '#app/figure/TakeAway.tsx'
import { AuthorPanel } from '#app/lecture/AuthorPanel.tsx'
import { LectureRoom } from '#app/lecture/LectureRoom.tsx'
import { LiveControls } from '#app/lecture/LiveControls.tsx'
import { QuestionBox } from '#app/lecture/QuestionBox.tsx'
import { BrainControls } from '#app/look/BrainControls.tsx'
import { ColourControls } from '#app/look/ColourControls.tsx'
import { DrawnRegions } from '#app/look/DrawnRegions.tsx'
import { FirstRegions } from '#app/look/FirstRegions.tsx'
import { Layers } from '#app/look/Layers.tsx'
import { RegionList } from '#app/look/RegionList.tsx'
import { RuleChange } from '#app/look/RuleChange.tsx'
import { SightCheck } from '#app/look/SightCheck.tsx'
import { ThresholdControls } from '#app/look/ThresholdControls.tsx'
import { ThresholdSigns } from '#app/look/ThresholdSigns.tsx'
import { FolderMaps } from '#app/open/FolderMaps.tsx'
import { Tray } from '#app/open/Tray.tsx'
import { CursorBar } from '#app/shell/CursorBar.tsx'
import { PaneView } from '#app/shell/PaneView.tsx'
import { settings } from '#app/shell/settings.ts'
import { startLecture } from '#lesson/lecture.ts'
import { liveControlIds, type Question } from '#lesson/lesson.ts'
import type { AppStore } from '#state/store.ts'
import { file, storeWithMaps } from '../state/test-store.ts'
import { markupOf } from './markup.tsx'
import { namelessIn } from './nameless.ts'

const answer = 'So.'
const options = ['one', 'two', 'three', 'four'].map((name) => ({ name, look: {} }))
const questions: readonly Question[] = [
  { kind: 'choice', ask: 'Which?', options: ['one', 'two'], right: 1, answer },
  { kind: 'map', ask: 'Which?', options, right: 1, answer } as Question,
  { kind: 'number', ask: 'How?', range: [2, 6], step: 1, unit: 'z', value: 'peak of pain', answer },
  { kind: 'place', ask: 'Where?', region: 'dacc', answer },
]
const lectureOf = (question: Question) =>
  startLecture({
    ...{ id: 'given', title: 'Given', about: '' },
    steps: [{ id: 'one', say: '# One', look: {}, notes: '', live: [], question }],
  })
const folder = { name: 'study', files: [], unreadable: [], isCut: false }
const parts = {
  AuthorPanel: <AuthorPanel />,
  BrainControls: <BrainControls />,
  ColourControls: <ColourControls />,
  CompareRoom: <CompareRoom />,
  CursorBar: <CursorBar />,
  DrawnRegions: <DrawnRegions />,
  EvidencePanel: <EvidencePanel />,
  FirstRegions: <FirstRegions />,
  FolderMaps: <FolderMaps folder={folder} maps={[]} />,
  Layers: <Layers />,
  LectureRoom: <LectureRoom />,
  LiveControls: <LiveControls ids={liveControlIds} />,
  PaneView: <PaneView id="a" view="brain-a" bindElement={() => {}} />,
  RegionList: <RegionList />,
  RuleChange: <RuleChange />,
  SightCheck: <SightCheck />,
  TakeAway: <TakeAway />,
  ThresholdControls: <ThresholdControls />,
  ThresholdSigns: <ThresholdSigns />,
  Tray: <Tray />,
  WipeEdge: <WipeEdge at={0.5} onMove={() => {}} small={false} />,
  ...Object.fromEntries(
    questions.map((question) => [
      `a question of a ${question.kind}`,
      <QuestionBox key={question.kind} lecture={lectureOf(question)} facts={null} />,
    ]),
  ),
}

/** With everything that is folded away, folds within folds as well. */
function unfolded(part: ReactNode, store: AppStore): string {
  const folds: { [id: string]: boolean } = {}
  for (;;) {
    settings.setState({ folds: { ...folds } })
    const markup = markupOf(part, store)
    const found = [...markup.matchAll(/ data-fold="([^"]*)"/g)].map(([, id = '']) => id)
    if (found.every((id) => folds[id])) return markup
    for (const id of found) folds[id] = true
  }
}

beforeEach(() => {
  vi.spyOn(settings, 'getInitialState').mockImplementation(settings.getState)
})

describe('a listener', () => {
  test.each(Object.entries(parts))('hears what everything in %s is', async (_, part) => {
    const { store, act } = await storeWithMaps()
    act.gather(file('three.nii', '3'))
    settings.setState({ folds: {} })
    const closed = markupOf(part, store)
    expect(closed).toMatch(/<(section|input|select|button)|role="slider"/)
    expect(namelessIn(closed)).toEqual([])
    expect(namelessIn(unfolded(part, store))).toEqual([])
  })

  test('hears what everything is of the studies under a map', async () => {
    const { store, act } = await storeWithMaps()
    await act.openFoci('a', 'study,x,y,z,n\nOnoda 2010,4,22,32,18\nKross 2011,4,22,30,20\n', 'Mine')
    act.change((view) => ({ ...view, cursor: { world: [4, 22, 32], place: null } }))
    const markup = unfolded(<EvidencePanel />, store)
    for (const part of ['Studies', 'Near the cursor', 'Clusters', 'Your own peaks'])
      expect(markup).toContain(`<section class="control-group" aria-label="${part}"`)
    expect(markup).toContain('<meter')
    expect(namelessIn(markup)).toEqual([])
  })

  test.each([
    ['<section><p>words</p></section>', 1],
    ['<section aria-labelledby="gone"></section>', 1],
    ['<section aria-labelledby="t"><h4 id="t">Title</h4></section>', 0],
    ['<label>Show<input type="range"/></label>', 0],
    ['<label><input type="range"/><output>5</output></label>', 1],
    ['<label><select><option>words</option></select></label>', 1],
    ['<select aria-label="Unit"><option>words</option></select>', 0],
    ['<button type="button"><svg aria-hidden="true"></svg></button>', 1],
    ['<button type="button">Go</button><svg></svg>', 1],
    ['<meter></meter><progress></progress><nav></nav>', 3],
    ['<meter aria-hidden="true"></meter><nav aria-label="Lecture"></nav>', 0],
    ['<div role="dialog"></div><div role="radiogroup" aria-label="Answer"></div>', 1],
    ['<div role="img"></div>', 1],
  ])('would miss a name in %s: %d', (markup, count) => {
    expect(namelessIn(markup)).toHaveLength(count)
  })
})
