/** What the fold about regions and labels holds. */
import { DrawnRegions } from './DrawnRegions.tsx'
import { RegionList } from './RegionList.tsx'

export function RegionsFold() {
  return (
    <>
      <RegionList />
      <DrawnRegions />
    </>
  )
}
