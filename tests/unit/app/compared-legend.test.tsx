import { expect, test } from 'vitest'
import { ComparedLegend } from '#app/compare/ComparedLegend.tsx'
import type { Mode } from '#comparison/mode/mode.ts'
import type { LayerDrawing } from '#scene/views/view-basis.ts'
import { plainColouring } from '../../fixtures/plain-colouring.ts'
import { controlledStore, files, storeWithMaps } from '../state/test-store.ts'
import { markupOf } from './markup.tsx'

const layer = (maximum: number, more: object = {}) =>
  ({ colouring: { ...plainColouring, maximum }, values: null, ...more }) as unknown as LayerDrawing
const mode = (drawn: string) => ({ drawn }) as unknown as Mode

async function legend(layers: readonly LayerDrawing[], drawn: string, units = false) {
  const { store, act } = await storeWithMaps()
  if (units) act.setStatistic('b', 't', [20])
  const markup = markupOf(<ComparedLegend mode={mode(drawn)} layers={layers} turn="b" />, store)
  return [...markup.matchAll(/aria-label="Colours from [^"]* to (\S+) (.*?), shown/g)].map(
    ([, high, unit]) => `${high} ${unit}`,
  )
}

test('either side of an edge has its own scale, one where they are alike', async () => {
  const beside = { beside: true }
  expect(await legend([layer(8, beside), layer(5, beside)], 'beside')).toEqual([
    '8 value',
    '5 value',
  ])
  expect(await legend([layer(8, beside), layer(8, beside)], 'beside')).toEqual(['8 value'])
  expect(await legend([layer(8, beside), layer(8, beside)], 'beside', true)).toEqual([
    '8 value',
    '8 t(20)',
  ])
})

test('one map at a time has the unit of the one that is shown; a picture of both has those of both', async () => {
  expect(await legend([layer(8)], 'one', true)).toEqual(['8 t(20)'])
  expect(await legend([layer(8)], 'signed')).toEqual(['8 Δ value'])
  expect(await legend([layer(8)], 'signed', true)).toEqual(['8 Δ value, t(20)'])
  expect(await legend([layer(8)], 'both')).toEqual(['8 value'])
})

test('a picture of both begins at 0 where neither map goes below it', async () => {
  const from = async (a: string, b: string, drawn: string) => {
    const { store, act } = controlledStore()
    await act.open('a', files('one.nii', a))
    await act.open('b', files('two.nii', b))
    const markup = markupOf(
      <ComparedLegend mode={mode(drawn)} layers={[layer(8)]} turn="a" />,
      store,
    )
    return /Colours from (\S+) to/.exec(markup)?.[1]
  }
  expect(await from('0.5', '0', 'both')).toBe('0')
  expect(await from('0.5', '-0.5', 'both')).toBe('−8')
  expect(await from('-0.5', '6', 'both')).toBe('−8')
  expect(await from('6', '6', 'signed')).toBe('−8')
  // One of both has its own.
  expect(await from('0', '-0.5', 'one')).toBe('0')
  expect(await from('-0.5', '0', 'one')).toBe('−8')
})

test('without both maps there is nothing to tell', () => {
  const { store } = controlledStore({ start: false })
  const one = <ComparedLegend mode={mode('one')} layers={[layer(8)]} turn="a" />
  expect(markupOf(one, store)).toBe('Nothing to compare yet.')
})
