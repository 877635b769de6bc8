/** What a view of both sides draws. */
import { useEffect, useMemo, useState } from 'react'
import { useReducedMotion } from '#app/shell/theme.ts'
import { type ModeId, modeIds, modes } from '#comparison/mode/index.ts'
import type { Mode } from '#comparison/mode/mode.ts'
import type { LayerDrawing } from '#scene/views/view-basis.ts'
import { comparisonLayers } from './comparison-layers.ts'
import { useMatched } from './use-matched.ts'
import { useCompared } from './use-sides.ts'

const nothing: readonly LayerDrawing[] = []
const flickerMs = 700

/** The mode by its id; the difference where the id is of a mode that this program does not have. */
export function knownMode(id: string | null): ModeId {
  return modeIds.find((known) => known === id) ?? 'difference'
}

/** @param mode null where no view shows both: nothing is worked out then */
export function useComparisonLayers(mode: ModeId | null): readonly LayerDrawing[] {
  const shown = useCompared()
  const { compared, colourings } = useMatched(mode === null ? null : shown)
  const showing = useFlicker(mode === 'flicker')
  return useMemo(() => {
    if (!compared || mode === null) return nothing
    const { thresholds, twoSided, cut } = compared
    const { ofWholeMaps = false }: Mode = modes[mode]
    const values = ofWholeMaps ? { a: compared.a.values, b: compared.b.values } : cut
    return comparisonLayers(mode, values, colourings, {
      thresholds,
      twoSided,
      showing,
    })
  }, [compared, mode, colourings, showing])
}

/** Both maps in turn; with reduced motion only when the F key is pressed. */
function useFlicker(on: boolean): 'a' | 'b' {
  const [showing, setShowing] = useState<'a' | 'b'>('a')
  const still = useReducedMotion()
  useEffect(() => {
    if (!on) return
    const turn = () => setShowing((now) => (now === 'a' ? 'b' : 'a'))
    const timer = still ? null : setInterval(turn, flickerMs)
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLInputElement
      if (event.key.toLowerCase() === 'f' && !typing && !event.ctrlKey && !event.metaKey) turn()
    }
    window.addEventListener('keydown', onKey)
    return () => {
      if (timer !== null) clearInterval(timer)
      window.removeEventListener('keydown', onKey)
    }
  }, [on, still])
  return showing
}
