/**
 * How finely the next frame is drawn. Where one of all faces is slow, because the processor has to draw it, the first picture
 * and whatever moves are drawn by a part of them, and by all of them as soon as it stands.
 */

/** A frame that takes longer is slow, ms: three of a screen's beats. */
export const slowMs = 50

/** What has not changed for so long stands, ms. */
const calmMs = 250

export type FrameMoment = {
  readonly nowMs: number
  /** Nothing has been drawn before. */
  readonly first: boolean
  /** A camera or a layout is on its way, or in somebody's hand. */
  readonly moving: boolean
  /** The frame had to wait for the one before. */
  readonly waited: boolean
}

export type DrawnFrame = Pick<FrameMoment, 'nowMs' | 'first'> & {
  readonly coarse: boolean
  /** Resolves once the graphics card has drawn it. */
  readonly done: Promise<void>
  /** It says how fast frames are: nothing but them was asked for. */
  readonly usual: boolean
}

export type FrameDetail = {
  readonly isCoarse: (moment: FrameMoment) => boolean
  /** To be told after each frame. */
  readonly drew: (frame: DrawnFrame) => void
  /** Whether the picture on the screen is to be followed by a finer one. */
  readonly isUnfinished: () => boolean
}

/** @param again asks for the frame that makes a coarse picture whole, as soon as nothing has followed it for a while */
export function createFrameDetail(again: () => void): FrameDetail {
  /** Of a frame of all faces; until one has been timed it may be. */
  let slow = true
  let [pictures, coarseNow, isCalm] = [0, false, false]
  let [drawnMs, doneMs] = [-Infinity, -Infinity]

  const soonAfter = ({ nowMs, waited }: FrameMoment) =>
    !isCalm && (waited || nowMs - doneMs < calmMs)

  return {
    isCoarse: (moment) => {
      if (!coarseNow && moment.waited && moment.nowMs - drawnMs > slowMs) slow = true
      return slow && (moment.first || moment.moving || soonAfter(moment))
    },
    drew: ({ coarse, first, usual, nowMs, done }) => {
      const picture = ++pictures
      ;[coarseNow, isCalm, drawnMs] = [coarse, false, nowMs]
      const isLast = () => picture === pictures
      const makeWhole = () => {
        if (!isLast()) return
        isCalm = true
        again()
      }
      void done.then(() => {
        if (!isLast()) return
        doneMs = performance.now()
        if (coarse) setTimeout(makeWhole, calmMs)
        else if (usual) slow = doneMs - nowMs > slowMs
        // What comes with the first picture's end, such as volumes, is drawn whole with it.
        if (first) isCalm = true
      })
    },
    isUnfinished: () => coarseNow,
  }
}
