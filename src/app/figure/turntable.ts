/** One turn of the brains around their upright axis, recorded as WebM by the browser itself. */
import { stagePicture } from '#app/shell/stage-pictures.ts'
import type { AppStore } from '#state/store.ts'
import { wrapDeg } from '#view/camera.ts'
import type { ViewSpec } from '#view/spec.ts'
import { FigureError } from './figure.ts'

const FRAMES_A_SECOND = 15
const SECONDS = 8

function turnedBy(view: ViewSpec, degrees: number): ViewSpec {
  return {
    ...view,
    views: view.views.map((one) =>
      one.kind === 'brain'
        ? {
            ...one,
            camera: { ...one.camera, azimuthDeg: wrapDeg(one.camera.azimuthDeg + degrees) },
          }
        : one,
    ),
  }
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/**
 * The stage turns while it is recorded, and stands as before afterwards.
 *
 * @throws FigureError where the browser records no WebM
 */
export async function recordTurntable(store: AppStore): Promise<Blob> {
  const type = ['video/webm;codecs=vp9', 'video/webm'].find((one) =>
    MediaRecorder.isTypeSupported(one),
  )
  const first = stagePicture()
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  if (!type || !first || !context)
    throw new FigureError('This browser records no WebM: save a picture instead.')
  ;[canvas.width, canvas.height] = [first.width, first.height]
  const recorder = new MediaRecorder(canvas.captureStream(FRAMES_A_SECOND), {
    mimeType: type,
    videoBitsPerSecond: 8_000_000,
  })
  const parts: Blob[] = []
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
  const stopped = new Promise<void>((resolve) => {
    recorder.addEventListener('stop', () => resolve(), { once: true })
  })
  const { act, document: before } = store.getState()
  recorder.start()
  try {
    const frames = FRAMES_A_SECOND * SECONDS
    for (let frame = 0; frame <= frames; frame++) {
      const due = performance.now() + 1000 / FRAMES_A_SECOND
      act.change(() => turnedBy(before, (360 * frame) / frames))
      await new Promise(requestAnimationFrame)
      const picture = stagePicture()
      if (picture) context.drawImage(picture, 0, 0)
      await wait(Math.max(0, due - performance.now()))
    }
  } finally {
    recorder.stop()
    act.change(() => before)
  }
  await stopped
  return new Blob(parts, { type: 'video/webm' })
}
