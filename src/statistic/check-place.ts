/** Whether a map lies where the MNI brain is. */
import { affineRows, voxelSizes } from '#space/affine.ts'
import { type Check, percent } from './check.ts'

/** Shortest edge of a field of view that holds a brain's worth of map, mm. */
const tinyEdgeMm = 50

/** The affine of a file that nobody placed: the axes are the grid's own and the first voxel is at the origin. */
export const voxelSpace: Check = ({ volume, inBrain }) => {
  const [x = [], y = [], z = []] = affineRows(volume.toWorld)
  const sizes = voxelSizes(volume.toWorld)
  const straight = [x, y, z].every((row, axis) =>
    row.every((value, column) => column === 3 || column === axis || value === 0),
  )
  const shifts = [x, y, z].map((row) => row[3]!)
  const unplaced = shifts.every((shift, axis) => Math.abs(shift) <= 1.01 * sizes[axis]!)
  if (!(straight && unplaced) || (inBrain && inBrain.coverage > 0.9)) return undefined
  return {
    tag: 'voxel-space',
    message: 'The map is probably in voxel coordinates: its first voxel lies at the origin.',
    why: 'Places in the brain would be wrong: half of the brain lies at negative millimetres.',
    whatToDo: 'Use the version of the file that was written in MNI space with its affine.',
  }
}

export const notInBrain: Check = (facts) => {
  const { inBrain } = facts
  if (!inBrain || inBrain.coverage >= 0.05 || voxelSpace(facts)) return undefined
  const { low, high } = facts.box
  const range = (axis: number) => `${Math.round(low[axis]!)} to ${Math.round(high[axis]!)}`
  return {
    tag: 'not-in-brain',
    message: `The map does not lie where the MNI brain is: it spans x ${range(0)}, y ${range(1)}, z ${range(2)} mm.`,
    why: 'It is in another space (a scanner, another template), so nothing of it can be shown in place.',
    whatToDo: 'Normalise it to MNI152 with the program that made it.',
  }
}

export const partialCoverage: Check = ({ inBrain, box }) => {
  const edges = box.high.map((high, axis) => high - box.low[axis]!)
  const tiny = edges.some((edge) => edge < tinyEdgeMm)
  if (tiny) {
    return {
      tag: 'tiny-field-of-view',
      message: `The map is only ${edges.map((edge) => Math.round(edge)).join(' x ')} mm large.`,
      why: 'Most of the cortex has no value and is drawn without colour: that is missing data, not absence of an effect.',
      whatToDo: 'Compare only inside what both maps cover.',
    }
  }
  if (!inBrain || inBrain.coverage >= 0.8 || inBrain.coverage < 0.05) return undefined
  return {
    tag: 'partial-coverage',
    message: `The map covers ${percent(inBrain.coverage)} of the brain.`,
    why: 'The rest has no value and is drawn without colour: that is missing data, not absence of an effect.',
    whatToDo: 'Compare only inside what both maps cover.',
  }
}

/** Values spread well outside the mask or the shape is off: another template, a shift, or an unmasked whole head. */
export const poorFit: Check = (facts) => {
  const { inBrain, positives, negatives, allIntegers } = facts
  if (voxelSpace(facts)) return undefined
  if (!inBrain || inBrain.coverage < 0.05 || positives + negatives === 0 || allIntegers) {
    return undefined
  }
  if (inBrain.shareInside >= 0.7) return undefined
  return {
    tag: 'poor-fit',
    message: `${percent(1 - inBrain.shareInside)} of the map's values lie outside the MNI brain.`,
    why: 'Either the map was not masked, or it is shifted or in another space.',
    whatToDo: 'Look at it over an anatomical image in MNI space before you compare places.',
  }
}
