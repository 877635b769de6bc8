import { describe, expect, it } from 'vitest'
import { layerSlots, withTopLayer } from '#scene/layer-slots.ts'
import type { LayerDrawing } from '#scene/stage-props.ts'
import { plainColouring as colouring } from '../../fixtures/plain-colouring.ts'

const plain: LayerDrawing = { values: null, colouring }
const certain: LayerDrawing = {
  ...plain,
  second: { values: null, colouring, as: 'opacity' },
}
const rolesOf = (layers: readonly LayerDrawing[]) => layerSlots(layers).map(({ role }) => role)

describe('the room for maps in a view', () => {
  it('goes to a layer and its second map side by side', () => {
    expect(rolesOf([plain, certain])).toEqual(['alone', 'opacity', 'second'])
  })

  it('is never given to half a layer: the highest ones are left out', () => {
    expect(rolesOf([plain, plain, plain, certain])).toEqual(['alone', 'alone', 'alone'])
    expect(rolesOf(Array.from({ length: 9 }, () => plain))).toHaveLength(4)
  })

  it('always has a place for one that is asked over all others', () => {
    const top: LayerDrawing = { ...plain }
    expect(withTopLayer([plain, certain], top)).toEqual([plain, certain, top])
    expect(withTopLayer([plain, plain, certain], top)).toEqual([plain, plain, top])
    expect(layerSlots(withTopLayer([certain, certain], top)).at(-1)?.map).toBe(top)
  })

  it('knows the lowest map on either side of an edge, which says where nothing was measured', () => {
    const [left, right] = [
      { ...certain, beside: 'left' as const },
      { ...plain, beside: 'right' as const },
    ]
    expect(layerSlots([left, right, right]).map(({ lowest }) => lowest)).toEqual([
      true,
      false,
      true,
      false,
    ])
    expect(layerSlots([plain, right]).map(({ lowest }) => lowest)).toEqual([true, false])
  })
})
