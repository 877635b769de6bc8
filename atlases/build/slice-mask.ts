/** What of the head slices show: the brain with the liquor in its sulci, a smooth rim around it. */
import { type Field, type Grid, resampleLinear } from './grid.ts'
import { close, dilate, erode, fillHoles, largestComponent } from './morphology.ts'

/** In ch2better grey matter is about 84, and liquor was removed and is 0: half is the border. */
const tissueFrom = 42
/** Nerves, vessels and dura that are left in ch2better hang on the brain by bridges thinner than twice this, mm. */
const bridgeMm = 2.5
/** What is thin and the brain's own (gyral crowns, fornix, chiasm) lies no farther from what is thick, mm. */
const thinMm = 4
/** Sulci and cisterns up to twice as wide are filled: the rim runs from crown to crown, mm. */
const closingMm = 6
/** Liquor that is left around the crowns, so that none of them is cut, mm. */
const rimMm = 1

/**
 * @param brainHalfMm ch2better, lightly smoothed
 * @param grid of the head
 */
export function sliceMask(brainHalfMm: Field, grid: Grid): Uint8Array {
  const { values } = resampleLinear(brainHalfMm, grid)
  const tissue = Uint8Array.from(values, (value) => (value >= tissueFrom ? 1 : 0))
  const core = largestComponent(erode(tissue, grid, bridgeMm), grid)
  const near = dilate(core, grid, thinMm)
  const brain = tissue.map((value, at) => value & near[at]!)
  return dilate(fillHoles(close(brain, grid, closingMm), grid), grid, rimMm)
}
