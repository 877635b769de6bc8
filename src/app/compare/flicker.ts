/** Whose turn it is while both maps are shown in turn: by itself, or held where somebody stopped it, which the document says. */
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Command } from '#app/shell/command.ts'
import { useReducedMotion } from '#app/shell/media-queries.ts'
import { useApp } from '#app/shell/use-app.ts'
import { otherSide, type SideId, type ViewSpec } from '#view/spec.ts'

const turnMs = 700

/** Only while nothing holds it: a picture that goes on by itself is no step of anybody's. */
const turns = createStore<{ readonly turn: SideId }>(() => ({ turn: 'a' }))

/** The map that is held; null where both are shown in turn. */
export function heldTurn({ compare }: Pick<ViewSpec, 'compare'>): SideId | null {
  const held = compare.options['flicker']
  return held === 'a' || held === 'b' ? held : null
}

export function withHeldTurn(view: ViewSpec, turn: SideId | null): ViewSpec {
  const { flicker: _, ...others } = view.compare.options
  const options = turn === null ? others : { ...others, flicker: turn }
  return { ...view, compare: { ...view.compare, options } }
}

/** The map that is shown now. */
export function useTurn(): SideId {
  const held = useApp(({ document }) => heldTurn(document))
  const turn = useStore(turns, (now) => now.turn)
  return held ?? turn
}

/** Keeps the turns going; with reduced motion they stay until somebody asks for the other map. */
export function useFlicker(on: boolean): void {
  const still = useReducedMotion()
  const held = useApp(({ document }) => heldTurn(document) !== null)
  const goes = on && !held && !still
  useEffect(() => {
    if (!goes) return
    const timer = setInterval(
      () => turns.setState(({ turn }) => ({ turn: otherSide(turn) })),
      turnMs,
    )
    return () => clearInterval(timer)
  }, [goes])
}

function isFlickering({ views }: ViewSpec): boolean {
  return views.some((view) => view.kind === 'brain' && view.mode === 'flicker')
}

/** Shows the other map, and holds it. */
export function withTurnTaken(view: ViewSpec): ViewSpec {
  if (!isFlickering(view)) return view
  return withHeldTurn(view, otherSide(heldTurn(view) ?? turns.getState().turn))
}

export const flickerCommands: readonly Command[] = [
  {
    id: 'flicker',
    group: 'Maps',
    label: 'Flicker: show the other map, and stay there',
    keys: ['c'],
    run: (store) => store.getState().act.change(withTurnTaken),
    says: (store) => {
      const { document } = store.getState()
      const held = heldTurn(document)
      return isFlickering(document) && held ? `${held === 'a' ? 'Left' : 'Right'} map` : ''
    },
  },
]
