/** Mistakes to be made on purpose, and scales and a game to be tried: one component a control, listed at the end. */
import { type ComponentType, useState } from 'react'
import { ShufflePeaks } from '#app/evidence/ShufflePeaks.tsx'
import { useActions, useApp } from '#app/shell/use-app.ts'
import type { LiveControlId } from '#lesson/lesson.ts'
import { hurtsWhenActive } from '#lesson/reverse-inference.ts'
import { samplingRuleIds, samplingRules } from '#sampling/index.ts'
import { selectLook } from '#state/select-look.ts'
import { selectShown } from '#state/select-shown.ts'
import { selectTask } from '#state/select-task.ts'
import { withMaximised } from '#view/change-arrangement.ts'
import { withThreshold } from '#view/change-layer.ts'
import { AnalogueScale } from './AnalogueScale.tsx'
import { CyberballGame } from './CyberballGame.tsx'
import { LikertScale } from './LikertScale.tsx'
import { sampleEvidence } from './sample-evidence.ts'

function ThresholdControl() {
  const value = useApp((state) => selectLook(state).sides.a.threshold.value)
  const { change } = useActions()
  return (
    <label className="live-slider">
      Threshold z ≥ <output>{value.toFixed(1)}</output>
      <input
        type="range"
        min={0}
        max={9}
        step={0.1}
        value={value}
        aria-label="Threshold z ≥"
        aria-valuetext={value.toFixed(1)}
        onChange={(event) => {
          const next = { rule: 'value', value: Number(event.currentTarget.value) } as const
          change((view, { links }) => withThreshold(view, 'a', next, links))
        }}
      />
    </label>
  )
}

function RuleControl() {
  const rule = useApp((state) => state.document.sides.a.rule)
  const { setRule } = useActions()
  return (
    <label className="live-select">
      From voxels to the surface by
      <select
        value={rule}
        onChange={(event) => {
          const wanted = samplingRuleIds.find((id) => id === event.currentTarget.value)
          if (wanted) void setRule(wanted)
        }}
      >
        {samplingRuleIds.map((id) => (
          <option key={id} value={id}>
            {samplingRules[id].label}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Leaves a study out, and brings all back: the sentences on the slide follow. */
function StudiesControl() {
  const { loadEvidence, question } = useActions()
  const side = useApp((state) => (state.document.arrangement.maximised === 'brain-b' ? 'b' : 'a'))
  const evidence = useApp((state) => selectShown(state, side)?.evidence)
  const isBusy = useApp((state) => selectTask(state, side) !== null)
  if (!evidence) {
    return (
      <button type="button" disabled={isBusy} onClick={() => void loadEvidence(side)}>
        Question the studies
      </button>
    )
  }
  const included = new Set(evidence.choice.included)
  const toggle = (id: string) =>
    void question(side, {
      included: evidence.table.studies
        .map((study) => study.id)
        .filter((one) => (one === id ? !included.has(one) : included.has(one))),
    })
  return (
    <details className="live-studies">
      <summary>
        {included.size} of {evidence.table.studies.length} studies
      </summary>
      <ul>
        {evidence.table.studies.map((study) => (
          <li key={study.id}>
            <label>
              <input
                type="checkbox"
                checked={included.has(study.id)}
                disabled={isBusy || (included.has(study.id) && included.size === 1)}
                onChange={() => toggle(study.id)}
              />
              {study.authors} {study.year}
            </label>
          </li>
        ))}
      </ul>
    </details>
  )
}

const exclusionStudies = async () => (await sampleEvidence('social-exclusion')).table.studies

const ShuffleControl = () => <ShufflePeaks side="b" studies={exclusionStudies} />

function OneSideControl() {
  const maximised = useApp((state) => state.document.arrangement.maximised)
  const { change } = useActions()
  const choices = [
    ['brain-a', 'Left alone'],
    ['brain-b', 'Right alone'],
    [null, 'Both'],
  ] as const
  return (
    <div className="live-row">
      {choices.map(([id, label]) => (
        <button
          key={label}
          type="button"
          aria-pressed={maximised === id}
          onClick={() => change((view) => withMaximised(view, id))}
        >
          {label}
        </button>
      ))}
    </div>
  )
}

const rates = [
  ['hurts', 'It hurts in', 'of all situations'],
  ['activeWhenHurting', 'Active in', 'of the hurting ones'],
  ['activeOtherwise', 'Active in', 'of all others'],
] as const

function BaseRateControl() {
  const [given, setGiven] = useState({ hurts: 0.1, activeWhenHurting: 0.8, activeOtherwise: 0.3 })
  const result = hurtsWhenActive(given)
  return (
    <div className="live-rates">
      {rates.map(([key, before, after]) => (
        <label key={key} className="live-slider">
          {before} <output>{Math.round(100 * given[key])} %</output> {after}
          <input
            type="range"
            min={0}
            max={1}
            step={0.01}
            value={given[key]}
            aria-label={`${before} … ${after}`}
            aria-valuetext={`${Math.round(100 * given[key])} %`}
            onChange={(event) => setGiven({ ...given, [key]: Number(event.currentTarget.value) })}
          />
        </label>
      ))}
      <p role="status">
        If the region is active, it hurts in{' '}
        <strong>{result === null ? '—' : `${Math.round(100 * result)} %`}</strong>.
      </p>
    </div>
  )
}

const controls: { readonly [id in LiveControlId]: ComponentType } = {
  threshold: ThresholdControl,
  rule: RuleControl,
  studies: StudiesControl,
  shuffle: ShuffleControl,
  'one-side': OneSideControl,
  'base-rate': BaseRateControl,
  cyberball: CyberballGame,
  likert: LikertScale,
  'analogue-scale': AnalogueScale,
}

export function LiveControls({ ids }: { readonly ids: readonly LiveControlId[] }) {
  return ids.map((id) => {
    const Control = controls[id]
    return (
      <div key={id} className="live-control" data-control={id} data-own-keys>
        <Control />
      </div>
    )
  })
}
