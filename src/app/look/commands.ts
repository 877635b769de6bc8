/** Commands on how the brain and the maps are drawn. */

import type { Command } from '#app/shell/command.ts'
import { type RegionId, regionIds, regions } from '#atlas/regions.ts'
import { selectFocus } from '#state/select-focus.ts'
import { selectLook } from '#state/select-look.ts'
import type { AppStore } from '#state/store.ts'
import { formatTick } from '#statistic/number-words.ts'
import { arrangementIds, arrangements } from '#view/arrangement.ts'
import { withRegion } from '#view/change.ts'
import { withArrangement, withMaximised } from '#view/change-arrangement.ts'
import { withLink, withThreshold } from '#view/change-layer.ts'
import { brainViewOf, poseOf, withPose, withPreset } from '#view/change-view.ts'
import { type BrainLayout, closedBrain } from '#view/layout.ts'
import type { Links } from '#view/look.ts'
import { type ViewPresetId, viewPresets } from '#view/view-preset.ts'
import { drawDisc, takeLasso } from './draw-region.ts'
import { showRegion } from './show-region.ts'
import { sideInFocus } from './side-in-focus.ts'

const presets = Object.keys(viewPresets) as ViewPresetId[]

const viewCommands = presets.map((id): Command => {
  const { label, key } = viewPresets[id]
  return {
    id: `view-${id}`,
    group: 'Views',
    label: `View: ${label}`,
    keys: [key],
    run: (store) => {
      const of = selectFocus(store.getState())
      store.getState().act.change((view) => withPreset(view, of, id))
    },
    says: () => `${label} view`,
  }
})

const regionKeys: { readonly [id in RegionId]?: string } = { dacc: 'd', ai: 'n' }

const regionCommands = regionIds.map((id): Command => {
  const { name } = regions[id]
  const key = regionKeys[id]
  return {
    id: `region-${id}`,
    group: 'Brain',
    label: `Show the ${name}`,
    ...(key && { keys: [key] }),
    run: (store) => {
      const of = selectFocus(store.getState())
      store.getState().act.change((view) => showRegion(withRegion(view, id, true), id, of))
    },
    says: () => `${name} shown`,
  }
})

function nudgeThreshold(store: AppStore, step: number): void {
  const side = sideInFocus(store.getState())
  store.getState().act.change((view, { links, sides }) => {
    const value = Math.round((sides[side].threshold.value + step) * 10) / 10
    return withThreshold(view, side, { rule: 'value', value }, links)
  })
}

function saysThreshold(store: AppStore): string {
  const side = sideInFocus(store.getState())
  const { links, sides } = selectLook(store.getState())
  const where = links.threshold ? 'both sides' : side === 'a' ? 'the left' : 'the right'
  return `Threshold ${formatTick(sides[side].threshold.value)} on ${where}`
}

function poseInFocus(store: AppStore): BrainLayout {
  const state = store.getState()
  return (
    brainViewOf(state.document, selectFocus(state))?.pose ?? poseOf(state.document) ?? closedBrain
  )
}

const setPose = (store: AppStore, pose: Partial<BrainLayout>) =>
  store.getState().act.change((view) => withPose(view, pose))

const inflationNames = ['Pial surface', 'Inflated', 'Very inflated']

const links: { readonly [id in keyof Links]: readonly [what: string, key?: string] } = {
  camera: ['cameras', 'k'],
  threshold: ['thresholds'],
  range: ['colour ranges'],
}

const linkCommands = (Object.keys(links) as (keyof Links)[]).map((id): Command => {
  const [what, key] = links[id]
  const linked = (store: AppStore) => selectLook(store.getState()).links[id]
  return {
    id: `link-${id}`,
    group: 'Maps',
    label: `Link the ${what} of both sides, or cut the link`,
    ...(key && { keys: [key] }),
    run: (store) => {
      const on = !linked(store)
      store.getState().act.change((view, look) => withLink(view, id, on, look))
    },
    says: (store) => (linked(store) ? `The ${what} are linked` : 'The link is cut'),
  }
})

