/** Which values take the colormap's ends, which colormap, and how the cortex reads the volume. */

import { Fold } from '#app/shell/Fold.tsx'
import { NumberField } from '#app/shell/NumberField.tsx'
import { useActions, useApp } from '#app/shell/use-app.ts'
import { regions } from '#atlas/regions.ts'
import type { Colormap } from '#colormap/colormap.ts'
import { type ColormapId, colormaps } from '#colormap/index.ts'
import { type SamplingRuleId, samplingRuleIds, samplingRules } from '#sampling/index.ts'
import { selectLook } from '#state/select-look.ts'
import { withBothMaps, withRange, withRuleOfSide } from '#view/change-layer.ts'
import { mapLayer, type SideId, sideIds } from '#view/spec.ts'
import { ColormapSelect } from './ColormapSelect.tsx'
import { LinkToggle } from './LinkToggle.tsx'
import { RuleChange } from './RuleChange.tsx'
import { regionsNear } from './regions-near.ts'
import { SightCheck } from './SightCheck.tsx'

export function ColourControls() {
  const linked = useApp((state) => selectLook(state).links.range)
  const colormap = useApp((state) => mapLayer(state.document, 'a').colormap)
  const sameRule = useApp(({ document: { sides } }) => sides.a.rule === sides.b.rule)
  const act = useActions()
  return (
    <section className="control-group" aria-labelledby="colour-title">
      <div className="group-head">
        <h4 id="colour-title">Colours</h4>
        <LinkToggle link="range" what="colour range" />
      </div>
      {(linked ? (['a'] as const) : sideIds).map((pane) => (
        <RangeFields key={pane} pane={pane} shared={linked} />
      ))}
      <label className="row" htmlFor="colormap">
        Colormap
        <ColormapSelect
          id="colormap"
          value={colormap}
          onChange={(chosen) => act.change((view) => withBothMaps(view, { colormap: chosen }))}
        />
      </label>
      <ColormapWords id={colormap} />
      <FlatColours />
      <SightCheck />
      {(sameRule ? (['a'] as const) : sideIds).map((side) => (
        <RuleSelect key={side} side={side} shared={sameRule} />
      ))}
      <Fold id="rule-change" title="What does the rule change?">
        <RuleChange />
      </Fold>
    </section>
  )
}

/** Form by light, or every colour just as on the bar. */
function FlatColours() {
  const flat = useApp((state) => state.document.flat)
  const act = useActions()
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={flat}
        onChange={(event) => {
          const { checked } = event.currentTarget
          act.change((view) => ({ ...view, flat: checked }))
        }}
      />
      Flat: no light on the brain, colours exactly as on the bar
    </label>
  )
}

/** Whose colours they are, and which outlines in sight have one of them. */
function ColormapWords({ id }: { readonly id: ColormapId }) {
  const shown = useApp((state) => state.document.regions)
  const colormap: Colormap = colormaps[id]
  const near = regionsNear(colormap, shown).map((region) => regions[region].shortName)
  return (
    <p className="aside">
      {colormap.label}: {colormap.source}.
      {near.length > 0 &&
        ` It has the colour of ${near.join(', ')}: an outline is known by its dark or white edge.`}
    </p>
  )
}

/** How the cortex reads volumes: one rule for both sides, unless they show two rules beside each other. */
function RuleSelect({ side, shared }: { readonly side: SideId; readonly shared: boolean }) {
  const rule = useApp((state) => state.document.sides[side].rule)
  const act = useActions()
  return (
    <>
      <label className="row">
        {shared ? 'Sampling' : `Sampling, ${side === 'a' ? 'left' : 'right'}`}
        <select
          value={rule}
          title={samplingRules[rule].describe}
          onChange={(event) => {
            const chosen = event.currentTarget.value as SamplingRuleId
            if (shared) void act.setRule(chosen)
            else act.change((view) => withRuleOfSide(view, side, chosen))
          }}
        >
          {samplingRuleIds.map((id) => (
            <option key={id} value={id}>
              {samplingRules[id].label}
            </option>
          ))}
        </select>
      </label>
      <p className="aside">{samplingRules[rule].describe}</p>
    </>
  )
}

function RangeFields({ pane, shared }: { readonly pane: SideId; readonly shared: boolean }) {
  const act = useActions()
  const [low, high] = useApp((state) => selectLook(state).sides[pane].range)
  const side = pane === 'a' ? 'left' : 'right'
  const set = (range: readonly [number, number]) =>
    act.change((view, { links }) => withRange(view, pane, range, links))
  const name = shared ? 'of both sides' : `of the ${side} side`
  return (
    <div className="row">
      <span className="side">
        {shared ? 'From' : `${side[0]?.toUpperCase()}${side.slice(1)}: from`}
      </span>
      <NumberField
        aria-label={`Colours start at, ${name}`}
        min={0}
        step="any"
        value={low}
        onNumber={(start) => set([start, high])}
      />
      <span>to</span>
      <NumberField
        aria-label={`Colours end at, ${name}`}
        min={0}
        step="any"
        value={high}
        onNumber={(end) => set([low, end])}
      />
    </div>
  )
}
