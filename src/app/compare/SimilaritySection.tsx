/** Correlations with their N, and whether a map as smooth as A that knows nothing of B would come as far. */
import { useMemo, useState } from 'react'
import { NumberField } from '#app/shell/NumberField.tsx'
import { useActions, useApp } from '#app/shell/use-app.ts'
import { useRun } from '#app/shell/use-run.ts'
import type { Cortex } from '#atlas/cortex.ts'
import { metricIds, metrics } from '#comparison/index.ts'
import type { NullKind, NullMaps, NullOutcome } from '#comparison/null-test.ts'
import type { ZeroRule } from '#comparison/pair.ts'
import { formatCount, formatP, formatValue } from '#statistic/number-words.ts'
import type { CompareTasks } from '#work/compare-tasks.ts'
import { Cautions } from './Cautions.tsx'
import { NullHistogram } from './NullHistogram.tsx'
import { SaveButtons } from './SaveButtons.tsx'
import { type Compared, restsOnPeaks } from './use-sides.ts'
import { offTheWall } from './vertex-places.ts'

type Numbers = CompareTasks['compareNumbers']['result']

export function SimilaritySection({
  compared,
  numbers: { comparison, resampledB },
  zeros,
  setZeros,
  nullTest,
  setNullTest,
}: {
  readonly compared: Compared
  readonly numbers: Numbers
  readonly zeros: ZeroRule
  readonly setZeros: (zeros: ZeroRule) => void
  /** The test that is shown, which the methods paragraph tells of. */
  readonly nullTest: NullOutcome | null
  readonly setNullTest: (outcome: NullOutcome | null) => void
}) {
  const { n, zerosDropped, notFinite, overlapN, diceCurve: _, ...found } = comparison
  return (
    <section className="control-group" aria-labelledby="similarity-title">
      <h3 id="similarity-title">How alike</h3>
      <table className="near-table" data-metrics>
        <tbody>
          {metricIds.map((id) => (
            <tr key={id} title={metrics[id].describe}>
              <th scope="row">{metrics[id].label}</th>
              <td data-metric={id} data-value={found[id] ?? ''}>
                {found[id] === null ? 'not defined' : formatValue(found[id])}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="aside" data-n={n}>
        Over {formatCount(n)} voxels of A’s grid
        {zeros === 'drop' && <> ({formatCount(zerosDropped)} with a 0 in either left out)</>};{' '}
        {formatCount(notFinite)} without a number. Overlap at the thresholds of both sides, over{' '}
        {formatCount(overlapN)}.{resampledB && ' B was resampled trilinearly.'}
      </p>
      <label className="check">
        <input
          type="checkbox"
          checked={zeros === 'keep'}
          onChange={(event) => setZeros(event.currentTarget.checked ? 'keep' : 'drop')}
        />
        Zeros count as values
      </label>
      <SaveButtons
        name="similarity"
        what="similarity"
        rows={[{ n, zerosDropped, notFinite, ...found }]}
        json={{ zeros, thresholds: compared.thresholds, extents: compared.extents, ...comparison }}
      />
      <NullTest compared={compared} zeros={zeros} outcome={nullTest} setOutcome={setNullTest} />
      <Cautions
        at="similarity"
        restsOnPeaks={restsOnPeaks(compared.a) || restsOnPeaks(compared.b)}
      />
    </section>
  )
}

const ways = {
  voxels: {
    label: 'Surrogates of voxels',
    kind: 'variogram',
    on: 'voxels',
    holds:
      'For maps of voxels: of 200 pairs of unrelated maps that are smooth in the volume, 5 % had p < .05.',
  },
  spin: {
    label: 'Spin test on the cortex',
    kind: 'spin',
    on: 'surface',
    holds:
      'For maps made on the cortex. Seen on its folds, maps that are smooth in the volume are not as smooth everywhere on the sphere: of 60 unrelated pairs 10 % had p < .05 (4 % of maps smooth on the sphere). Near .05 it is no evidence here.',
  },
  vertices: {
    label: 'Surrogates on the cortex',
    kind: 'variogram',
    on: 'surface',
    holds:
      'For maps made on the cortex: of 60 unrelated pairs of maps that are smooth in the volume, 12 % had p < .05 (4.5 % of maps smooth on the sphere). Near .05 it is no evidence here.',
  },
} as const satisfies Record<
  string,
  { label: string; kind: NullKind; on: NullMaps['on']; holds: string }
>
type Way = keyof typeof ways

function NullTest({
  compared,
  zeros,
  outcome,
  setOutcome,
}: {
  readonly compared: Compared
  readonly zeros: ZeroRule
  readonly outcome: NullOutcome | null
  readonly setOutcome: (outcome: NullOutcome | null) => void
}) {
  const cortex = useApp((state) => (state.cortex.status === 'ready' ? state.cortex.cortex : null))
  const { nullTest } = useActions()
  // The maps of this room are of voxels, and smooth in the volume: what imitates them there holds its level.
  const [way, setWay] = useState<Way>('voxels')
  const [draws, setDraws] = useState(1000)
  const [seed, setSeed] = useState(1)
  const { a, b } = compared
  // biome-ignore lint/correctness/useExhaustiveDependencies: the maps and the zeros are the question.
  const question = useMemo(() => ({}), [a.values, b.values, zeros])
  const { run, start, stop } = useRun<NullOutcome>(question)
  const test = async () => {
    setOutcome(null)
    const drawn = await start(async (context) => {
      const { kind, on } = ways[way]
      const maps: NullMaps =
        on === 'voxels' ? { on, a: a.volume, b: b.volume } : surfaceMaps(compared, cortex)
      return nullTest({ kind, maps, zeros, seed }, draws, context)
    })
    if (drawn) setOutcome(drawn)
  }
  return (
    <div className="null-test" data-null>
      <h4>More than chance?</h4>
      <p className="aside">
        A plain p would take neighbouring places for independent ones. Here A is turned on the
        cortex, or imitated by maps as smooth, and compared with B again and again.
      </p>
      <div className="row">
        <label>
          Null
          <select value={way} onChange={(event) => setWay(event.currentTarget.value as Way)}>
            {Object.entries(ways).map(([id, { label }]) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label>
          Draws
          <NumberField
            min={19}
            max={100_000}
            value={draws}
            onNumber={(number) => setDraws(Math.round(number))}
          />
        </label>
        <label>
          Seed
          <NumberField min={0} value={seed} onNumber={(number) => setSeed(Math.round(number))} />
        </label>
        {run.status === 'running' ? (
          <button type="button" onClick={stop}>
            Stop
          </button>
        ) : (
          <button type="button" onClick={() => void test()}>
            Test
          </button>
        )}
      </div>
      <p className="aside" data-null-holds={way}>
        {ways[way].holds}
      </p>
      {run.status === 'running' && (
        <progress aria-label="Drawing the null" max={1} value={run.share} />
      )}
      {run.status === 'failed' && <p role="alert">{run.words}</p>}
      {outcome && <Outcome outcome={outcome} />}
    </div>
  )
}

function Outcome({ outcome }: { readonly outcome: NullOutcome }) {
  const { kind, on, observed, pearson, spearman, seed } = outcome
  if (!pearson) return <p>No draw left a place to compare.</p>
  return (
    <>
      <p data-null-p={pearson.p} data-null-r={observed.pearson} data-null-n={pearson.n}>
        r = {formatValue(observed.pearson)} over {formatCount(observed.n)}{' '}
        {on === 'voxels' ? 'voxels' : 'vertices'}; p = {formatP(pearson.p)} = (1 + k) / (1 +{' '}
        {formatCount(pearson.n)}), two-sided; null mean {formatValue(pearson.mean)}, sd{' '}
        {formatValue(pearson.sd)}.{spearman && <> By ranks p = {formatP(spearman.p)}.</>} A was{' '}
        {kind === 'spin' ? 'turned' : 'imitated'}, seed {seed}.
      </p>
      <NullHistogram draws={outcome.draws} observed={observed.pearson} json={outcome} />
    </>
  )
}

function surfaceMaps({ a, b }: Compared, cortex: Cortex | null): NullMaps {
  const left = cortex?.left.surfaces.sphere
  const right = cortex?.right.surfaces.sphere
  if (!(cortex && left && right))
    throw new RangeError('The cortex has no sphere here, so maps can’t be turned on it.')
  return {
    on: 'surface',
    spheres: { left, right },
    a: offTheWall(a.values, cortex),
    b: offTheWall(b.values, cortex),
  }
}
