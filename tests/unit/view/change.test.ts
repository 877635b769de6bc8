import { describe, expect, test } from 'vitest'
import { camera } from '#view/camera.ts'
import { withPeaks, withRegion } from '#view/change.ts'
import { withArrangement } from '#view/change-arrangement.ts'
import {
  withAsk,
  withAskPart,
  withBothMaps,
  withLayer,
  withLayerAdded,
  withLayerMoved,
  withLink,
  withOtherRuleBeside,
  withoutLayer,
  withRange,
  withRule,
  withRuleOfSide,
  withSecondMap,
  withSidesSwapped,
  withThreshold,
} from '#view/change-layer.ts'
import {
  brainViewOf,
  poseOf,
  withCamera,
  withPose,
  withPreset,
  withView,
  withWipe,
} from '#view/change-view.ts'
import { lookOf } from '#view/look.ts'
import { askFor } from '#view/map-ask.ts'
import { firstView, mapLayer, type ViewSpec } from '#view/spec.ts'

const noMaps = { a: null, b: null }
const look = (view: ViewSpec) =>
  lookOf({ a: mapLayer(view, 'a'), b: mapLayer(view, 'b') }, view.links, noMaps)
const cameraOf = (view: ViewSpec, id: string) => brainViewOf(view, id)?.camera
const value = (value: number) => ({ rule: 'value' as const, value })
const linked = { threshold: true, range: true }
const cut = { threshold: false, range: false }
const titles = (view: ViewSpec, side: 'a' | 'b') =>
  view.sides[side].layers.map(({ ask }) => (ask?.source.kind === 'sample' ? ask.source.id : null))
const sample = (id: string) => askFor({ kind: 'sample', id })

describe('cameras', () => {
  test('move together while they are linked and alone once the link is cut', () => {
    const to = camera(10, 20)
    const together = withCamera(firstView, 'brain-b', to)
    expect(cameraOf(together, 'brain-a')).toEqual(cameraOf(together, 'brain-b'))
    const apart = withCamera(withLink(firstView, 'camera', false, look(firstView)), 'brain-b', to)
    expect(cameraOf(apart, 'brain-a')).toEqual(cameraOf(firstView, 'brain-a'))
    expect(cameraOf(apart, 'brain-b')).toEqual(to)
  })

  test('of another group stay where they are, linked or not', () => {
    const four = withArrangement(firstView, 'four')
    const turned = withCamera(four, 'left-lateral-a', camera(-60, 10))
    expect(cameraOf(turned, 'left-lateral-b')).toEqual(cameraOf(turned, 'left-lateral-a'))
    expect(cameraOf(turned, 'left-medial-a')).toEqual(cameraOf(four, 'left-medial-a'))
  })

  test('come together again when the link is joined', () => {
    const alone = withLink(firstView, 'camera', false, look(firstView))
    const apart = withCamera(alone, 'brain-b', camera(10, 20))
    const joined = withLink(apart, 'camera', true, look(apart))
    expect(cameraOf(joined, 'brain-b')).toEqual(cameraOf(apart, 'brain-a'))
    // An offset that was there all the time is not taken away by the cut.
    const offset = { ...apart, links: { ...apart.links, camera: true } }
    expect(withLink(offset, 'camera', false, look(offset)).views).toEqual(apart.views)
  })

  test('take a preset on the right alone when the link is cut and the right is meant', () => {
    const alone = withLink(firstView, 'camera', false, look(firstView))
    const turned = withPreset(alone, 'brain-b', 'superior')
    expect(cameraOf(turned, 'brain-a')).toEqual(cameraOf(firstView, 'brain-a'))
    expect(cameraOf(turned, 'brain-b')).toMatchObject({ elevationDeg: 90 })
    // What the hemispheres do is shared all the same.
    expect(brainViewOf(turned, 'brain-a')?.pose.liftMm).toBe(0)
  })
})

describe('poses', () => {
  test('take a preset in their own group alone, linked or not', () => {
    const four = withArrangement(firstView, 'four')
    for (const links of [{ camera: true }, { camera: false }]) {
      const before = { ...four, links: { ...four.links, ...links } }
      const after = withPreset(before, 'left-lateral-a', 'four-faces')
      const changed = after.views.filter((one, i) => one !== before.views[i]).map(({ id }) => id)
      expect(changed.toSorted()).toEqual(['left-lateral-a', 'left-lateral-b'])
    }
    expect(withPreset(four, 'no such view', 'four-faces')).toBe(four)
  })

  test('keep the inflation when a preset is chosen, because the user set it', () => {
    const inflated = withPose(firstView, { inflation: 1.5 })
    const medial = withPreset(inflated, 'brain-a', 'medial-right')
    expect(poseOf(medial)).toMatchObject({ inflation: 1.5, hidden: 'left', liftMm: 0 })
  })

  test('change in one group where a view is named, and in all brains where none is', () => {
    const four = withArrangement(firstView, 'four')
    const one = withPose(four, { hidden: 'none' }, 'left-medial-a')
    expect(brainViewOf(one, 'left-medial-b')?.pose.hidden).toBe('none')
    expect(brainViewOf(one, 'left-lateral-a')?.pose.hidden).toBe('right')
    const all = withPose(four, { glass: 0.5 })
    expect(all.views.every((view) => view.kind === 'brain' && view.pose.glass === 0.5)).toBe(true)
  })

  test('are of glass and folded while peaks are shown', () => {
    const on = withPeaks(firstView, true)
    expect(on.peaks).toBe(true)
    expect(poseOf(on)).toMatchObject({ inflation: 0 })
    expect(poseOf(on)?.glass).toBeGreaterThan(0.5)
    expect(poseOf(withPeaks(on, false))).toMatchObject({ inflation: 1, glass: 0 })
  })
})

