/** Which volume of a series is shown. */
import { useState } from 'react'
import { useActions, useApp } from '#app/shell/use-app.ts'
import type { ShownMap } from '#state/app-state.ts'
import { mapLayer, type SideId } from '#view/spec.ts'

export function VolumeSelect({
  id,
  shown,
}: {
  readonly id: SideId
  readonly shown: ShownMap | null
}) {
  return shown && shown.info.volumeCount > 1 ? <Volume id={id} shown={shown} /> : null
}

function Volume({ id, shown }: { readonly id: SideId; readonly shown: ShownMap }) {
  const act = useActions()
  const { volumeCount, volumeIndex, volumeNames } = shown.info
  // What is asked for, not what is there already: it comes later than the next figure is typed.
  const asked = useApp(({ document }) => mapLayer(document, id).ask?.volumeIndex ?? volumeIndex)
  /** What is no volume, such as an emptied field on the way to another number. */
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <label className="volume-select">
      Volume
      <input
        type="number"
        min={1}
        max={volumeCount}
        value={typed ?? asked + 1}
        aria-label={`Volume of the series, 1 to ${volumeCount}`}
        onChange={({ currentTarget: { value, valueAsNumber } }) => {
          const wanted = Math.round(valueAsNumber) - 1
          const isThere = wanted >= 0 && wanted < volumeCount
          setTyped(isThere ? null : value)
          if (isThere) void act.openVolume(id, wanted)
        }}
        onBlur={() => setTyped(null)}
      />
      <span>
        of {volumeCount}
        {volumeNames?.[volumeIndex] ? `: ${volumeNames[volumeIndex]}` : ''}
      </span>
    </label>
  )
}
