/** A small door for tests and for people who script the page: what is shown, and when it has settled. */

import { selectLook } from '#state/select-look.ts'
import { selectReadout } from '#state/select-readout.ts'
import { selectShown } from '#state/select-shown.ts'
import { selectFailure, selectTask } from '#state/select-task.ts'
import type { AppStore } from '#state/store.ts'
import { sideIds } from '#view/spec.ts'

export type StageFacts = {
  readonly frames: number
  readonly uploads: number
  readonly drawn: boolean
  /** On the graphics card, as three counts them. */
  readonly geometries: number
  readonly textures: number
}

export const noStage: StageFacts = {
  frames: 0,
  uploads: 0,
  drawn: false,
  geometries: 0,
  textures: 0,
}

let stageFacts: () => StageFacts = () => noStage

/** The stage tells how it can be asked about its frames. */
export function reportStage(facts: () => StageFacts): void {
  stageFacts = facts
}

function describe(store: AppStore) {
  const state = store.getState()
  const pane = (id: (typeof sideIds)[number]) => {
    const shown = selectShown(state, id)
    const task = selectTask(state, id)
    const failure = selectFailure(state, id)
    return {
      title: shown?.title ?? null,
      loadId: shown?.loadId ?? null,
      rule: shown?.rule ?? null,
      notSampled: shown?.notSampled ?? null,
      loading: task !== null,
      failure: failure && { tag: failure.tag, message: failure.message },
    }
  }
  return {
    cortex: state.cortex.status,
    ownSurfaces:
      state.cortex.status === 'ready'
        ? (state.cortex.own?.infos.map(({ fileName }) => fileName) ?? [])
        : [],
    panes: { a: pane('a'), b: pane('b') },
    /** Under way, those that nobody waits for too. */
    jobs: Object.keys(state.jobs).length,
    document: state.document,
    look: selectLook(state),
    readout: selectReadout(state),
    stage: stageFacts(),
  }
}

function isSettled(store: AppStore): boolean {
  const state = store.getState()
  const { cortex, jobs } = state
  return (
    cortex.status !== 'loading' &&
    // The user's own surfaces, and what lies under the slices, are waited for by no side.
    !state.surfacesCome &&
    Object.keys(jobs).length === 0 &&
    sideIds.every((id) => selectTask(state, id) === null)
  )
}

export type OstrakonDoor = {
  /** JSON-able. */
  readonly state: () => ReturnType<typeof describe>
  /** Nothing is loading, and what is loaded has been drawn. */
  readonly settled: () => Promise<void>
}

declare global {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can add to Window.
  interface Window {
    __ostrakon?: OstrakonDoor
  }
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))

export function openTestDoor(store: AppStore): void {
  window.__ostrakon = {
    state: () => describe(store),
    settled: async () => {
      // What was just loaded is handed to React, then drawn on the next frame on demand; the first picture asks for more.
      const now = () => [store.getState().cortex, stageFacts().frames] as const
      for (;;) {
        while (!isSettled(store)) await nextFrame()
        const [cortex, frames] = now()
        await nextFrame()
        await nextFrame()
        await nextFrame()
        const isDrawn = stageFacts().drawn || !hasCortex(store)
        const [cortexThen, framesThen] = now()
        if (isSettled(store) && isDrawn && cortexThen === cortex && framesThen === frames) return
      }
    },
  }
}

const hasCortex = (store: AppStore) => store.getState().cortex.status === 'ready'
