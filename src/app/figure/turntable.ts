/** One turn of the brains around their upright axis as a film. The document stays: there is nothing to undo. */
import { moveStage, stagePicture } from '#app/shell/stage-pictures.ts'
import { type Camera, wrapDeg } from '#view/camera.ts'
import type { ViewSpec } from '#view/spec.ts'
import { FigureError } from './figure-error.ts'
import { type FramesToRecord, recordFrames } from './record-frames.ts'

const FRAMES_A_SECOND = 15
const SECONDS = 8

type Cameras = { readonly [view: string]: Camera }

function turnedBy({ views }: ViewSpec, degrees: number): Cameras {
  return Object.fromEntries(
    views.flatMap((one) => {
      if (one.kind !== 'brain') return []
      const azimuthDeg = wrapDeg(one.camera.azimuthDeg + degrees)
      return [[one.id, { ...one.camera, azimuthDeg }] as const]
    }),
  )
}

/**
 * The stage turns while it is recorded, and stands as before afterwards.
 *
 * @throws FigureError where nothing is drawn or the browser records no WebM, AbortError when the signal fires
 */
export async function recordTurntable(
  view: ViewSpec,
  follow: Pick<FramesToRecord, 'onProgress' | 'signal'>,
): Promise<Blob> {
  const first = stagePicture()
  if (!first) throw new FigureError('Nothing is drawn yet: wait until the brains are there.')
  const frames = FRAMES_A_SECOND * SECONDS
  try {
    return await recordFrames({
      ...follow,
      width: first.width,
      height: first.height,
      frames,
      framesASecond: FRAMES_A_SECOND,
      picture: async (frame) => {
        moveStage(turnedBy(view, (360 * frame) / frames))
        // Lets the page breathe: it can be called off.
        await new Promise(requestAnimationFrame)
        return stagePicture()
      },
    })
  } finally {
    moveStage(turnedBy(view, 0))
  }
}
