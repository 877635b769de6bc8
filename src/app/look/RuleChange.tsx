/** What another sampling rule would make of a side's map: in numbers here, and as a picture on the brains. */
import { useCallback, useMemo, useState } from 'react'
import { useResult } from '#app/compare/use-result.ts'
import { flyTo } from '#app/shell/fly-to.ts'
import { useActions, useApp } from '#app/shell/use-app.ts'
import { type Cortex, hemisphereIds, middlePositionsOf } from '#atlas/cortex.ts'
import type { ModeId } from '#comparison/mode/index.ts'
import { type RuleChange as Change, ruleChange } from '#comparison/rule-change.ts'
import { vertexAreas } from '#mesh/measure.ts'
import { type SamplingRuleId, samplingRuleIds, samplingRules } from '#sampling/index.ts'
import type { ShownMap } from '#state/app-state.ts'
import { selectLook } from '#state/select-look.ts'
import { selectShown } from '#state/select-shown.ts'
import { withArrangement } from '#view/change-arrangement.ts'
import { withOtherRuleBeside } from '#view/change-layer.ts'
import { withView } from '#view/change-view.ts'
import { mapLayer, otherSide, type SideId, sideIds } from '#view/spec.ts'
import type { Volume } from '#volume/volume.ts'

const sideNames = { a: 'left', b: 'right' } as const

export function RuleChange() {
  const [side, setSide] = useState<SideId>('a')
  const [wished, setWished] = useState<SamplingRuleId>('extreme')
  const shown = useApp((state) => selectShown(state, side))
  const cortex = useApp((state) => (state.cortex.status === 'ready' ? state.cortex.cortex : null))
  return (
    <section className="control-group" aria-label="What does the rule change?">
      <p className="aside">
        Programs do not agree on how a point of the folded cortex reads the voxels around it: some
        take the most extreme of eight, some a mean between voxels, some a mean through the depth of
        the cortex. On four public maps the first showed 1.3 to 2.3 times the area of the trilinear
        mean at one threshold.
      </p>
      <label className="row">
        Map
        <select
          value={side}
          onChange={(event) => setSide(event.currentTarget.value as SideId)}
          aria-label="Side whose map is read by two rules"
        >
          {sideIds.map((id) => (
            <option key={id} value={id}>
              of the {sideNames[id]} side
            </option>
          ))}
        </select>
      </label>
      {shown && cortex ? (
        <OfMap side={side} shown={shown} cortex={cortex} wished={wished} setWished={setWished} />
      ) : (
        <p className="aside">No map is shown on this side yet.</p>
      )}
    </section>
  )
}

type OfMapProps = {
  readonly side: SideId
  readonly shown: ShownMap
  readonly cortex: Cortex
  readonly wished: SamplingRuleId
  readonly setWished: (rule: SamplingRuleId) => void
}

function OfMap({ side, shown, cortex, wished, setWished }: OfMapProps) {
  if (!shown.volume) {
    return (
      <p data-no-rule="">
        This map came with one value a vertex: no rule read it, so there is nothing to compare.
      </p>
    )
  }
  if (shown.info.statistic.kind === 'label') {
    return (
      <p data-no-rule="">
        These are labels, which are names and no amounts: none is more or less than another, so
        there is no difference of two rules to tell.
      </p>
    )
  }
  const others = samplingRuleIds.filter((id) => id !== shown.rule)
  const other = others.find((id) => id === wished) ?? others[0] ?? shown.rule
  return (
    <>
      <label className="row">
        Beside it
        <select
          value={other}
          aria-label="Second sampling rule"
          title={samplingRules[other].describe}
          onChange={(event) => setWished(event.currentTarget.value as SamplingRuleId)}
        >
          {others.map((id) => (
            <option key={id} value={id}>
              {samplingRules[id].label}
            </option>
          ))}
        </select>
      </label>
      <Numbers side={side} shown={shown} volume={shown.volume} cortex={cortex} other={other} />
      <OnBrains side={side} other={other} />
    </>
  )
}

/** Of the mid-thickness surface; what is no cortex has no area. */
function cortexAreas(cortex: Cortex) {
  return hemisphereIds.map((id) =>
    vertexAreas(middlePositionsOf(cortex[id]), cortex[id].faces).map((area, vertex) =>
      cortex[id].medialWall[vertex] ? 0 : area,
    ),
  )
}

