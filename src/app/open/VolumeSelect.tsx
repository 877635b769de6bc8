/** Which volume of a series is shown. */

import { useActions } from '#app/shell/use-app.ts'
import type { ShownMap } from '#state/app-state.ts'
import type { SideId } from '#view/spec.ts'

export function VolumeSelect({
  id,
  shown,
}: {
  readonly id: SideId
  readonly shown: ShownMap | null
}) {
  const act = useActions()
  if (!shown || shown.info.volumeCount < 2) return null
  const { volumeCount, volumeIndex, volumeNames } = shown.info
  return (
    <label className="volume-select">
      Volume
      <input
        type="number"
        min={1}
        max={volumeCount}
        value={volumeIndex + 1}
        aria-label={`Volume of the series, 1 to ${volumeCount}`}
        onChange={(event) => {
          const wanted = Math.round(event.currentTarget.valueAsNumber) - 1
          if (wanted >= 0 && wanted < volumeCount) void act.openVolume(id, wanted)
        }}
      />
      <span>
        of {volumeCount}
        {volumeNames?.[volumeIndex] ? `: ${volumeNames[volumeIndex]}` : ''}
      </span>
    </label>
  )
}
