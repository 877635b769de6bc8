import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FigureError } from '#app/figure/figure-error.ts'
import type { FramesToRecord } from '#app/figure/record-frames.ts'
import { recordTurntable } from '#app/figure/turntable.ts'
import { keepStage } from '#app/shell/stage-pictures.ts'
import type { StageHandle } from '#scene/stage-props.ts'
import type { Camera } from '#view/camera.ts'
import { withArrangement } from '#view/change-arrangement.ts'
import { brainViewOf } from '#view/change-view.ts'
import { firstView } from '#view/spec.ts'

const given = vi.hoisted(() => ({
  record: null as null | ((asked: FramesToRecord) => Promise<Blob>),
}))
vi.mock('#app/figure/record-frames.ts', () => ({
  recordFrames: (asked: FramesToRecord) => given.record?.(asked),
}))

type Cameras = { readonly [view: string]: Camera | undefined }
const moved: Cameras[] = []
const picture = { width: 320, height: 200 } as HTMLCanvasElement

beforeEach(() => {
  moved.length = 0
  vi.stubGlobal('requestAnimationFrame', (next: () => void) => setTimeout(next))
  keepStage({
    capture: () => picture,
    moveCameras: (cameras: Cameras) => moved.push(cameras),
  } as unknown as StageHandle)
})
afterEach(() => {
  keepStage(null)
  vi.unstubAllGlobals()
})

const view = withArrangement(firstView, 'slices')
const follow = { onProgress: () => {}, signal: new AbortController().signal }
const azimuths = (cameras: Cameras | undefined, of: string) =>
  cameras?.[of]?.azimuthDeg ?? Number.NaN

test('the brains turn once all round, each from where it stands, and stand there again at the end', async () => {
  const first = brainViewOf(firstView, 'brain-a')!.camera
  const film = new Blob(['film'])
  given.record = async (asked) => {
    expect(asked).toMatchObject({ width: 320, height: 200, ...follow })
    for (let frame = 0; frame < asked.frames; frame++)
      expect(await asked.picture(frame)).toBe(picture)
    // Eight seconds: long enough to see what goes by.
    expect(asked.frames / asked.framesASecond).toBe(8)
    return film
  }
  expect(await recordTurntable(firstView, follow)).toBe(film)
  const [start, ...rest] = moved
  const back = rest.pop()
  expect(start?.['brain-a']).toEqual(first)
  expect(back).toEqual(start)
  const turned = (cameras: Cameras | undefined) =>
    (azimuths(cameras, 'brain-a') - first.azimuthDeg + 720) % 360
  const steps = moved.slice(0, -1).map(turned)
  expect(steps).toEqual([...steps].sort((one, other) => one - other))
  expect(steps[steps.length / 2]).toBeCloseTo(180, 6)
  expect(steps.at(-1)).toBeCloseTo(360 - 360 / steps.length, 6)
  for (const cameras of moved) {
    expect(cameras['brain-a']?.elevationDeg).toBe(first.elevationDeg)
    expect(cameras['brain-b']?.azimuthDeg).toBe(cameras['brain-a']?.azimuthDeg)
  }
})

test('slices stay as they are', async () => {
  given.record = async ({ picture: make }) => {
    await make(5)
    return new Blob()
  }
  await recordTurntable(view, follow)
  for (const cameras of moved)
    for (const id of Object.keys(cameras)) expect(brainViewOf(view, id as 'brain-a')).not.toBeNull()
})

test('the brains stand as before where the recording is called off', async () => {
  given.record = async ({ picture: make }) => {
    await make(30)
    throw new DOMException('called off', 'AbortError')
  }
  await expect(recordTurntable(firstView, follow)).rejects.toMatchObject({ name: 'AbortError' })
  expect(moved.at(-1)?.['brain-a']).toEqual(brainViewOf(firstView, 'brain-a')!.camera)
})

test('without a picture there is no film', async () => {
  keepStage(null)
  await expect(recordTurntable(firstView, follow)).rejects.toThrow(FigureError)
})
