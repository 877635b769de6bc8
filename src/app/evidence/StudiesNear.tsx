/** Whose peaks lie near the cursor, and how much each study makes of the value there. */
import { useMemo, useState } from 'react'
import { NumberField } from '#app/shell/NumberField.tsx'
import { useApp } from '#app/shell/use-app.ts'
import { studiesNear } from '#evidence/studies-near.ts'
import { worldPoint } from '#space/point.ts'
import type { EvidenceState } from '#state/app-state.ts'
import { StudyLink } from './StudyList.tsx'

export function StudiesNear({ evidence }: { readonly evidence: EvidenceState }) {
  const cursor = useApp((state) => state.document.cursor)
  const [radiusMm, setRadiusMm] = useState(10)
  const { table, choice } = evidence
  const near = useMemo(() => {
    if (!cursor) return []
    const [x, y, z] = cursor.world
    const counted = table.studies.filter(({ id }) => choice.included.includes(id))
    return studiesNear(counted, worldPoint(x, y, z), radiusMm, { fallbackN: choice.fallbackN })
  }, [cursor, radiusMm, table, choice])
  return (
    <section className="control-group" aria-label="Near the cursor">
      <div className="row">
        <label>
          within{' '}
          <NumberField
            min={2}
            max={50}
            value={radiusMm}
            aria-label="Radius around the cursor in mm"
            onNumber={setRadiusMm}
          />{' '}
          mm
        </label>
      </div>
      {!cursor && <p className="aside">Click a brain to see whose peaks lie there.</p>}
      {cursor && near.length === 0 && <p>No study has a peak within {radiusMm} mm.</p>}
      {near.length > 0 && (
        <table className="near-table">
          <thead>
            <tr>
              <th>Study</th>
              <th>mm</th>
              <th>Share of the value</th>
            </tr>
          </thead>
          <tbody>
            {near.map(({ study, distanceMm, share }) => (
              <tr key={study.id}>
                <td>
                  <StudyLink study={study} /> {study.year}
                </td>
                <td>{distanceMm.toFixed(1)}</td>
                <td>
                  <meter min={0} max={1} value={share} aria-label={`share of ${study.authors}`} />{' '}
                  {Math.round(share * 100)} %
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
