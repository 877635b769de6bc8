/**
 * The pial surface: every vertex of the white surface moves outward in small steps until the grey matter ends, stays
 * clear of what it meets on the way (the other bank of its sulcus), and gives back any move that makes triangles cut
 * each other. The white surface does not cut itself, so neither does any surface on the way.
 */
import type { Adjacency } from '#mesh/adjacency.ts'
import { neighbours } from '#mesh/adjacency.ts'
import { vertexNormals } from '#mesh/normals.ts'
import { neighbourMeans, smoothStep } from '#mesh/smooth.ts'
import { distanceAlong } from './distance-along.ts'
import { gapAhead } from './gap-ahead.ts'
import { type Field, sampleLinear } from './grid.ts'
import { withoutCuts } from './without-cuts.ts'

/** Half-way between grey matter (84) and CSF (0) in ch2better, a little towards the grey: sulci are darkened only partly. */
export const greyCsfBorder = 50
/** White matter of another gyrus: no grey matter continues there. */
const foreignWhite = 104
const stepMm = 0.12
const rounds = 60
const lastRounds = 8
const settlingRounds = 10
/**
 * From this thickness on the border asked for rises towards the grey itself, by so much a millimetre: where the banks of
 * a sulcus touch and show no liquor, the surface stops by what grey there is, not all at one distance.
 */
const usualThicknessMm = 3
const borderRise = 22
/** Where the image is looked at for liquor, and what is as dark as liquor that fills a voxel by more than half. */
const lookAheadMm = [0.5, 1, 1.5]
const plainLiquor = 25
/**
 * Cortex thins out towards the medial wall: at so many millimetres from it along the white surface it has at most
 * `wallSlope` times as much thickness, so that it ends in a bank and not in a step as jagged as the triangles.
 */
const wallReachMm = 4
const wallSlope = 1.3
/** How hard the border of the hemisphere stops a vertex: full push is left where `allowed` is 0.5 + 1 / this. */
const midlineSlope = 5
/** Distance that two banks keep. */
const clearanceMm = 0.2

export type PialInput = {
  readonly white: Float32Array
  readonly faces: Uint32Array
  /** 1 where there is no cortex: the pial stays on the white there. */
  readonly medialWall: Uint8Array
  readonly brain: Field
  /** 1 in this hemisphere, 0 elsewhere, smooth between: the surface stays where this is 0.5 or more. */
  readonly allowed: Field
}

export function growPial(input: PialInput): Float32Array {
  return moveOn(input, input.white, rounds, lastRounds)
}

/** Moves a pial that smoothing and fewer vertices took off the border back to it, as gently as growth ends. */
export function settlePial(input: PialInput, pial: Float32Array): Float32Array {
  return moveOn(input, pial, settlingRounds, settlingRounds)
}

/** @param gentle so many rounds at the end go by half as far. */
function moveOn(
  input: PialInput,
  start: Float32Array,
  rounds: number,
  gentle: number,
): Float32Array {
  const { white, faces } = input
  const count = white.length / 3
  const adjacent = neighbours(faces, count)
  const mostMm = distanceAlong(white, adjacent, input.medialWall, wallReachMm).map(
    (mm) => wallSlope * mm,
  )
  let at = start
  for (let round = 0; round < rounds; round++) {
    const normals = smoothDirections(vertexNormals(at, faces), adjacent)
    const gaps = gapAhead(at, faces, normals, 2)
    const moved = at.slice()
    const means = neighbourMeans(at, adjacent)
    const last = round >= rounds - gentle
    for (let v = 0; v < count; v++) {
      if (input.medialWall[v]) continue
      const o = 3 * v
      const n = [normals[o]!, normals[o + 1]!, normals[o + 2]!] as const
      const outward = last ? 0.5 : 1
      const push = pushOn(input, at, o, n, gaps[v]!, mostMm[v]!) * stepMm * outward
      const d = [0, 1, 2].map((axis) => means[o + axis]! - at[o + axis]!)
      const along = d[0]! * n[0] + d[1]! * n[1] + d[2]! * n[2]
      for (let axis = 0; axis < 3; axis++)
        moved[o + axis]! +=
          push * n[axis]! + 0.1 * (d[axis]! - along * n[axis]!) + 0.04 * along * n[axis]!
    }
    at = withoutCuts(at, moved, faces)
  }
  return at
}

/** -1..1: how strongly the image wants the vertex outward. */
function pushOn(
  input: PialInput,
  at: Float32Array,
  o: number,
  n: readonly [number, number, number],
  gap: number,
  mostMm: number,
): number {
  const { brain } = input
  const x = at[o]!
  const y = at[o + 1]!
  const z = at[o + 2]!
  const value = sampleLinear(brain, x, y, z)
  const thickness = Math.hypot(
    x - input.white[o]!,
    y - input.white[o + 1]!,
    z - input.white[o + 2]!,
  )
  const over = Math.max(0, thickness - usualThicknessMm)
  const border = greyCsfBorder + (over === 0 ? 0 : borderRise * over * hidden(brain, at, o, n))
  let push = Math.min(1, Math.max(-1, (value - border) / 20))
  if (push <= 0) return push
  const ahead = sampleLinear(brain, x + 0.6 * n[0], y + 0.6 * n[1], z + 0.6 * n[2])
  if (thickness > 0.8 && ahead > foreignWhite) push = 0
  const own = sampleLinear(input.allowed, x + 0.5 * n[0], y + 0.5 * n[1], z + 0.5 * n[2])
  push = Math.min(push, Math.max(-0.5, midlineSlope * (own - 0.5)))
  push = Math.min(push, Math.max(-0.5, (mostMm - thickness) / (2 * stepMm)))
  return Math.min(push, Math.max(-0.5, (gap - clearanceMm) / (2 * stepMm)))
}

/** 1 where no liquor shows ahead, 0 where it is plain that the grey ends there. */
function hidden(
  brain: Field,
  at: Float32Array,
  o: number,
  n: readonly [number, number, number],
): number {
  let darkest = Number.POSITIVE_INFINITY
  for (const mm of lookAheadMm)
    darkest = Math.min(
      darkest,
      sampleLinear(brain, at[o]! + mm * n[0], at[o + 1]! + mm * n[1], at[o + 2]! + mm * n[2]),
    )
  return Math.min(1, Math.max(0, (darkest - plainLiquor) / (greyCsfBorder - plainLiquor)))
}

function smoothDirections(normals: Float32Array, adjacent: Adjacency): Float32Array {
  const out = smoothStep(smoothStep(normals, adjacent, 0.5), adjacent, 0.5)
  for (let o = 0; o < out.length; o += 3) {
    const length = Math.hypot(out[o]!, out[o + 1]!, out[o + 2]!) || 1
    for (let axis = 0; axis < 3; axis++) out[o + axis]! /= length
  }
  return out
}
