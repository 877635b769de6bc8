import { useState } from 'react'
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { NumberField } from '#app/shell/NumberField.tsx'

async function field(props: { readonly min?: number; readonly max?: number }, first: number) {
  const told: number[] = []
  let put: (value: number) => void = () => {}
  function Live() {
    const [value, setValue] = useState(first)
    put = setValue
    return (
      <NumberField
        {...props}
        step="any"
        value={value}
        aria-label="of the test"
        onNumber={(number) => {
          told.push(number)
          setValue(number)
        }}
      />
    )
  }
  const { container } = await render(<Live />)
  const input = container.querySelector('input')!
  input.focus()
  input.select()
  return { input, told, put: (value: number) => put(value) }
}

test('a number can be emptied and typed figure by figure: what it may not be is not taken meanwhile', async () => {
  const { input, told } = await field({ min: 19, max: 1000 }, 999)
  await userEvent.keyboard('{Backspace}')
  expect([input.value, told]).toEqual(['', []])
  await userEvent.keyboard('500')
  expect([input.value, told]).toEqual(['500', [50, 500]])
  await userEvent.keyboard('0')
  expect([input.value, told]).toEqual(['5000', [50, 500]])
  input.blur()
  await expect.poll(() => input.value).toBe('500')
  expect([input.min, input.max, input.step]).toEqual(['19', '1000', 'any'])
})

test('the least and the greatest number are taken, and a fraction is typed with its point', async () => {
  const { input, told } = await field({ min: 0, max: 2.5 }, 1)
  await userEvent.keyboard('0')
  input.select()
  await userEvent.keyboard('2.5')
  expect([input.valueAsNumber, told.at(0), told.at(-1)]).toEqual([2.5, 0, 2.5])
})

test('without bounds every number is taken, and no bound is said', async () => {
  const { input, told } = await field({}, 1)
  await userEvent.keyboard('-4')
  expect([told, input.min, input.max]).toEqual([[-4], '', ''])
})

test('what is half typed makes way for a value that comes from elsewhere, such as an undo', async () => {
  const { input, told, put } = await field({ min: 0 }, 3)
  await userEvent.keyboard('{Backspace}')
  expect(input.value).toBe('')
  put(4)
  await expect.poll(() => input.value).toBe('4')
  expect(told).toEqual([])
})
