/**
 * Makes a mask a topological ball by adding the few voxels that close its handles: a solid box is peeled from outside,
 * farthest from the mask first, taking only simple points (Bertrand & Malandain 1994: object 6-connected, background
 * 26-connected), so the result has the topology of the box. Growing from inside also gives a ball, but one that cuts
 * thin stalks such as the temporal lobe's instead of filling rings.
 */
import { distanceToMask } from './distance.ts'
import type { Grid } from './grid.ts'

const offsets = Array.from({ length: 27 }, (_, n) => [
  (n % 3) - 1,
  (Math.floor(n / 3) % 3) - 1,
  Math.floor(n / 9) - 1,
]) as [number, number, number][]

/** For each of the 27 cells, its neighbours among them by connectivity; the centre (13) is nobody's neighbour. */
function cellNeighbours(adjacent: (steps: number, from: number, to: number) => boolean) {
  return offsets.map((a, from) =>
    offsets.flatMap((b, to) => {
      const d = [0, 1, 2].map((axis) => Math.abs(a[axis]! - b[axis]!))
      if (from === to || from === 13 || to === 13 || Math.max(...d) > 1) return []
      return adjacent(d[0]! + d[1]! + d[2]!, from, to) ? [to] : []
    }),
  )
}

const manhattan = offsets.map(([x, y, z]) => Math.abs(x) + Math.abs(y) + Math.abs(z))
const faceCells = [4, 10, 12, 14, 16, 22]
/** 6-neighbours within the 18-neighbourhood. */
const objectLinks = cellNeighbours(
  (steps, from, to) => steps === 1 && manhattan[from]! <= 2 && manhattan[to]! <= 2,
)
/** 26-neighbours. */
const backgroundLinks = cellNeighbours(() => true)

const seen = new Uint8Array(27)
const stack = new Int32Array(27)

function flood(cells: Uint8Array, value: number, start: number, links: number[][]): void {
  let top = 0
  stack[top++] = start
  seen[start] = 1
  while (top > 0) {
    for (const to of links[stack[--top]!]!) {
      if (cells[to] !== value || seen[to]) continue
      seen[to] = 1
      stack[top++] = to
    }
  }
}

/** Whether the centre of 3 x 3 x 3 cells (1 object, 0 background) can change sides and no topology with it. */
export function isSimplePoint(cells: Uint8Array): boolean {
  seen.fill(0)
  let parts = 0
  for (const cell of faceCells)
    if (cells[cell] === 1 && !seen[cell]) {
      if (++parts > 1) return false
      flood(cells, 1, cell, objectLinks)
    }
  if (parts !== 1) return false
  seen.fill(0)
  parts = 0
  for (let cell = 0; cell < 27; cell++)
    if (cell !== 13 && cells[cell] === 0 && !seen[cell]) {
      if (++parts > 1) return false
      flood(cells, 0, cell, backgroundLinks)
    }
  return parts === 1
}

/** The mask plus the voxels that close its handles: one ball. The grid's outermost voxels become background. */
export function closeHandles(mask: Uint8Array, grid: Grid): Uint8Array {
  const [nx, ny, nz] = grid.shape
  const distance = distanceToMask(mask, grid)
  const steps = offsets.map(([x, y, z]) => x + nx * (y + ny * z))
  const object = new Uint8Array(mask.length)
  const bucketOf = (at: number) => Math.min(1023, Math.floor((distance[at]! / grid.spacing) * 4))
  const buckets: number[][] = Array.from({ length: 1024 }, () => [])
  const heads = new Int32Array(1024)
  const queued = new Uint8Array(mask.length)
  let highest = 0
  const push = (at: number) => {
    if (!object[at] || mask[at] || queued[at]) return
    queued[at] = 1
    const bucket = bucketOf(at)
    buckets[bucket]!.push(at)
    if (bucket > highest) highest = bucket
  }
  for (let k = 1; k < nz - 1; k++)
    for (let j = 1; j < ny - 1; j++)
      for (let i = 1; i < nx - 1; i++) object[i + nx * (j + ny * k)] = 1
  for (let k = 1; k < nz - 1; k++)
    for (let j = 1; j < ny - 1; j++)
      for (let i = 1; i < nx - 1; i++)
        if (i === 1 || j === 1 || k === 1 || i === nx - 2 || j === ny - 2 || k === nz - 2)
          push(i + nx * (j + ny * k))
  const cells = new Uint8Array(27)
  while (highest >= 0) {
    const bucket = buckets[highest]!
    if (heads[highest] === bucket.length) {
      bucket.length = 0
      heads[highest] = 0
      highest--
      continue
    }
    const at = bucket[heads[highest]!++]!
    queued[at] = 0
    if (!object[at]) continue
    for (let n = 0; n < 27; n++) cells[n] = object[at + steps[n]!]!
    if (!isSimplePoint(cells)) continue
    object[at] = 0
    for (let n = 0; n < 27; n++) if (n !== 13) push(at + steps[n]!)
  }
  return object
}
