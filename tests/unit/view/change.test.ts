import { describe, expect, test } from 'vitest'
import { camera } from '#view/camera.ts'
import {
  withCamera,
  withLink,
  withPreset,
  withRange,
  withRegion,
  withThreshold,
} from '#view/change.ts'
import { firstView, parseViewSpec } from '#view/spec.ts'

describe('a view', () => {
  test('moves both cameras while they are linked and one once the link is cut', () => {
    const to = camera(10, 20)
    const linked = withCamera(firstView, 'b', to)
    expect(linked.panes.a.camera).toEqual(linked.panes.b.camera)
    const cut = withCamera(withLink(firstView, 'camera', false), 'b', to)
    expect(cut.panes.a.camera).toEqual(firstView.panes.a.camera)
    expect(cut.panes.b.camera).toEqual(to)
  })

  test('cutting a link changes nothing on screen, joining it brings b to a', () => {
    const cut = withLink(firstView, 'threshold', false)
    expect(cut.panes).toEqual(firstView.panes)
    const apart = withThreshold(cut, 'b', 5)
    expect(apart.panes.a.threshold).toBe(firstView.panes.a.threshold)
    expect(withLink(apart, 'threshold', true).panes.b.threshold).toBe(firstView.panes.a.threshold)
  })

  test('puts the ends of a range in order and never below zero', () => {
    expect(withRange(firstView, 'a', [6, -2]).panes.b.range).toEqual([0, 6])
  })

  test('never has a negative threshold', () => {
    expect(withThreshold(firstView, 'a', -1).panes.a.threshold).toBe(0)
  })

  test('keeps inflation when a preset is chosen, because the user set it', () => {
    const inflated = { ...firstView, layout: { ...firstView.layout, inflation: 1 } }
    const medial = withPreset(inflated, 'a', 'medial-right')
    expect(medial.layout).toMatchObject({ inflation: 1, hidden: 'left', liftMm: 0 })
  })

  test('switches a region once, however often it is asked', () => {
    const twice = withRegion(withRegion(firstView, 'ai', true), 'ai', true)
    expect(twice.regions.filter((id) => id === 'ai')).toHaveLength(1)
    expect(withRegion(twice, 'ai', false).regions).not.toContain('ai')
  })

  test('survives being written as JSON and read back', () => {
    const view = withCamera(firstView, 'a', camera(12.5, -3, 1.5))
    expect(parseViewSpec(JSON.parse(JSON.stringify(view)))).toEqual(view)
  })

  test('is refused with the name of the field that is wrong', () => {
    const broken = { ...firstView, layout: { ...firstView.layout, inflation: 9 } }
    expect(() => parseViewSpec(broken)).toThrow(/2/)
    expect(() => parseViewSpec({ ...firstView, regions: ['nowhere'] })).toThrow(/nowhere/)
  })
})
