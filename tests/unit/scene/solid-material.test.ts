import { CustomBlending, DoubleSide, FrontSide, NormalBlending } from 'three'
import { expect, it } from 'vitest'
import { createSolidMaterial, type SolidLook, setEdge } from '#scene/solid-material.ts'

const told = (look: Partial<SolidLook> = {}) => {
  const material = createSolidMaterial({ colour: '#336699', ...look })
  const of = (name: string) => material.uniforms[name]!.value as unknown
  return { material, of }
}

it('is whole and solid unless told otherwise', () => {
  const { material, of } = told()
  expect(of('colour')).toEqual([0.2, 0.4, 0.6])
  expect(['opacity', 'side', 'beside', 'edge'].map(of)).toEqual([1, 0, 0, 0.5])
  expect(material).toMatchObject({ side: FrontSide, blending: NormalBlending, depthWrite: true })
  expect(material.defines).toEqual({})
  expect(told({ colour: [0.1, 0.2, 0.3] }).of('colour')).toEqual([0.1, 0.2, 0.3])
})

it('is cut at the midline, where one looks into it, and at the edge between two maps', () => {
  for (const [half, side] of [
    ['left', -1],
    ['right', 1],
  ] as const) {
    const cut = told({ half, beside: half })
    expect([cut.of('side'), cut.of('beside'), cut.material.side]).toEqual([side, side, DoubleSide])
    setEdge(cut.material, 0.3)
    expect(cut.of('edge')).toBe(0.3)
  }
})

it('is blended where one sees through it, and hides nothing then', () => {
  expect(told({ opacity: 0.4 }).material).toMatchObject({
    blending: CustomBlending,
    depthWrite: false,
  })
})

it('is a sphere a place where it has a radius', () => {
  const { material, of } = told({ spheresMm: 6 })
  expect([of('radiusMm'), material.defines]).toEqual([6, { SPHERES: '' }])
})
