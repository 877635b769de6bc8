/** A drawn region as files: labels a vertex for each hemisphere that it is on, and a mask of voxels. */
import { saveAs } from '#app/compare/save-as.ts'
import { hemisphereIds } from '#atlas/cortex.ts'
import { drawnRows } from '#atlas/region-rows.ts'
import { MNI152_2MM } from '#evidence/grid.ts'
import { writeLabelGifti } from '#format/write-gifti.ts'
import { gzipSame, writeNifti } from '#format/write-nifti.ts'
import { parseColour } from '#scene/parse-colour.ts'
import type { DrawnOnCortex } from '#state/select-drawn.ts'
import { selectShown } from '#state/select-shown.ts'
import type { AppStore } from '#state/store.ts'
import { drawnColour } from '#view/drawn.ts'
import { sideIds } from '#view/spec.ts'

const fileName = (name: string) =>
  name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'region'

export function saveAsLabels({ region, fields }: DrawnOnCortex): void {
  const [red, green, blue] = parseColour(drawnColour(region))
  const table = [
    { key: 0, name: '???', colour: [0, 0, 0, 0] },
    { key: 1, name: region.name, colour: [red, green, blue, 1] },
  ] as const
  for (const side of hemisphereIds) {
    const field = fields[side]
    if (!field) continue
    const values = Uint8Array.from(field, (share) => (share >= 0.5 ? 1 : 0))
    const text = writeLabelGifti({ name: region.name, values }, table, side)
    const half = side === 'left' ? 'lh' : 'rh'
    saveAs(`${half}.${fileName(region.name)}.label.gii`, text, 'application/xml')
  }
}

/** On the grid of the left map, else of the right one, else of 2 mm. */
export function saveAsMask(store: AppStore, { region, id, fields }: DrawnOnCortex): void {
  const state = store.getState()
  if (state.cortex.status !== 'ready') return
  const volume = sideIds.map((side) => selectShown(state, side)?.volume).find(Boolean)
  const { shape, toWorld } = volume ?? MNI152_2MM
  const grid = { shape, toWorld }
  const places = { cortex: state.cortex.cortex, deep: [] }
  const values = new Float32Array(shape[0] * shape[1] * shape[2])
  for (const { voxels } of drawnRows({ places, grid }, id, region.name, fields))
    for (const voxel of voxels) values[voxel] = 1
  const bytes = gzipSame(writeNifti({ ...grid, values }, { descrip: 'Ostrakon: drawn region' }))
  saveAs(`${fileName(region.name)}.nii.gz`, bytes, 'application/gzip')
}
