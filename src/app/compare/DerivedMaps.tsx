/** Maps made of both, as NIfTI files. */
import { useState } from 'react'
import { useActions } from '#app/shell/use-app.ts'
import { type ModeId, modes } from '#comparison/mode/index.ts'
import { saveAs } from './save-as.ts'
import type { Compared } from './use-sides.ts'

const derived = ['difference', 'conjunction', 'agreement'] as const satisfies readonly ModeId[]

export function DerivedMaps({ compared }: { readonly compared: Compared }) {
  const { a, b, thresholds, twoSided, extents } = compared
  const { askAboutBoth } = useActions()
  const [failure, setFailure] = useState<string | null>(null)
  const save = async (mode: (typeof derived)[number]) => {
    setFailure(null)
    const both = a.info.statistic.kind === b.info.statistic.kind ? a.info.statistic.kind : null
    try {
      const bytes = await askAboutBoth(
        'derivedMap',
        {
          a: a.volume,
          b: b.volume,
          mode,
          thresholds,
          extents,
          twoSided,
          kind: both === 'z' || both === 't' ? both : 'other',
        },
        {},
      )
      saveAs(`${mode}.nii.gz`, bytes, 'application/gzip')
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <section className="control-group" aria-labelledby="derived-title">
      <h3 id="derived-title">Maps of both</h3>
      <div className="row">
        {derived.map((mode) => (
          <button
            key={mode}
            type="button"
            title={modes[mode].describe}
            onClick={() => void save(mode)}
          >
            {modes[mode].label} (.nii.gz)
          </button>
        ))}
      </div>
      <p className="aside">
        On the grid of A, in MNI millimetres.
        {(extents.a || extents.b) &&
          ' Clusters that the thresholds leave out lie just below them, but for the difference, which is of the whole maps.'}
      </p>
      {failure && <p role="alert">{failure}</p>}
    </section>
  )
}
