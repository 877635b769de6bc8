/** By which rule the threshold is set, which signs are shown, and what becomes of the values below it. */
import { NumberField } from '#app/shell/NumberField.tsx'
import { useActions, useApp } from '#app/shell/use-app.ts'
import { selectLook, selectWaits, selectWishedLook } from '#state/select-look.ts'
import { formatTick } from '#statistic/number-words.ts'
import { withBothMaps, withThreshold } from '#view/change-layer.ts'
import { connectivities, type Extent, type Threshold } from '#view/layer.ts'
import { mapLayer, type SideId, sideIds } from '#view/spec.ts'
import { LinkToggle } from './LinkToggle.tsx'

/** Which signs are shown, what becomes of the values below the threshold, and whether both sides share it. */
export function ThresholdSigns() {
  const signs = useApp((state) => mapLayer(state.document, 'a').signs)
  const fade = useApp((state) => mapLayer(state.document, 'a').fade)
  const fadeWords = fade === 0 ? 'hidden' : `${Math.round(fade * 100)} %`
  const contour = useApp((state) => mapLayer(state.document, 'a').contour)
  const linked = useApp((state) => selectLook(state).links.threshold)
  const act = useActions()
  return (
    <section className="control-group" aria-labelledby="signs-title">
      <div className="group-head">
        <h4 id="signs-title">Threshold</h4>
        <LinkToggle link="threshold" what="threshold" />
      </div>
      {(linked ? (['a'] as const) : sideIds).map((pane) => (
        <ThresholdRule key={pane} pane={pane} shared={linked} />
      ))}
      <div className="row">
        <label>
          Show
          <select
            value={signs}
            onChange={(event) => {
              const chosen = event.currentTarget.value as typeof signs
              act.change((view) => withBothMaps(view, { signs: chosen }))
            }}
          >
            <option value="both">both signs</option>
            <option value="positive">positive only</option>
            <option value="negative">negative only</option>
          </select>
        </label>
        <label className="check">
          <input
            type="checkbox"
            checked={contour}
            onChange={(event) => {
              const on = event.currentTarget.checked
              act.change((view) => withBothMaps(view, { contour: on }))
            }}
          />
          Line at it
        </label>
      </div>
      <label className="row">
        Fade below it
        <input
          type="range"
          min={0}
          max={1}
          step={0.05}
          value={fade}
          aria-label="Fade below it"
          aria-valuetext={fadeWords}
          onChange={(event) => {
            const most = event.currentTarget.valueAsNumber
            act.change((view) => withBothMaps(view, { fade: most }))
          }}
        />
        <output className="aside">{fadeWords}</output>
      </label>
      {fade > 0 && <FadeCurve />}
    </section>
  )
}

/** How fast values fade below the threshold. */
function FadeCurve() {
  const power = useApp((state) => mapLayer(state.document, 'a').fadePower)
  const act = useActions()
  return (
    <label className="row" title="With value / threshold to this power: 1 is a straight line.">
      Curve
      <input
        type="range"
        min={-2}
        max={3}
        step={0.25}
        value={Math.log2(power)}
        aria-label="Curve"
        aria-valuetext={`power ${formatTick(power)}`}
        onChange={(event) => {
          const next = Math.round(2 ** event.currentTarget.valueAsNumber * 100) / 100
          act.change((view) => withBothMaps(view, { fadePower: next }))
        }}
      />
      <output className="aside">
        {power === 1 ? 'straight' : `${power < 1 ? 'slowly' : 'fast'}, ^${formatTick(power)}`}
      </output>
    </label>
  )
}

const ruleNames = {
  value: 'value',
  p: 'p, uncorrected',
  fdr: 'false discovery rate',
  cluster: 'value and cluster extent',
} as const
const firstOf = {
  p: { rule: 'p', p: 0.001 },
  fdr: { rule: 'fdr', q: 0.05 },
} as const satisfies { readonly [rule: string]: Threshold }

/** A usual least extent: 25 voxels of 2 mm. */
const firstExtent = { least: 200, unit: 'mm3', connectivity: 26 } as const satisfies Extent

const neighbours = { 6: 'faces', 18: 'edges too', 26: 'corners too' } as const

type Cluster = Extract<Threshold, { rule: 'cluster' }>

function ExtentFields({
  asked,
  set,
  waits,
}: {
  readonly asked: Cluster
  readonly set: (next: Cluster) => void
  readonly waits: boolean
}) {
  return (
    <>
      <label>
        at least
        <NumberField
          aria-label="Least extent of a cluster"
          min={0}
          step="any"
          value={asked.least}
          onNumber={(least) => set({ ...asked, least })}
        />
      </label>
      <select
        aria-label="Unit of the extent"
        value={asked.unit}
        onChange={(event) => set({ ...asked, unit: event.currentTarget.value as Cluster['unit'] })}
      >
        <option value="mm3">mm³</option>
        <option value="voxels">voxels</option>
      </select>
      <label title="Which neighbours make one cluster: voxels that share a face (6), an edge too (18) or a corner too (26).">
        joined by
        <select
          aria-label="Neighbours that make one cluster"
          value={asked.connectivity}
          onChange={(event) =>
            set({
              ...asked,
              connectivity: Number(event.currentTarget.value) as Cluster['connectivity'],
            })
          }
        >
          {connectivities.map((count) => (
            <option key={count} value={count}>
              {neighbours[count]} ({count})
            </option>
          ))}
        </select>
      </label>
      {waits && <span className="aside">finding the clusters…</span>}
    </>
  )
}

/** By which rule the threshold is set; p goes by each map's own statistic. */
function ThresholdRule({ pane, shared }: { readonly pane: SideId; readonly shared: boolean }) {
  const act = useActions()
  const { asked, threshold } = useApp((state) => selectWishedLook(state).sides[pane])
  const waits = useApp((state) => selectWaits(state, pane))
  const set = (next: Threshold) =>
    act.change((view, { links }) => withThreshold(view, pane, next, links))
  const rate = asked.rule === 'p' ? asked.p : asked.rule === 'fdr' ? asked.q : null
  return (
    <div className="row">
      <label>
        {shared ? 'Set by' : pane === 'a' ? 'Left set by' : 'Right set by'}
        <select
          value={asked.rule}
          onChange={(event) => {
            const rule = event.currentTarget.value as keyof typeof ruleNames
            if (rule === 'value') set(threshold)
            else if (rule === 'cluster') set({ rule, value: threshold.value, ...firstExtent })
            else set(firstOf[rule])
          }}
        >
          {Object.entries(ruleNames).map(([id, words]) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </select>
      </label>
      {asked.rule === 'cluster' && <ExtentFields asked={asked} set={set} waits={waits} />}
      {rate !== null && (
        <label>
          at most
          <NumberField
            min={0}
            max={1}
            step="any"
            value={rate}
            onNumber={(most) =>
              set(asked.rule === 'p' ? { rule: 'p', p: most } : { rule: 'fdr', q: most })
            }
          />
        </label>
      )}
    </div>
  )
}
