/** How the cortex is laid out: inflated, apart, open, half of it, of glass. */

import { useActions, useApp } from '#app/shell/use-app.ts'
import { type ArrangementId, arrangementIds, arrangements } from '#view/arrangement.ts'
import { withArrangement } from '#view/change-arrangement.ts'
import { poseOf, withPose } from '#view/change-view.ts'
import { closedBrain } from '#view/layout.ts'
import { LinkToggle } from './LinkToggle.tsx'

const sliders = [
  { property: 'inflation', label: 'Inflate', max: 2, step: 0.01, words: inflationWords },
  { property: 'gapMm', label: 'Apart', max: 120, step: 1, words: (mm: number) => `${mm} mm apart` },
  {
    property: 'openDeg',
    label: 'Open',
    max: 90,
    step: 1,
    words: (deg: number) => `opened by ${deg} degrees`,
  },
  {
    property: 'glass',
    label: 'Glass',
    max: 1,
    step: 0.05,
    words: (glass: number) => `${Math.round(glass * 100)} percent glass`,
  },
] as const

/** Which views share the stage: brains, slices, rows of slices. */
function Layout() {
  const id = useApp((state) => state.document.arrangement.id)
  const act = useActions()
  return (
    <label className="row">
      Layout
      <select
        value={id}
        onChange={(event) => {
          const chosen = event.currentTarget.value as ArrangementId
          act.change((view) => withArrangement(view, chosen))
        }}
      >
        {arrangementIds.map((known) => (
          <option key={known} value={known}>
            {arrangements[known].label}
          </option>
        ))}
      </select>
    </label>
  )
}

export function BrainControls() {
  const layout = useApp((state) => poseOf(state.document)) ?? closedBrain
  const act = useActions()
  const set = (patch: Partial<typeof layout>) => act.change((view) => withPose(view, patch))
  return (
    <section className="control-group" aria-label="Brain">
      <div className="group-head">
        Cameras
        <LinkToggle link="camera" what="camera" />
      </div>
      <Layout />
      <OwnBrain />
      {sliders.map(({ property, label, max, step, words }) => (
        <label key={property} className="slider">
          <span className="side">{label}</span>
          <input
            type="range"
            min={0}
            max={max}
            step={step}
            value={layout[property]}
            aria-valuetext={words(layout[property])}
            onChange={(event) => set({ [property]: event.currentTarget.valueAsNumber })}
          />
        </label>
      ))}
      <div className="row">
        <label>
          Hide
          <select
            value={layout.hidden}
            onChange={(event) => set({ hidden: event.currentTarget.value as typeof layout.hidden })}
          >
            <option value="none">nothing</option>
            <option value="left">the left half</option>
            <option value="right">the right half</option>
          </select>
        </label>
        <button type="button" className="quiet" onClick={() => set(closedBrain)}>
          Close it up
        </button>
      </div>
    </section>
  )
}

/** Surfaces that the user brought: in which space they are taken to be, and the way back. */
function OwnBrain() {
  const cortex = useApp((state) => state.cortex)
  const { placeSurfaces, loadCortex } = useActions()
  if (cortex.status !== 'ready' || !cortex.own) return null
  const { infos } = cortex.own
  const [first] = infos
  return (
    <div className="own-brain">
      <p>
        Your surfaces: {infos.map(({ fileName }) => fileName).join(', ')}. Region outlines and names
        belong to the bundled brain.
      </p>
      {first && first.placements.length > 1 && (
        <label className="row">
          Their space
          <select
            value={first.placement}
            onChange={(event) =>
              void placeSurfaces(event.currentTarget.value as typeof first.placement)
            }
          >
            {first.placements.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="button" onClick={() => void loadCortex()}>
        Back to the bundled brain
      </button>
    </div>
  )
}

function inflationWords(inflation: number): string {
  if (inflation === 0) return 'pial surface'
  return inflation <= 1
    ? `${Math.round(inflation * 100)} percent inflated`
    : `inflated, ${Math.round((inflation - 1) * 100)} percent on to very inflated`
}
