/** Which colour is which label, in place of a colour bar: labels have names and no scale. */
import type { LabelTable } from '#volume/label-table.ts'

export function LabelLegend({ labels }: { readonly labels: LabelTable }) {
  if (labels.length === 0) return <p className="aside">No label lies on this cortex.</p>
  return (
    // A long list is scrolled, which the keyboard can do only where it can go.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <ul className="label-legend" aria-label="Labels of the map" tabIndex={0}>
      {labels.map(({ value, name, colour: [red, green, blue] }) => (
        <li key={value}>
          <span
            className="label-swatch"
            style={{
              background: `rgb(${Math.round(red * 255)} ${Math.round(green * 255)} ${Math.round(blue * 255)})`,
            }}
          />
          {name || `label ${value}`}
        </li>
      ))}
    </ul>
  )
}
