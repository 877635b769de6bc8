import { describe, expect, it } from 'vitest'
import { createBrainMotion, isSliderStep, liveLayout, moveMs } from '#scene/brain-motion.ts'
import { camera } from '#view/camera.ts'
import { closedBrain } from '#view/layout.ts'

describe('brain motion', () => {
  it('flies a camera from where it is to exactly where it shall be', () => {
    const motion = createBrainMotion(closedBrain, camera(0, 0))
    motion.flyCamera(camera(90, 30), 1000)
    expect(motion.cameraAt(1000)).toEqual(camera(0, 0))
    const middle = motion.cameraAt(1000 + moveMs / 2)
    expect(middle.azimuthDeg).toBeCloseTo(45, 6)
    expect(motion.isMoving(1000 + moveMs / 2)).toBe(true)
    expect(motion.cameraAt(1000 + moveMs)).toEqual(camera(90, 30))
    expect(motion.isMoving(1000 + moveMs)).toBe(false)
  })

  it('sets off from the middle of a flight when it is called elsewhere', () => {
    const motion = createBrainMotion(closedBrain, camera(0, 0))
    motion.flyCamera(camera(90, 0), 0)
    const middle = motion.cameraAt(100)
    motion.flyCamera(camera(-90, 0), 100)
    expect(motion.cameraAt(100)).toEqual(middle)
  })

  it('stops a flight when the camera is cut', () => {
    const motion = createBrainMotion(closedBrain, camera(0, 0))
    motion.flyCamera(camera(90, 0), 0)
    motion.cutCamera(camera(5, 5))
    expect(motion.isMoving(10)).toBe(false)
    expect(motion.cameraAt(10)).toEqual(camera(5, 5))
  })

  it('lets a hidden hemisphere go bit by bit and come back', () => {
    const motion = createBrainMotion(closedBrain, camera(0, 0))
    motion.changeLayout(liveLayout({ ...closedBrain, hidden: 'right', openDeg: 90 }), 0)
    const middle = motion.layoutAt(moveMs / 2)
    expect(middle.shown).toEqual({ left: 1, right: 0.5 })
    expect(middle.openDeg).toBeCloseTo(45, 6)
    expect(motion.layoutAt(moveMs).shown.right).toBe(0)
  })

  it('takes the small steps of a slider for what they are', () => {
    const from = liveLayout(closedBrain)
    expect(isSliderStep(from, liveLayout({ ...closedBrain, inflation: 0.05 }))).toBe(true)
    expect(isSliderStep(from, liveLayout({ ...closedBrain, inflation: 1 }))).toBe(false)
    // *Page Up* moves a slider by a tenth of its length; a quarter of it is a leap.
    for (const [name, length] of [
      ['inflation', 2],
      ['gapMm', 120],
      ['openDeg', 90],
      ['glass', 1],
    ] as const) {
      const at = (value: number) => liveLayout({ ...closedBrain, [name]: value })
      expect(isSliderStep(at(length / 2), at(0.6 * length))).toBe(true)
      expect(isSliderStep(at(length / 2), at(0.4 * length))).toBe(true)
      expect(isSliderStep(at(length / 2), at(0.75 * length))).toBe(false)
    }
    expect(isSliderStep(from, liveLayout({ ...closedBrain, liftMm: 128 }))).toBe(false)
    expect(isSliderStep(from, liveLayout({ ...closedBrain, fourFaces: true }))).toBe(false)
    expect(isSliderStep(from, liveLayout({ ...closedBrain, hidden: 'left' }))).toBe(false)
  })
})
