/** The evidence in the order in which it was published. */
import { useEffect, useRef, useState } from 'react'
import { useActions } from '#app/shell/use-app.ts'
import type { EvidenceState } from '#state/app-state.ts'
import type { SideId } from '#view/spec.ts'

export function Timeline({
  pane,
  evidence,
}: {
  readonly pane: SideId
  readonly evidence: EvidenceState
}) {
  const { question } = useActions()
  /** The play that is on; another one, or none, ends it. */
  const playing = useRef<object>(null)
  const [isPlaying, setIsPlaying] = useState(false)
  const stop = () => {
    playing.current = null
    setIsPlaying(false)
  }
  // Left, it stops: what runs on unseen would change a map that somebody else is looking at.
  useEffect(
    () => () => {
      playing.current = null
    },
    [],
  )
  const dated = evidence.table.studies.filter((study) => study.year !== null)
  const years = [...new Set(dated.flatMap(({ year }) => year ?? []))].sort((a, b) => a - b)
  const [year, setYear] = useState(years.at(-1) ?? 0)
  if (years.length < 2) return null

  const upTo = async (last: number) => {
    setYear(last)
    await question(pane, {
      included: dated.filter((study) => (study.year ?? 0) <= last).map(({ id }) => id),
    })
  }
  const play = async () => {
    const me = {}
    playing.current = me
    setIsPlaying(true)
    const from = year === years.at(-1) ? 0 : years.indexOf(year) + 1
    for (const next of years.slice(from)) {
      await upTo(next)
      // Long enough to be seen; the computation itself may take longer.
      await new Promise((resolve) => setTimeout(resolve, 900))
      if (playing.current !== me) return
    }
    stop()
  }
  return (
    <section className="control-group" aria-labelledby="timeline-title">
      <h4 id="timeline-title">As it was published</h4>
      <div className="row">
        <button type="button" onClick={() => (isPlaying ? stop() : void play())}>
          {isPlaying ? 'Stop' : 'Play'}
        </button>
        <input
          type="range"
          aria-label="Studies published up to"
          aria-valuetext={String(year)}
          min={0}
          max={years.length - 1}
          value={years.indexOf(year)}
          onChange={(event) => {
            // Whoever takes hold of it plays no longer.
            stop()
            void upTo(years[event.currentTarget.valueAsNumber] ?? year)
          }}
        />
        <output>up to {year}</output>
      </div>
    </section>
  )
}
