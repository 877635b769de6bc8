/** A film that the browser records: whole, in the colours of its pictures, and called off. */
import { expect, test } from 'vitest'
import { recordFrames } from '#app/figure/record-frames.ts'

const [width, height] = [64, 48]
const colours = ['#c00000', '#00a000', '#0000c0']

function plain(colour: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  ;[canvas.width, canvas.height] = [width, height]
  const context = canvas.getContext('2d')!
  context.fillStyle = colour
  context.fillRect(0, 0, width, height)
  return canvas
}

/** Which of the channels is the strongest in each frame that the film shows; -1 in a black one. */
async function channelsIn(film: Blob): Promise<number[]> {
  const video = document.createElement('video')
  video.muted = true
  video.src = URL.createObjectURL(film)
  const canvas = plain('#000')
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  const seen: number[] = []
  const look = () => {
    context.drawImage(video, 0, 0)
    const [...rgb] = context.getImageData(width / 2, height / 2, 1, 1).data.subarray(0, 3)
    const most = Math.max(...rgb)
    seen.push(most < 64 ? -1 : rgb.indexOf(most))
    video.requestVideoFrameCallback(look)
  }
  video.requestVideoFrameCallback(look)
  const ended = new Promise((resolve) => video.addEventListener('ended', resolve))
  await video.play()
  await ended
  URL.revokeObjectURL(video.src)
  expect([video.videoWidth, video.videoHeight]).toEqual([width, height])
  return seen
}

test('it is a WebM that shows the pictures in their order, however slowly they were made', async () => {
  const shares: number[] = []
  const film = await recordFrames({
    width,
    height,
    frames: 12,
    framesASecond: 8,
    picture: async (frame) => {
      if (frame === 2) await new Promise((resolve) => setTimeout(resolve, 1500))
      return plain(colours[Math.floor(frame / 4)]!)
    },
    onProgress: (share) => shares.push(share),
  })
  const bytes = new Uint8Array(await film.arrayBuffer())
  // EBML, and the name of its kind: https://www.webmproject.org/docs/container/
  expect([...bytes.subarray(0, 4)]).toEqual([0x1a, 0x45, 0xdf, 0xa3])
  expect(new TextDecoder('latin1').decode(bytes.subarray(0, 64))).toContain('webm')
  expect(shares).toHaveLength(12)
  expect(shares.at(-1)).toBe(1)
  const seen = await channelsIn(film)
  expect(seen.filter((channel, at) => channel !== seen[at - 1])).toEqual([0, 1, 2])
})

test('called off, it ends at once and leaves no film', async () => {
  const controller = new AbortController()
  let made = 0
  const film = recordFrames({
    width,
    height,
    frames: 1000,
    framesASecond: 8,
    picture: async () => {
      made++
      if (made === 2) controller.abort()
      return plain('#fff')
    },
    signal: controller.signal,
  })
  await expect(film).rejects.toMatchObject({ name: 'AbortError' })
  expect(made).toBe(2)
})
