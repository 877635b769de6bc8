/** The studies under a map: sorted, searched, switched on and off; the map follows. */
import { Fragment, useMemo, useState } from 'react'
import { useActions } from '#app/shell/use-app.ts'
import type { Study } from '#evidence/study.ts'
import type { EvidenceState } from '#state/app-state.ts'
import type { SideId } from '#view/spec.ts'
import { type ColumnId, columns, orderedStudies, type StudyOrder } from './ordered-studies.ts'

const columnIds = Object.keys(columns) as ColumnId[]

export function StudyList({
  pane,
  evidence,
}: {
  readonly pane: SideId
  readonly evidence: EvidenceState
}) {
  const { studies } = evidence.table
  const { included } = evidence.choice
  const { question } = useActions()
  const [search, setSearch] = useState('')
  const [sort, setSort] = useState<StudyOrder>({ by: 'year', down: false })
  const rows = useMemo(() => orderedStudies(studies, search, sort), [studies, search, sort])
  const set = (ids: readonly string[]) => void question(pane, { included: ids })
  const toggle = (id: string, on: boolean) =>
    set(
      studies
        .map((study) => study.id)
        .filter((other) => (other === id ? on : included.includes(other))),
    )
  return (
    <section className="control-group" aria-label="Studies">
      <button
        type="button"
        className="quiet"
        disabled={included.length === studies.length}
        onClick={() => set(studies.map((study) => study.id))}
      >
        All again
      </button>
      <input
        type="search"
        aria-label="Search the studies"
        placeholder="Search author, year, title, DOI"
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <div className="study-table">
        <table>
          <thead>
            <tr>
              <th>
                <span className="visually-hidden">Counts</span>
              </th>
              {columnIds.map((id) => (
                <th
                  key={id}
                  aria-sort={sort.by === id ? (sort.down ? 'descending' : 'ascending') : 'none'}
                >
                  <button
                    type="button"
                    className="quiet"
                    onClick={() => setSort({ by: id, down: sort.by === id && !sort.down })}
                  >
                    {columns[id].label}
                    {sort.by === id && (sort.down ? ' ↓' : ' ↑')}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((study) => (
              <Fragment key={study.id}>
                <tr data-study={study.id}>
                  <td>
                    <input
                      type="checkbox"
                      aria-label={`Count ${study.authors} ${study.year ?? ''}`}
                      checked={included.includes(study.id)}
                      onChange={(event) => toggle(study.id, event.currentTarget.checked)}
                    />
                  </td>
                  <td>
                    <StudyLink study={study} />
                  </td>
                  <td>{study.year ?? '?'}</td>
                  <td title={study.nSource ?? 'not known'}>{study.n ?? '?'}</td>
                  <td>{study.foci.length}</td>
                </tr>
                <tr>
                  <td />
                  <td colSpan={columnIds.length}>
                    <Provenance study={study} />
                  </td>
                </tr>
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** Which table of the paper, in which space, how many people and how that is known: what a critic asks first. */
function Provenance({ study }: { readonly study: Study }) {
  const { selection, reportedSpace, transform, database, nSource } = study
  const facts = [
    selection,
    reportedSpace &&
      `Reported in ${reportedSpace}${transform && transform !== 'none' ? `; ${transform}` : ''}.`,
    nSource && `n: ${nSource}.`,
    database && `Coordinates from ${database}.`,
  ].filter(Boolean)
  if (facts.length === 0) return null
  return (
    <details className="provenance">
      <summary>
        which table
        <span className="visually-hidden">
          {' '}
          of {study.authors} {study.year}
        </span>
      </summary>
      {facts.map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
    </details>
  )
}

/** Opens the paper at its DOI, in a page of its own: the brains stay. */
export function StudyLink({ study }: { readonly study: Study }) {
  const name = study.authors || study.id
  const address = study.doi
    ? `https://doi.org/${study.doi}`
    : study.pmid && `https://pubmed.ncbi.nlm.nih.gov/${study.pmid}/`
  if (!address) return name
  return (
    <a href={address} target="_blank" rel="noreferrer">
      {name}
    </a>
  )
}
