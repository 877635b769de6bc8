/** When the first picture is drawn: with the maps that are about to come, so that a slow graphics card draws one and not two. */
import { useEffect, useState } from 'react'
import { selectShown } from '#state/select-shown.ts'
import { mapLayer, sideIds } from '#view/spec.ts'
import { useApp } from './use-app.ts'

/** For so long a brain waits for its maps, ms; then it is drawn bare. A slow machine takes longer to draw it twice. */
const patienceMs = 1500

/** Whether a brain that is there is not drawn yet. After the first picture nothing waits any more. */
export function useFirstPictureWaits(isThere: boolean): boolean {
  const [begun, setBegun] = useState(false)
  const lacksMaps = useApp((state) =>
    sideIds.some(
      (side) => mapLayer(state.document, side).ask !== null && selectShown(state, side) === null,
    ),
  )
  useEffect(() => {
    if (begun || !isThere) return
    const timer = setTimeout(() => setBegun(true), lacksMaps ? patienceMs : 0)
    return () => clearTimeout(timer)
  }, [begun, isThere, lacksMaps])
  return lacksMaps && !begun
}