export const lookCommands: readonly Command[] = [
  ...viewCommands,
  {
    id: 'threshold-down',
    group: 'Maps',
    label: 'Lower the threshold by 0.1',
    keys: ['['],
    run: (store) => nudgeThreshold(store, -0.1),
    says: saysThreshold,
  },
  {
    id: 'threshold-up',
    group: 'Maps',
    label: 'Raise the threshold by 0.1',
    keys: [']'],
    run: (store) => nudgeThreshold(store, 0.1),
    says: saysThreshold,
  },
  ...linkCommands,
  {
    id: 'inflate',
    group: 'Brain',
    label: 'Pial, inflated, very inflated in turn',
    keys: ['i'],
    run: (store) => {
      const { inflation } = poseInFocus(store)
      setPose(store, { inflation: inflation >= 2 ? 0 : Math.floor(inflation) + 1 })
    },
    says: (store) => inflationNames[Math.round(poseInFocus(store).inflation)] ?? '',
  },
  {
    id: 'apart',
    group: 'Brain',
    label: 'Slide the hemispheres apart, or together',
    keys: ['g'],
    run: (store) => setPose(store, { gapMm: poseInFocus(store).gapMm > 0 ? 0 : 60 }),
    says: (store) => (poseInFocus(store).gapMm > 0 ? 'Hemispheres apart' : 'Hemispheres together'),
  },
  ...regionCommands,
  {
    id: 'draw-disc',
    group: 'Brain',
    label: 'Draw a region: a disc at the cursor, or at the next click',
    keys: ['o'],
    run: drawDisc,
  },
  {
    id: 'draw-lasso',
    group: 'Brain',
    label: 'Draw a region: a line round it',
    keys: ['s'],
    run: takeLasso,
  },
  {
    id: 'labels',
    group: 'Brain',
    label: 'Labels on, or off',
    keys: ['l'],
    run: (store) => store.getState().act.change((view) => ({ ...view, labels: !view.labels })),
    says: (store) => (store.getState().document.labels ? 'Labels on' : 'Labels off'),
  },
  {
    id: 'flat',
    group: 'Brain',
    label: 'Flat colours, or lit ones',
    run: (store) => store.getState().act.change((view) => ({ ...view, flat: !view.flat })),
    says: (store) => (store.getState().document.flat ? 'Flat colours' : 'Lit colours'),
  },
  ...arrangementIds.map(
    (id): Command => ({
      id: `layout-${id}`,
      group: 'Views',
      label: `Layout: ${arrangements[id].label}`,
      run: (store) => store.getState().act.change((view) => withArrangement(view, id)),
    }),
  ),
  {
    id: 'next-layout',
    group: 'Views',
    label: 'The next layout',
    keys: ['v'],
    run: (store) => {
      const at = arrangementIds.indexOf(store.getState().document.arrangement.id)
      const next = arrangementIds[(at + 1) % arrangementIds.length]
      if (next) store.getState().act.change((view) => withArrangement(view, next))
    },
    says: (store) => `Layout: ${arrangements[store.getState().document.arrangement.id].label}`,
  },
  {
    id: 'maximise',
    group: 'Views',
    label: 'One brain alone, or all again',
    keys: ['m'],
    run: (store) => {
      const { act, ...state } = store.getState()
      const id = state.document.arrangement.maximised === null ? selectFocus(state) : null
      act.change((view) => withMaximised(view, id))
    },
    says: (store) =>
      store.getState().document.arrangement.maximised === null ? 'All brains' : 'One brain alone',
  },
  {
    id: 'no-cursor',
    group: 'Cursor',
    label: 'Put a tool away, let go of what is lit, or take the cursor away',
    keys: ['escape'],
    run: (store) => {
      const { act, tool, lit } = store.getState()
      if (tool !== 'turn') act.take('turn')
      else if (lit) act.light(null)
      else act.change((view) => ({ ...view, cursor: null }))
    },
    says: (store) => (store.getState().document.cursor ? 'Let go' : 'No cursor'),
  },
]
