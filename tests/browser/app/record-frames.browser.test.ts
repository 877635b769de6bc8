/** Pictures as a film: how the recorder is led through them. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type FramesToRecord, recordFrames } from '#app/figure/record-frames.ts'

const [width, height] = [64, 48]

function pictureOf(colour: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  ;[canvas.width, canvas.height] = [width / 2, height / 2]
  const context = canvas.getContext('2d')!
  context.fillStyle = colour
  context.fillRect(0, 0, canvas.width, canvas.height)
  return canvas
}

const film = (asked: Partial<FramesToRecord>) =>
  recordFrames({
    width,
    height,
    frames: 3,
    framesASecond: 30,
    picture: async () => pictureOf('rgb(255, 0, 0)'),
    ...asked,
  })

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('the recorder', () => {
  let told: string[]
  let last: Recorder
  class Recorder extends EventTarget {
    static isTypeSupported = (type: string) => type === 'video/webm'
    state = 'inactive'
    readonly mimeType: string
    constructor(_: MediaStream, { mimeType }: { readonly mimeType: string }) {
      super()
      this.mimeType = mimeType
      last = this
    }
    #goes(what: string, state: string) {
      told.push(what)
      this.state = state
    }
    start() {
      this.#goes('start', 'recording')
    }
    pause() {
      this.#goes('pause', 'paused')
    }
    resume() {
      this.#goes('resume', 'recording')
    }
    stop() {
      this.#goes('stop', 'inactive')
      this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: new Blob(['film']) }))
      this.dispatchEvent(new Event('stop'))
    }
  }
  const led = () => {
    told = []
    vi.stubGlobal('MediaRecorder', Recorder)
    return vi.spyOn(MediaStreamTrack.prototype, 'stop')
  }

  test('is given pictures of the asked size, from edge to edge; where there is none the last one stands', async () => {
    led()
    const stream = vi.spyOn(HTMLCanvasElement.prototype, 'captureStream')
    const asked: number[] = []
    const shares: number[] = []
    const blob = await film({
      picture: async (frame) => {
        asked.push(frame)
        return [pictureOf('rgb(0, 0, 255)'), pictureOf('rgb(255, 0, 0)'), null][frame]!
      },
      onProgress: (share) => shares.push(share),
    })
    expect(asked).toEqual([0, 1, 2])
    expect(shares).toEqual([1 / 3, 2 / 3, 1])
    expect(blob.type).toBe('video/webm')
    expect(stream.mock.calls).toEqual([[30]])
    const canvas = stream.mock.contexts[0] as HTMLCanvasElement
    expect([canvas.width, canvas.height]).toEqual([width, height])
    const context = canvas.getContext('2d')!
    for (const x of [0, width - 1])
      for (const y of [0, height - 1])
        expect([...context.getImageData(x, y, 1, 1).data]).toEqual([255, 0, 0, 255])
  })

  test('stands still while a picture is made, and lets the canvas go at the end', async () => {
    const stopped = led()
    const blob = await film({
      picture: async (frame) => {
        told.push(`picture ${frame}`)
        return pictureOf('red')
      },
    })
    expect(told).toEqual([
      ...['picture 0', 'start', 'pause'],
      ...['picture 1', 'resume', 'pause'],
      ...['picture 2', 'resume', 'pause', 'stop'],
    ])
    expect(last.mimeType).toBe('video/webm')
    expect(await blob.text()).toBe('film')
    expect(stopped).toHaveBeenCalledTimes(1)
  })

  test('is stopped where the film is called off, before or while a picture is made', async () => {
    const stopped = led()
    const controller = new AbortController()
    const { signal } = controller
    const picture = async (frame: number) => {
      told.push(`picture ${frame}`)
      if (frame === 1) controller.abort()
      return pictureOf('red')
    }
    await expect(film({ picture, signal })).rejects.toMatchObject({ name: 'AbortError' })
    expect(told).toEqual(['picture 0', 'start', 'pause', 'picture 1', 'stop'])
    expect(stopped).toHaveBeenCalledTimes(1)
    told = []
    await expect(film({ picture, signal })).rejects.toMatchObject({ name: 'AbortError' })
    expect(told).toEqual([])
  })

  test('that fails on its way says so', async () => {
    led()
    const failing = film({
      picture: async (frame) => {
        if (frame === 2) last.dispatchEvent(new Event('error'))
        return null
      },
    })
    await expect(failing).rejects.toThrow('The browser stopped recording: try a smaller window.')
  })

  test('is missed in words where there is none, or none for a WebM', async () => {
    const words = 'This browser records no WebM: save a picture instead.'
    led()
    vi.spyOn(Recorder, 'isTypeSupported').mockReturnValue(false)
    await expect(film({})).rejects.toThrow(words)
    vi.stubGlobal('MediaRecorder', undefined)
    await expect(film({})).rejects.toThrow(words)
  })
})