test('a view of another kind under the same name is left as it is', () => {
  expect(withView(firstView, 'brain-a', 'slice', { zoom: 2 })).toEqual(firstView)
  const slices = withArrangement(firstView, 'slices')
  const zoomed = withView(slices, 'axial-b', 'slice', { zoom: 2 })
  expect(zoomed.views.find(({ id }) => id === 'axial-b')).toMatchObject({ zoom: 2 })
  expect(zoomed.views.find(({ id }) => id === 'axial-a')).toMatchObject({ zoom: 1 })
})

describe('the scale of the sides', () => {
  test('is set on both while it is linked, and on the named one when it is cut', () => {
    const both = withThreshold(firstView, 'b', value(5), linked)
    expect(mapLayer(both, 'a').threshold).toEqual(value(5))
    const one = withThreshold(firstView, 'b', value(5), cut)
    expect(mapLayer(one, 'a').threshold).toBeNull()
    expect(mapLayer(one, 'b').threshold).toEqual(value(5))
  })

  test('cutting a link changes nothing on screen, joining it brings b to a', () => {
    const before = look(firstView)
    const apart = withLink(firstView, 'threshold', false, before)
    expect(look(apart).sides).toEqual(before.sides)
    const moved = withThreshold(apart, 'b', value(5), cut)
    expect(look(moved).sides.a.threshold).toEqual(before.sides.a.threshold)
    const joined = withLink(moved, 'threshold', true, look(moved))
    expect(look(joined).sides.b.threshold).toEqual(before.sides.a.threshold)
  })

  test('so it is with the ranges', () => {
    const before = look(firstView)
    const apart = withLink(firstView, 'range', false, before)
    expect(apart.links.range).toBe(false)
    expect(mapLayer(apart, 'b').range).toEqual(before.sides.b.range)
    expect(look(apart).sides).toEqual(before.sides)
    const moved = withRange(apart, 'b', [1, 20], { ...cut, range: false })
    expect(look(moved).sides.a.range).toEqual(before.sides.a.range)
    expect(look(moved).sides.b.range[1]).toBe(20)
    const joined = withLink(moved, 'range', true, look(moved))
    expect(look(joined).sides.b.range).toEqual(before.sides.a.range)
    expect(mapLayer(joined, 'b').range).toEqual(before.sides.a.range)
  })

  test('puts the ends of a range in order and never below zero', () => {
    const set = withRange(firstView, 'a', [6, -2], linked)
    expect(mapLayer(set, 'b').range).toEqual([0, 6])
  })

  test('never has a negative threshold', () => {
    const set = withThreshold(firstView, 'a', value(-1), linked)
    expect(mapLayer(set, 'a').threshold).toEqual(value(0))
  })

  test('is forgotten with the map that it was set for, and stays for another volume of it', () => {
    const set = withThreshold(firstView, 'a', value(5), cut)
    const other = withAsk(set, 'a', sample('physical-pain'))
    expect(mapLayer(other, 'a').threshold).toBeNull()
    const same = withAskPart(set, 'a', { volumeIndex: 2 })
    expect(mapLayer(same, 'a')).toMatchObject({ threshold: value(5), ask: { volumeIndex: 2 } })
  })
})

describe('layers', () => {
  const three = withLayerAdded(withLayerAdded(firstView, 'a', { ask: sample('x') }), 'a', {
    ask: sample('y'),
  })

  test('are added on top, of one side', () => {
    expect(titles(three, 'a')).toEqual(['social-exclusion', 'x', 'y'])
    expect(titles(three, 'b')).toEqual(['physical-pain'])
  })

  test('move to where they are put', () => {
    expect(titles(withLayerMoved(three, 'a', 2, 0), 'a')).toEqual(['y', 'social-exclusion', 'x'])
    expect(titles(withLayerMoved(three, 'a', 0, 9), 'a')).toEqual(['x', 'y', 'social-exclusion'])
    expect(titles(withLayerMoved(three, 'a', 7, 0), 'a')).toEqual(titles(three, 'a'))
  })

  test('go, and the last one leaves an empty one', () => {
    const two = withoutLayer(three, 'a', 0)
    expect(titles(two, 'a')).toEqual(['x', 'y'])
    const none = withoutLayer(withoutLayer(two, 'a', 0), 'a', 0)
    expect(none.sides.a.layers).toHaveLength(1)
    expect(mapLayer(none, 'a').ask).toBeNull()
  })

  test('are changed one by one', () => {
    const changed = withLayer(three, 'a', { opacity: 0.3 }, 1)
    expect(changed.sides.a.layers.map(({ opacity }) => opacity)).toEqual([1, 0.3, 1])
  })
})

