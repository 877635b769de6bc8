/** A line without steps, read in millimetres. */
import { useState } from 'react'
import { ANALOGUE_MM, readAnalogue } from '#lesson/rating-scale.ts'

export function AnalogueScale() {
  const [share, setShare] = useState<number | null>(null)
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
        value={share ?? 0}
        data-marked={share !== null}
        aria-label="How much did it hurt?"
        aria-valuetext={share === null ? 'no mark yet' : `${readAnalogue(share)} mm`}
        onChange={(event) => setShare(Number(event.currentTarget.value))}
      />
      <p role="status">
        {share === null
          ? 'Put a mark on the line.'
          : `${readAnalogue(share)} mm of ${ANALOGUE_MM}.`}
      </p>
    </div>
  )
}
