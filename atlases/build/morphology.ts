/** Binary masks: growing, shrinking, closing, components, holes. */
import { distanceToMask } from './distance.ts'
import type { Grid } from './grid.ts'

export function invert(mask: Uint8Array): Uint8Array {
  return mask.map((value) => (value ? 0 : 1))
}

/** Every voxel within `radiusMm` of the mask. */
export function dilate(mask: Uint8Array, grid: Grid, radiusMm: number): Uint8Array {
  const distance = distanceToMask(mask, grid)
  return Uint8Array.from(distance, (d) => (d <= radiusMm ? 1 : 0))
}

/** Every voxel farther than `radiusMm` from what is not the mask. */
export function erode(mask: Uint8Array, grid: Grid, radiusMm: number): Uint8Array {
  const distance = distanceToMask(invert(mask), grid)
  return Uint8Array.from(distance, (d) => (d > radiusMm ? 1 : 0))
}

export function close(mask: Uint8Array, grid: Grid, radiusMm: number): Uint8Array {
  return erode(dilate(mask, grid, radiusMm), grid, radiusMm)
}

/** 6-connected components, numbered from 1 in scan order; 0 outside the mask. `sizes[n]` is in voxels. */
export function components(mask: Uint8Array, grid: Grid): { labels: Int32Array; sizes: number[] } {
  const [nx, ny, nz] = grid.shape
  const labels = new Int32Array(mask.length)
  const sizes = [0]
  const stack: number[] = []
  for (let start = 0; start < mask.length; start++) {
    if (!mask[start] || labels[start]) continue
    const label = sizes.length
    let size = 0
    labels[start] = label
    stack.push(start)
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      size++
      const i = at % nx
      const j = Math.floor(at / nx) % ny
      const k = Math.floor(at / (nx * ny))
      const visit = (inside: boolean, to: number) => {
        if (inside && mask[to] && !labels[to]) {
          labels[to] = label
          stack.push(to)
        }
      }
      visit(i > 0, at - 1)
      visit(i < nx - 1, at + 1)
      visit(j > 0, at - nx)
      visit(j < ny - 1, at + nx)
      visit(k > 0, at - nx * ny)
      visit(k < nz - 1, at + nx * ny)
    }
    sizes.push(size)
  }
  return { labels, sizes }
}

export function largestComponent(mask: Uint8Array, grid: Grid): Uint8Array {
  const { labels, sizes } = components(mask, grid)
  const best = sizes.indexOf(Math.max(...sizes))
  return Uint8Array.from(labels, (label) => (label === best && best > 0 ? 1 : 0))
}

/** The mask with every cavity filled that a 6-connected path from the grid's first voxel cannot reach. */
export function fillHoles(mask: Uint8Array, grid: Grid): Uint8Array {
  const { labels } = components(invert(mask), grid)
  const outside = labels[0]
  return Uint8Array.from(labels, (label) => (label === outside && label !== 0 ? 0 : 1))
}
