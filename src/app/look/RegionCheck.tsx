/** Whether a region is marked. */
import { useActions, useApp } from '#app/shell/use-app.ts'
import { type RegionId, regions } from '#atlas/regions.ts'
import { withRegion } from '#view/change.ts'

export function RegionCheck({ id }: { readonly id: RegionId }) {
  const on = useApp((state) => state.document.regions.includes(id))
  const act = useActions()
  const { name, colour, definitionText } = regions[id]
  return (
    <label className="check" title={definitionText}>
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => {
          const wanted = event.currentTarget.checked
          act.change((view) => withRegion(view, id, wanted))
        }}
      />
      <span className="swatch" style={{ background: colour }} />
      {name}
    </label>
  )
}
