/** Which volume of a series is shown. */
import { NumberField } from '#app/shell/NumberField.tsx'
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
  return (
    <label className="volume-select">
      Volume
      <NumberField
        min={1}
        max={volumeCount}
        value={asked + 1}
        aria-label={`Volume of the series, 1 to ${volumeCount}`}
        onNumber={(number) => void act.openVolume(id, Math.round(number) - 1)}
      />
      <span>
        of {volumeCount}
        {volumeNames?.[volumeIndex] ? `: ${volumeNames[volumeIndex]}` : ''}
      </span>
    </label>
  )
}
