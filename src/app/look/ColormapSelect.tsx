/** The colormaps by what they are for. */
import type { Colormap } from '#colormap/colormap.ts'
import { type ColormapId, colormapIds, colormaps } from '#colormap/index.ts'

const groups: readonly (readonly [title: string, holds: (map: Colormap) => boolean])[] = [
  ['A hue for each sign', ({ kind, uniform }) => kind === 'signed' && uniform],
  ['Diverging from 0', ({ kind }) => kind === 'diverging'],
  ['One sign', ({ kind }) => kind === 'unsigned'],
  ['Habits, uneven steps', ({ uniform }) => !uniform],
]

export function ColormapSelect({
  id,
  value,
  name,
  onChange,
}: {
  readonly id?: string
  readonly value: ColormapId
  /** Where no label stands around it. */
  readonly name?: string
  readonly onChange: (chosen: ColormapId) => void
}) {
  return (
    <select
      id={id}
      aria-label={name}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as ColormapId)}
    >
      {groups.map(([title, holds]) => (
        <optgroup key={title} label={title}>
          {colormapIds
            .filter((id) => holds(colormaps[id]))
            .map((id) => (
              <option key={id} value={id}>
                {colormaps[id].label}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  )
}
