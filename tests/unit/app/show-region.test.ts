import { describe, expect, test } from 'vitest'
import { showRegion, sidesToShow } from '#app/look/show-region.ts'
import { type RegionId, regionIds, regions } from '#atlas/regions.ts'
import { brainViewOf, withPose } from '#view/change-view.ts'
import { firstView } from '#view/spec.ts'

const closed = withPose(firstView, { inflation: 0, glass: 0 })
const shown = (id: RegionId, from = closed, side?: 'left' | 'right') =>
  brainViewOf(showRegion(from, id, 'brain-a', side), 'brain-a')!
const ids = (holds: (region: (typeof regions)[RegionId]) => boolean) =>
  regionIds.filter((id) => holds(regions[id]))

describe('a region is shown', () => {
  test('in glass and uninflated where it lies below the cortex', () => {
    const deep = ids((region) => region.deep)
    expect(deep.length).toBeGreaterThan(0)
    for (const id of deep) {
      expect([id, shown(id).pose]).toMatchObject([id, { glass: 0.8, inflation: 0 }])
      // Who sees through more already keeps that.
      expect(shown(id, withPose(closed, { inflation: 2, glass: 0.95 })).pose).toMatchObject({
        glass: 0.95,
        inflation: 0,
      })
    }
  })

  test('inflated where it lies in a sulcus, as far as it is already', () => {
    const buried = ids((region) => region.buried && !region.deep)
    expect(buried.length).toBeGreaterThan(0)
    for (const id of buried) {
      expect([id, shown(id).pose.inflation]).toEqual([id, 1])
      expect(shown(id, withPose(closed, { inflation: 1.5 })).pose.inflation).toBe(1.5)
    }
    for (const id of ids((region) => !region.buried && !region.deep))
      expect([id, shown(id).pose.inflation, shown(id).pose.glass]).toEqual([id, 0, 0])
  })

  test('on the hemisphere that is asked for, seen from where it is usually seen', () => {
    for (const id of regionIds.filter((one) => sidesToShow(one).length > 0)) {
      const [left, right] = [shown(id, closed, 'left'), shown(id, closed, 'right')]
      expect(left.camera.azimuthDeg).toBe(-right.camera.azimuthDeg)
      const usual = regions[id].view.endsWith('-left') ? left : right
      expect(usual).toEqual(shown(id))
    }
    // Two of the list are of one hemisphere alone; all others have a choice.
    for (const id of regionIds)
      expect([id, sidesToShow(id)]).toEqual([
        id,
        id === 'lvlpfc' || id === 'rvlpfc' ? [] : ['left', 'right'],
      ])
  })
})
