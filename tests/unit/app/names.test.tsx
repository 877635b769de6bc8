/** Whoever listens to the page hears what each part and each control is. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { CompareRoom } from '#app/compare/CompareRoom.tsx'
import { EvidencePanel } from '#app/evidence/EvidencePanel.tsx'
import { TakeAway } from '#app/figure/TakeAway.tsx'
import { AuthorPanel } from '#app/lecture/AuthorPanel.tsx'
import { LectureRoom } from '#app/lecture/LectureRoom.tsx'
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
import { file, storeWithMaps } from '../state/test-store.ts'
import { markupOf, namelessIn } from './markup.tsx'

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
  PaneView: <PaneView id="a" view="brain-a" bindElement={() => {}} />,
  RegionList: <RegionList />,
  RuleChange: <RuleChange />,
  SightCheck: <SightCheck />,
  TakeAway: <TakeAway />,
  ThresholdControls: <ThresholdControls />,
  ThresholdSigns: <ThresholdSigns />,
  Tray: <Tray />,
}

beforeEach(() => {
  vi.spyOn(settings, 'getInitialState').mockImplementation(settings.getState)
})

describe('a listener', () => {
  test.each(Object.entries(parts))('hears what everything in %s is', async (_, part) => {
    const { store, act } = await storeWithMaps()
    act.gather(file('three.nii', '3'))
    const markup = markupOf(part, store)
    expect(markup).toMatch(/<(section|input|select|button)/)
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
  ])('would miss a name in %s: %d', (markup, count) => {
    expect(namelessIn(markup)).toHaveLength(count)
  })
})
