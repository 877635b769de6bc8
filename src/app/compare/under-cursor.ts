/** Which rows of a table are of the place under the cursor: by its voxel on the map's grid, and by its vertex. */
import { useMemo } from 'react'
import { useApp } from '#app/shell/use-app.ts'
import { regionsAt } from '#atlas/regions.ts'
import { worldPoint } from '#space/point.ts'
import { distanceFromCortexMm } from '#state/cursor.ts'
import { cursorVertex, selectCursor } from '#state/select-cursor.ts'
import { drawnAt, selectDrawn } from '#state/select-drawn.ts'
import type { Volume } from '#volume/volume.ts'
import { voxelAt } from '#volume/voxel-place.ts'

/** As far from the cortex a place still belongs to the region of its vertex, mm. */
const nearMm = 3

export type UnderCursor = {
  /** Index of the voxel on the grid; null beyond it. */
  readonly voxel: number | null
  /** Ids of regions and labels of the vertex; none where the cursor is off the cortex. */
  readonly ids: readonly string[]
  readonly side: 'left' | 'right'
}

/** @param grid whose voxels the tables speak of; null without a cursor */
export function useUnderCursor(grid: Pick<Volume, 'shape' | 'toWorld'>): UnderCursor | null {
  const cortex = useApp((state) => (state.cortex.status === 'ready' ? state.cortex : null))
  const cursor = useApp(selectCursor)
  const drawn = useApp(selectDrawn)
  return useMemo(() => {
    if (!cortex || !cursor) return null
    const { hemisphere } = cursor.place
    const vertex = cursorVertex(cortex.cortex, cursor.place)
    const { labels } = cortex.cortex[hemisphere]
    const isNear = distanceFromCortexMm(cortex.cortex, cursor) <= nearMm
    const known = cortex.own
      ? []
      : [
          ...regionsAt(cortex.cortex, hemisphere, vertex),
          `aal:${labels.aal[vertex]}`,
          `aicha:${labels.aicha[vertex]}`,
        ]
    const own = drawnAt(drawn, hemisphere, vertex).map(({ id }) => id)
    return {
      voxel: voxelAt(grid, worldPoint(...cursor.world)),
      ids: isNear ? [...own, ...known] : [],
      side: hemisphere,
    }
  }, [cortex, cursor, drawn, grid])
}

/** Whether ascending numbers hold one. */
export function includesVoxel(ascending: Int32Array, voxel: number | null): boolean {
  if (voxel === null) return false
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) < voxel) low = middle + 1
    else high = middle
  }
  return ascending[low] === voxel
}
