/** Whether a point of a plane lies within a line that was drawn round it. */

/** Corners in order; the last is joined to the first. */
export type PlanePath = readonly (readonly [x: number, y: number])[]

/** The line may cross itself: what it goes round an even number of times is out. */
export function isWithinPath(path: PlanePath, x: number, y: number): boolean {
  let within = false
  for (let n = 0, last = path.length - 1; n < path.length; last = n++) {
    const [ax, ay] = path[n]!
    const [bx, by] = path[last]!
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) within = !within
  }
  return within
}
