/** From which value on a map is shown; one slider for both sides, or one each when the link is cut. */

import { NumberField } from '#app/shell/NumberField.tsx'
import { useActions, useApp } from '#app/shell/use-app.ts'
import { selectLook, selectWishedLook } from '#state/select-look.ts'
import { selectShown } from '#state/select-shown.ts'
import { withThreshold } from '#view/change-layer.ts'
import type { Threshold } from '#view/layer.ts'
import { mapLayer, type SideId, sideIds } from '#view/spec.ts'
import { sideInFocus } from './side-in-focus.ts'
import { SurvivorWords, ThresholdHistogram } from './ThresholdHistogram.tsx'
import { pOfThreshold, wordsOfSides } from './threshold-words.ts'

export function ThresholdControls() {
  const linked = useApp((state) => selectLook(state).links.threshold)
  return (
    <section className="control-group" aria-labelledby="threshold-title">
      <h3 id="threshold-title">Threshold</h3>
      {(linked ? (['a'] as const) : sideIds).map((pane) => (
        <ThresholdSlider key={pane} pane={pane} shared={linked} />
      ))}
    </section>
  )
}

function ThresholdSlider({ pane, shared }: { readonly pane: SideId; readonly shared: boolean }) {
  const act = useActions()
  const threshold = useApp((state) => selectWishedLook(state).sides[pane].threshold.value)
  const maximum = useApp((state) => selectLook(state).sides[pane].range[1])
  const focused = useApp(sideInFocus)
  const counted = shared ? focused : pane
  const signs = useApp((state) => mapLayer(state.document, 'a').signs)
  const infos = {
    a: useApp((state) => selectShown(state, 'a')?.info),
    b: useApp((state) => selectShown(state, 'b')?.info),
  }
  const words = wordsOfSides(
    (shared ? sideIds : [pane]).flatMap((id) => {
      const info = infos[id]
      if (!info) return []
      // Where a map has one direction only, so has its threshold.
      const twoSided = signs === 'both' && (info.stats.min ?? 0) < 0
      return [pOfThreshold(info.statistic, threshold, { twoSided })]
    }),
  )
  const set = (value: number) => {
    act.change((view, { links, sides }) => {
      const { asked } = sides[pane]
      const next: Threshold =
        asked.rule === 'cluster' ? { ...asked, value } : { rule: 'value', value }
      return withThreshold(view, pane, next, links)
    })
  }
  const step = maximum > 2 ? 0.05 : maximum / 200
  const name = shared
    ? 'Threshold of both sides'
    : `Threshold of the ${pane === 'a' ? 'left' : 'right'} side`
  return (
    <div className="slider">
      {!shared && <span className="side">{pane === 'a' ? 'Left' : 'Right'}</span>}
      <span className="slider-track">
        <ThresholdHistogram side={counted} />
        <input
          type="range"
          aria-label={name}
          min={0}
          max={maximum}
          step={step}
          value={threshold}
          onChange={(event) => set(event.currentTarget.valueAsNumber)}
        />
      </span>
      <NumberField
        aria-label={`${name}, as a number`}
        min={0}
        step={step}
        value={Number(threshold.toPrecision(6))}
        onNumber={set}
      />
      <output className="aside">{words}</output>
      <SurvivorWords sides={shared ? sideIds : [pane]} />
    </div>
  )
}
