/** Single keys, only while a brain has the focus (WCAG 2.1.4), with the field's habits where they agree. */
import { useEffect } from 'react'
import { showRegion } from '#app/look/show-region.ts'
import type { RegionId } from '#atlas/regions.ts'
import { selectCursor, selectFocus } from '#state/selectors.ts'
import { withRegion } from '#view/change.ts'
import { withLink, withThreshold } from '#view/change-layer.ts'
import { brainViewOf, poseOf, viewOf, withPose, withPreset } from '#view/change-view.ts'
import { closedBrain } from '#view/layout.ts'
import type { ViewSpec } from '#view/spec.ts'
import { type ViewPresetId, viewPresets } from '#view/view-preset.ts'
import { stepCursor } from './step-cursor.ts'
import { chooseTheme } from './theme.ts'
import { useAppStore } from './use-app.ts'

/** What the help shows. The keys that turn and zoom belong to the stage; they are listed here all the same. */
export const shortcutTable: readonly (readonly [key: string, what: string])[] = [
  ['← ↑ → ↓', 'turn the brain by 10°'],
  ['Shift + arrows', 'move the picture'],
  ['+ −', 'zoom'],
  ['Alt + arrows', 'move the cursor along the cortex by 2 mm'],
  ['Enter', 'put the cursor in the middle of the picture'],
  ['[ ]', 'threshold down, up by 0.1'],
  ['I', 'pial, inflated, very inflated'],
  ['G', 'slide the hemispheres apart'],
  ['D', 'show the dACC'],
  ['N', 'show the anterior insula'],
  ['L', 'labels on, off'],
  ['K', 'link the cameras, cut the link'],
  ['X', 'swap the sides'],
  ['T', 'dark, light'],
  ['Esc', 'take the cursor away'],
  ['?', 'this help'],
]

const toggledRegion = { d: 'dacc', n: 'ai' } as const satisfies Record<string, RegionId>

export function useShortcuts({ openHelp }: { readonly openHelp: () => void }): void {
  const store = useAppStore()
  useEffect(() => {
    const { change, swap } = store.getState().act
    const focused = () => selectFocus(store.getState())
    const poseHere = (view: ViewSpec) =>
      brainViewOf(view, focused())?.pose ?? poseOf(view) ?? closedBrain
    const nudgeThreshold = (step: number) =>
      change((view, { links, sides }) => {
        const side = viewOf(view, focused())?.shows === 'b' ? 'b' : 'a'
        const value = Math.round((sides[side].threshold.value + step) * 10) / 10
        return withThreshold(view, side, { rule: 'value', value }, links)
      })
    const actions: { readonly [key: string]: () => void } = {
      '[': () => nudgeThreshold(-0.1),
      ']': () => nudgeThreshold(0.1),
      i: () =>
        change((view) => {
          const { inflation } = poseHere(view)
          return withPose(view, { inflation: inflation >= 2 ? 0 : Math.floor(inflation) + 1 })
        }),
      g: () => change((view) => withPose(view, { gapMm: poseHere(view).gapMm > 0 ? 0 : 60 })),
      l: () => change((view) => ({ ...view, labels: !view.labels })),
      k: () => change((view, look) => withLink(view, 'camera', !view.links.camera, look)),
      x: swap,
      t: () => chooseTheme(document.documentElement.dataset['theme'] === 'dark' ? 'light' : 'dark'),
      escape: () => change((view) => ({ ...view, cursor: null })),
      '?': openHelp,
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey) return
      const pane = event.target instanceof HTMLElement && event.target.closest('.pane-view')
      if (!pane) return
      if (event.altKey) {
        const state = store.getState()
        const place = selectCursor(state)?.place
        if (state.cortex.status !== 'ready' || !place) return
        const { cortex } = state.cortex
        const stepped = stepCursor(state.document, cortex, place, focused(), event.key)
        if (!stepped) return
        change(() => stepped)
        event.preventDefault()
        return
      }
      const key = event.key.toLowerCase()
      const preset = (Object.keys(viewPresets) as ViewPresetId[]).find(
        (id) => viewPresets[id].key === key,
      )
      const region = toggledRegion[key as keyof typeof toggledRegion]
      if (preset) change((view) => withPreset(view, focused(), preset))
      else if (region)
        change((view) => showRegion(withRegion(view, region, true), region, focused()))
      else if (actions[key]) actions[key]()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [store, openHelp])
}