function Numbers({
  side,
  shown,
  volume,
  cortex,
  other,
}: Pick<OfMapProps, 'side' | 'shown' | 'cortex'> & {
  readonly volume: Volume
  readonly other: SamplingRuleId
}) {
  const { info, values, rule } = shown
  const { asked, threshold } = useApp((state) => selectLook(state).sides[side])
  const signs = useApp((state) => mapLayer(state.document, side).signs)
  const { sampleBy } = useActions()
  const ask = useCallback(
    async (signal: AbortSignal) => ({
      of: { volume, cortex, other },
      sample: await sampleBy({ info, volume }, cortex, other, { signal }),
    }),
    [info, volume, cortex, other, sampleBy],
  )
  const { value, failure } = useResult(ask)
  const areas = useMemo(() => cortexAreas(cortex), [cortex])
  const { of, sample } = value ?? {}
  const fits = of?.volume === volume && of.cortex === cortex && of.other === other
  const second = fits && sample ? sample : null
  const change = useMemo(
    () =>
      second &&
      ruleChange(
        hemisphereIds.map((id, n) => ({
          first: values[id],
          second: second.values[id],
          areasMm2: areas[n] ?? [],
        })),
        signs,
        threshold.value,
      ),
    [second, values, areas, signs, threshold.value],
  )
  if (failure !== null) return <p className="remark">{failure}</p>
  if (!change || !second) return <p className="aside">Reading the map by the second rule…</p>
  const notes = [shown.ruleNote, second.ruleNote].filter((note) => note !== null)
  return (
    <>
      <ChangeTable change={change} rules={[rule, other]} threshold={threshold.value} />
      <MostApart change={change} cortex={cortex} />
      {asked.rule === 'cluster' && (
        <p className="aside">
          This goes by the threshold’s value alone: the least extent of clusters is not asked for.
        </p>
      )}
      {[...new Set(notes)].map((note) => (
        <p key={note} className="remark">
          {note}
        </p>
      ))}
    </>
  )
}

const cm2 = (mm2: number) => `${(mm2 / 100).toFixed(1)} cm²`
const percent = (share: number) => `${(100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`
const short = (value: number) => Number(value.toPrecision(3)).toString().replace('-', '−')

function ChangeTable({
  change: { beyondMm2, onlyMm2, changedShare, unseenShare },
  rules,
  threshold,
}: {
  readonly change: Change
  readonly rules: readonly [first: SamplingRuleId, second: SamplingRuleId]
  readonly threshold: number
}) {
  const rows = [
    ['Above the threshold', cm2(beyondMm2.first), cm2(beyondMm2.second)],
    ['Above it by this rule only', cm2(onlyMm2.first), cm2(onlyMm2.second)],
    ['Vertices that saw no data', percent(unseenShare.first), percent(unseenShare.second)],
  ] as const
  return (
    <>
      <table className="rule-change" data-rule-change={rules.join(' ')}>
        <caption className="aside">
          Cortex of both hemispheres on the mid-thickness surface, without the medial wall;
          threshold {short(threshold)}
        </caption>
        <thead>
          <tr>
            <td />
            {rules.map((id, n) => (
              <th key={id} scope="col">
                {n === 0 ? 'In force: ' : 'Beside it: '}
                {samplingRules[id].label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {rules.map((id, n) => (
                <td key={id}>{cells[n]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p data-changed="">
        {changedShare === null
          ? 'Nothing is above the threshold by either rule.'
          : `${cm2(onlyMm2.first + onlyMm2.second)} change sides of the threshold: ${percent(changedShare)} of what is above it by either rule.`}
      </p>
    </>
  )
}

function MostApart({
  change: { most },
  cortex,
}: {
  readonly change: Change
  readonly cortex: Cortex
}) {
  const act = useActions()
  if (!most) return <p>No vertex is seen by both rules.</p>
  const { first, second, part, vertex } = most
  const hemisphere = hemisphereIds[part] ?? 'left'
  const positions = middlePositionsOf(cortex[hemisphere])
  const [x = 0, y = 0, z = 0] = positions.subarray(3 * vertex, 3 * vertex + 3)
  if (first === second) return <p>The rules agree at every vertex.</p>
  return (
    <p data-most-apart="">
      They differ most, by {short(Math.abs(second - first))} ({short(first)} and {short(second)}),
      in the {hemisphere} hemisphere at{' '}
      <button
        type="button"
        className="quiet"
        onClick={() => act.change((view) => flyTo(view, cortex, [x, y, z]))}
      >
        {[x, y, z]
          .map((mm) => Math.round(mm))
          .join(', ')
          .replaceAll('-', '−')}{' '}
        mm
      </button>
    </p>
  )
}

/** One step of the history each: the other side's map comes back with undo. */
function OnBrains({ side, other }: { readonly side: SideId; readonly other: SamplingRuleId }) {
  const act = useActions()
  const show = (mode: ModeId) =>
    act.change((view, look) => {
      const placed = withArrangement(withOtherRuleBeside(view, side, other, look), 'compared')
      const beside = placed.views.find((one) => one.kind === 'brain' && one.shows === side)
      // What was flown to is in sight on the third brain too.
      const seen = beside?.kind === 'brain' && { camera: beside.camera, pose: beside.pose }
      return withView(placed, 'compared', 'brain', { mode, ...seen })
    })
  return (
    <>
      <div className="row">
        <button type="button" onClick={() => show('difference')}>
          Show the difference
        </button>
        <button type="button" onClick={() => show('agreement')}>
          Show what changes sides
        </button>
      </div>
      <p className="aside">
        The {sideNames[otherSide(side)]} side then shows the same map by the second rule, and a
        third brain between them the difference of both, or what is above the threshold by one of
        them alone. Undo brings its own map back.
      </p>
    </>
  )
}
