/** Pictures one after the other as a WebM, recorded by the browser itself. */
import { FigureError } from './figure-error.ts'

export type FramesToRecord = {
  readonly width: number
  readonly height: number
  readonly frames: number
  readonly framesASecond: number
  /** The picture of a frame; null leaves the last one standing. */
  readonly picture: (frame: number) => Promise<CanvasImageSource | null>
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/**
 * The recorder stands still while a picture is made: a slow graphics card makes the recording take longer, and not the
 * film jerk.
 *
 * @throws FigureError where the browser records no WebM, AbortError when the signal fires
 */
export async function recordFrames({
  width,
  height,
  frames,
  framesASecond,
  picture,
  onProgress,
  signal,
}: FramesToRecord): Promise<Blob> {
  const type = ['video/webm;codecs=vp9', 'video/webm;codecs=vp8', 'video/webm'].find(
    (one) => typeof MediaRecorder !== 'undefined' && MediaRecorder.isTypeSupported(one),
  )
  const canvas = document.createElement('canvas')
  ;[canvas.width, canvas.height] = [width, height]
  const context = canvas.getContext('2d', { alpha: false })
  if (!type || !context)
    throw new FigureError('This browser records no WebM: save a picture instead.')
  const stream = canvas.captureStream(framesASecond)
  const recorder = new MediaRecorder(stream, { mimeType: type, videoBitsPerSecond: 8_000_000 })
  const parts: Blob[] = []
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
  const stopped = new Promise<void>((resolve, reject) => {
    recorder.addEventListener('stop', () => resolve(), { once: true })
    recorder.addEventListener(
      'error',
      () => reject(new FigureError('The browser stopped recording: try a smaller window.')),
      { once: true },
    )
  })
  // Nobody waits for it where a picture fails first.
  stopped.catch(() => {})
  try {
    for (let frame = 0; frame < frames; frame++) {
      signal?.throwIfAborted()
      const source = await picture(frame)
      signal?.throwIfAborted()
      if (recorder.state === 'inactive') recorder.start()
      else recorder.resume()
      if (source) context.drawImage(source, 0, 0, width, height)
      await wait(1000 / framesASecond)
      recorder.pause()
      onProgress?.((frame + 1) / frames)
    }
  } finally {
    if (recorder.state !== 'inactive') recorder.stop()
    for (const track of stream.getTracks()) track.stop()
  }
  await stopped
  return new Blob(parts, { type: 'video/webm' })
}
