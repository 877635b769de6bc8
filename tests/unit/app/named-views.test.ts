/** The gallery's documents: each shows what its words say. */
import { expect, test } from 'vitest'
import { namedViews, viewNames } from '#app/gallery/named-views.ts'
import { fromAddress, toAddress } from '#view/address.ts'
import { firstView, type ViewSpec } from '#view/spec.ts'

const of = (name: keyof typeof namedViews): ViewSpec => namedViews[name].view
const layers = ({ sides }: ViewSpec) => [sides.a.layers, sides.b.layers]
const modes = ({ views }: ViewSpec) =>
  views.flatMap((view) => (view.kind === 'brain' && view.shows === 'comparison' ? [view.mode] : []))

test('each view of the gallery goes into an address and back, and is another one', () => {
  const addresses = viewNames.map((name) => toAddress(of(name)))
  expect(new Set(addresses).size).toBe(viewNames.length)
  for (const [at, name] of viewNames.entries())
    expect([name, fromAddress(`#${addresses[at]}`) ?? firstView]).toEqual([name, of(name)])
  expect(of('first')).toEqual(firstView)
})

test('each view of the gallery shows what its words say', () => {
  for (const mode of ['two-colours', 'wipe', 'difference', 'agreement'] as const)
    expect(modes(of(mode))).toEqual([mode])
  expect([of('flat').flat, of('first').flat]).toEqual([true, false])
  expect(of('top-pial').regions).toEqual([])
  expect(layers(of('layers')).map((side) => side.length)).toEqual([2, 1])
  for (const [layer] of layers(of('faded')))
    expect(layer).toMatchObject({ contour: true, fadePower: 3 })
  for (const [layer] of layers(of('diverging'))) expect(layer!.colormap).toBe('vik')
  // Both poses are folded: nothing inflated lies over bodies of glass.
  for (const name of ['glass', 'top-pial'] as const)
    for (const view of of(name).views)
      if (view.kind === 'brain') expect(view.pose.inflation).toBe(0)
  const seconds = (name: 'certainty' | 'layer-two-colours') =>
    layers(of(name)).map((side) => side[0]!.second?.as ?? null)
  expect(seconds('layer-two-colours')).toEqual(['colour', null])
  expect(seconds('certainty')).toEqual(['opacity', null])
  const [own] = layers(of('certainty'))
  expect(own![0]!.threshold).toEqual({ rule: 'value', value: 0 })
  expect(of('certainty').links.threshold).toBe(false)
})