test('both sides share the rule and whatever belongs to the comparison', () => {
  const nearest = withRule(firstView, 'nearest')
  expect([nearest.sides.a.rule, nearest.sides.b.rule]).toEqual(['nearest', 'nearest'])
  const positive = withBothMaps(firstView, { signs: 'positive' })
  expect([mapLayer(positive, 'a').signs, mapLayer(positive, 'b').signs]).toEqual([
    'positive',
    'positive',
  ])
})

test('a rule beside another shows the same map on both sides, at the same threshold', () => {
  const range = [0, 9] as const
  const side = { asked: value(4.2), threshold: value(4.2), range }
  const { sides } = withOtherRuleBeside(firstView, 'b', 'extreme', { sides: { a: side, b: side } })
  expect([sides.b.rule, sides.a.rule]).toEqual([firstView.sides.b.rule, 'extreme'])
  expect(sides.a.layers).toEqual(sides.b.layers)
  expect(sides.b.layers[0]).toMatchObject({
    ask: mapLayer(firstView, 'b').ask,
    threshold: value(4.2),
    range: [0, 9],
  })
  expect(withRuleOfSide(firstView, 'a', 'line').sides.b.rule).toBe(firstView.sides.b.rule)
})

test('swapping exchanges what is shown, not where it is drawn', () => {
  const set = withThreshold(firstView, 'a', value(5), cut)
  const swapped = withSidesSwapped(set)
  expect(titles(swapped, 'b')).toEqual(['social-exclusion'])
  expect(mapLayer(swapped, 'b').threshold).toEqual(value(5))
  expect(swapped.views).toEqual(firstView.views)
  expect(withSidesSwapped(swapped)).toEqual(set)
})

test('a region is switched once, however often it is asked', () => {
  const twice = withRegion(withRegion(firstView, 'ai', true), 'ai', true)
  expect(twice.regions.filter((id) => id === 'ai')).toHaveLength(1)
  expect(withRegion(twice, 'ai', false).regions).not.toContain('ai')
})

describe('a second map of a layer', () => {
  const second = (as: 'opacity' | 'colour') => ({
    ask: sample('physical-pain'),
    as,
    threshold: null,
    full: null,
  })

  test('that says how opaque it is lets every value of this side be seen, and gives the threshold back', () => {
    const before = { ...firstView, links: { ...firstView.links, threshold: true } }
    const certain = withSecondMap(before, 'a', 0, second('opacity'), look(before))
    expect(look(certain).sides.a.threshold).toEqual(value(0))
    expect(look(certain).sides.b.threshold).toEqual(look(before).sides.b.threshold)
    const alone = withSecondMap(certain, 'a', 0, null, look(certain))
    expect(mapLayer(alone, 'a')).toMatchObject({ second: null, threshold: null })
  })

  test('cuts the link of the thresholds only where it was on, and only for the map that it links', () => {
    const linkAfter = (on: boolean, index: number) => {
      const layered = withLayerAdded(firstView, 'a', {})
      const before = { ...layered, links: { ...layered.links, threshold: on } }
      const after = withSecondMap(before, 'a', index, second('opacity'), look(before))
      return [after.links.threshold, mapLayer(after, 'b').threshold]
    }
    expect(linkAfter(true, 0)[0]).toBe(false)
    expect(linkAfter(true, 1)).toEqual([true, mapLayer(firstView, 'b').threshold])
    expect(linkAfter(false, 0)).toEqual([false, mapLayer(firstView, 'b').threshold])
  })

  test('that shares its colours leaves the threshold as it is', () => {
    const moved = withThreshold(firstView, 'a', value(4), cut)
    const both = withSecondMap(moved, 'a', 0, second('colour'), look(moved))
    expect(mapLayer(both, 'a').threshold).toEqual(value(4))
    expect(mapLayer(both, 'a').second?.as).toBe('colour')
  })

  test('of a layer that is not there changes nothing', () => {
    expect(withSecondMap(firstView, 'a', 7, second('colour'), look(firstView))).toBe(firstView)
  })
})

test('the edge between two maps stays within the picture and is a round share of it', () => {
  const at = (share: number) => withWipe(firstView, share).compare.wipe
  expect([at(-0.2), at(0), at(0.33333), at(1), at(1.7)]).toEqual([0, 0, 0.333, 1, 1])
})
