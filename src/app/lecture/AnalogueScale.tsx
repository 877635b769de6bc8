/** A line without steps, read in millimetres. */
import { useState } from 'react'
import { ANALOGUE_MM, readAnalogue } from '#lesson/rating-scale.ts'

export function AnalogueScale() {
  const [share, setShare] = useState<number | null>(null)
  const mark = ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) =>
    setShare(currentTarget.valueAsNumber)
  return (
    <div className="analogue-scale">
      <div className="analogue-ends">
        <span>not hurt at all</span>
        <span>hurt as much as I can imagine</span>
      </div>
      <input
        type="range"
        min={0}
        max={1}
        step={0.001}
        // From its middle both ends can be reached; a click there changes nothing, and is a mark all the same.
        value={share ?? 0.5}
        data-marked={share !== null}
        aria-label="How much did it hurt?"
        aria-valuetext={share === null ? 'no mark yet' : `${readAnalogue(share)} mm`}
        onChange={mark}
        onClick={mark}
      />
      <p role="status">
        {share === null
          ? 'Put a mark on the line.'
          : `${readAnalogue(share)} mm of ${ANALOGUE_MM}.`}
      </p>
    </div>
  )
}
