/** Shows the page as other eyes and other halls see it: a check of colours before a lecture or a figure. */
import { useEffect, useState } from 'react'
import { type SightId, sightIds, sights } from '#colormap/sight.ts'

const filterId = 'seen-otherwise'

export function SightCheck() {
  const [id, setId] = useState<SightId | null>(null)
  useEffect(() => {
    const stage = document.querySelector<HTMLElement>('.stage')
    if (!id || !stage) return
    stage.style.filter = `url(#${filterId})`
    return () => {
      stage.style.filter = ''
    }
  }, [id])
  const shown = id && sights[id]
  // Rows of red, green, blue, alpha and what is added; a filter works on linear light, as the matrices do.
  const rows = shown?.matrix.map((row) => [...row, 0, shown.offset].join(' '))
  return (
    <label className="row">
      See it as
      <select
        value={id ?? ''}
        onChange={(event) => {
          const chosen = sightIds.find((known) => known === event.currentTarget.value)
          setId(chosen ?? null)
        }}
      >
        <option value="">it is</option>
        {sightIds.map((known) => (
          <option key={known} value={known}>
            {sights[known].label}
          </option>
        ))}
      </select>
      {rows && (
        <svg width="0" height="0" aria-hidden="true" className="filters">
          <filter id={filterId} colorInterpolationFilters="linearRGB">
            <feColorMatrix type="matrix" values={[...rows, '0 0 0 1 0'].join(' ')} />
          </filter>
        </svg>
      )}
    </label>
  )
}
