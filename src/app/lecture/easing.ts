/** A value on its way from what one slide shows to what the next one does. */
import { easeInOut, moveMs } from '#scene/brain-motion.ts'

/** How values of one kind go over into each other. */
export type Easing<T> = {
  /** @param part of the way, 0 to 1, without the ends */
  readonly mix: (from: T, to: T, part: number) => T
  /** Steps of a slider that somebody drags: each is shown at once. */
  readonly isSmall: (from: T, to: T) => boolean
}

export type Move<T> = {
  readonly from: T
  readonly to: T
  readonly startMs: number
  readonly durationMs: number
}

export const standing = <T>(value: T): Move<T> => ({
  from: value,
  to: value,
  startMs: 0,
  durationMs: 0,
})

export const isOver = ({ startMs, durationMs }: Move<unknown>, nowMs: number): boolean =>
  nowMs >= startMs + durationMs

export function valueAt<T>(easing: Easing<T>, move: Move<T>, nowMs: number): T {
  const { from, to, startMs, durationMs } = move
  if (isOver(move, nowMs)) return to
  return easing.mix(from, to, easeInOut((nowMs - startMs) / durationMs))
}

/** Sets off from wherever an earlier move has got to. */
export function movedTo<T>(easing: Easing<T>, move: Move<T>, to: T, nowMs: number): Move<T> {
  const from = valueAt(easing, move, nowMs)
  return easing.isSmall(from, to) ? standing(to) : { from, to, startMs: nowMs, durationMs: moveMs }
}
