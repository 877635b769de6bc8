/** The two regions that this program is about, in sight. */
import type { RegionId } from '#atlas/regions.ts'
import { RegionCheck } from './RegionCheck.tsx'

export const firstRegions: readonly RegionId[] = ['dacc', 'ai']

export function FirstRegions() {
  return (
    <section className="control-group" aria-labelledby="first-regions-title">
      <h3 id="first-regions-title">Regions</h3>
      <ul className="region-list">
        {firstRegions.map((id) => (
          <li key={id}>
            <RegionCheck id={id} />
          </li>
        ))}
      </ul>
    </section>
  )
}
