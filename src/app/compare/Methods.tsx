/** What was done, ready to paste. */
import { useState } from 'react'
import { statisticSymbol } from '#app/shell/statistic-words.ts'
import { useActions } from '#app/shell/use-app.ts'
import { defaultAlpha } from '#comparison/active-share.ts'
import { type ClusterFacts, methodsParagraph } from '#comparison/methods.ts'
import type { NullOutcome } from '#comparison/null-test.ts'
import type { ZeroRule } from '#comparison/pair.ts'
import type { CompareTasks } from '#work/compare-tasks.ts'
import type { Compared } from './use-sides.ts'

export function Methods({
  compared,
  numbers: { comparison, resampledB },
  zeros,
  clusters,
  nullTest,
  matching,
  jointVertices,
}: {
  readonly compared: Compared
  readonly numbers: CompareTasks['compareNumbers']['result']
  readonly zeros: ZeroRule
  readonly clusters: ClusterFacts | null
  readonly nullTest: NullOutcome | null
  /** What was done to the maps before; empty where nothing was. */
  readonly matching: string
  readonly jointVertices: number | null
}) {
  const { say } = useActions()
  const [open, setOpen] = useState(false)
  const { a, b, thresholds, twoSided, extents } = compared
  const words = methodsParagraph({
    a: { title: a.title, statistic: statisticSymbol(a.info.statistic) },
    b: { title: b.title, statistic: statisticSymbol(b.info.statistic) },
    on: 'voxels',
    n: comparison.n,
    zeros,
    zerosDropped: comparison.zerosDropped,
    notFinite: comparison.notFinite,
    resampledB,
    thresholds,
    twoSided,
    extents,
    clusters,
    alpha: defaultAlpha,
    matching,
    nullTest,
    jointVertices,
  })
  const copy = () => {
    navigator.clipboard.writeText(words).then(
      () => say('The methods paragraph is on the clipboard.'),
      () => setOpen(true),
    )
  }
  return (
    <section className="control-group" aria-labelledby="methods-title">
      <h3 id="methods-title">Methods paragraph</h3>
      <div className="row">
        <button type="button" onClick={copy}>
          Copy
        </button>
        <button type="button" className="quiet" onClick={() => setOpen(!open)}>
          {open ? 'Hide' : 'Show'}
        </button>
      </div>
      {open && <p data-methods>{words}</p>}
    </section>
  )
}
