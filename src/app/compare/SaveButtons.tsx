/** Buttons that save a table or a drawing: CSV and JSON of its numbers, SVG of its picture. */
import type { RefObject } from 'react'
import { saveCsv, saveJson, saveSvg } from './save-as.ts'

export function SaveButtons({
  name,
  what,
  rows,
  json,
  drawing,
}: {
  /** File name without its ending. */
  readonly name: string
  /** Said to screen readers: `CSV of WHAT`. */
  readonly what: string
  readonly rows?: readonly object[]
  readonly json: unknown
  readonly drawing?: RefObject<SVGSVGElement | null>
}) {
  return (
    <div className="row save-buttons">
      {rows && (
        <button
          type="button"
          className="quiet"
          aria-label={`CSV of ${what}`}
          onClick={() => saveCsv(name, rows)}
        >
          CSV
        </button>
      )}
      <button
        type="button"
        className="quiet"
        aria-label={`JSON of ${what}`}
        onClick={() => saveJson(name, json)}
      >
        JSON
      </button>
      {drawing && (
        <button
          type="button"
          className="quiet"
          aria-label={`SVG of ${what}`}
          onClick={() => drawing.current && saveSvg(name, drawing.current)}
        >
          SVG
        </button>
      )}
    </div>
  )
}
