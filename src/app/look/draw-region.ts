/** Drawing regions on the cortex: the tools, and what comes of them. */
import { announce } from '#app/shell/announcer.tsx'
import { type Cortex, middlePositions } from '#atlas/cortex.ts'
import { meshOf, patchOf } from '#atlas/drawn-region.ts'
import type { Caught } from '#scene/seen-within.ts'
import { cursorVertex, selectCursor } from '#state/select-cursor.ts'
import type { AppStore } from '#state/store.ts'
import { withDrawn } from '#view/change-drawn.ts'
import { type DrawnRegion, discRadiiMm, mostDrawn } from '#view/drawn.ts'
import type { Place } from '#view/spec.ts'

function add(store: AppStore, cortex: Cortex, shape: DrawnRegion['shape']): void {
  const { act, document } = store.getState()
  act.take('turn')
  if (document.drawn.length >= mostDrawn) {
    act.say(`There are ${mostDrawn} regions of your own. Erase one, then draw another.`)
    return
  }
  act.change((view) => withDrawn(view, { shape, mesh: meshOf(cortex) }))
  const name = store.getState().document.drawn.at(-1)?.name
  announce(`${name} drawn. Name it, change it or erase it under Look, Regions and labels.`)
}

/** A disc round a place of the cortex. */
export function discAt(store: AppStore, cortex: Cortex, place: Place): void {
  const { hemisphere } = place
  const vertex = cursorVertex(cortex, place)
  const now = store.getState().cortex
  const at = (axis: number) => middlePositions(cortex)[hemisphere][3 * vertex + axis] ?? 0
  const isBundled = now.status === 'ready' && !now.own
  add(store, cortex, {
    kind: 'disc',
    hemisphere,
    vertex,
    radiusMm: discRadiiMm.usual,
    centreMni: isBundled ? [at(0), at(1), at(2)] : null,
  })
}

/** A disc at the cursor at once; without a cursor at the next click. */
export function drawDisc(store: AppStore): void {
  const { act, tool, ...state } = store.getState()
  const cursor = selectCursor(state)
  if (state.cortex.status !== 'ready') return
  if (cursor) {
    discAt(store, state.cortex.cortex, cursor.place)
    return
  }
  act.take(tool === 'disc' ? 'turn' : 'disc')
  announce('Click the cortex where the middle of the disc is to be.')
}

export function takeLasso(store: AppStore): void {
  const { act, tool } = store.getState()
  act.take(tool === 'lasso' ? 'turn' : 'lasso')
  announce('Draw a line round the region on a brain.')
}

/** What a lasso caught becomes a region. */
export function lassoed(store: AppStore, cortex: Cortex, caught: Caught): void {
  const { act } = store.getState()
  const shape = patchOf(cortex, caught)
  if (shape) add(store, cortex, shape)
  else act.say('There is no cortex within that line. Draw it round a part of a brain.')
}
