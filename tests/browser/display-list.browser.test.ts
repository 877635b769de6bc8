/** What a figure reads off the page: the words as the page shows them. */
import { expect, test } from 'vitest'
import { readDisplay } from '#app/figure/display-list.ts'

function stageWith(style: string, words: string): HTMLElement {
  const stage = document.createElement('div')
  stage.innerHTML = `<span style="display: block; font: 16px sans-serif; white-space: nowrap; ${style}"></span>`
  stage.firstElementChild!.textContent = words
  document.body.replaceChildren(stage)
  return stage
}

function read(style: string, words: string) {
  const [item] = readDisplay(stageWith(style, words)).filter(({ kind }) => kind === 'text')
  if (item?.kind !== 'text') throw new Error('no words were read')
  const context = document.createElement('canvas').getContext('2d')!
  context.font = item.font
  return { text: item.text, right: item.x + context.measureText(item.text).width, left: item.x }
}

const name = 'Social exclusion and physical pain'
const clipped = 'width: 120px; padding: 0 10px; overflow: hidden; text-overflow: ellipsis'

test('a name that the page cuts short is cut short in the figure, within its plate', () => {
  const { text, left, right } = read(clipped, name)
  expect(text).toMatch(/^Social excl.*…$/)
  expect(right - left).toBeLessThanOrEqual(120.5)
  // No shorter than it has to be.
  expect(right - left).toBeGreaterThan(100)
})

test('a name that fits, and one that may stand out, stay whole', () => {
  expect(read(clipped, 'Pain').text).toBe('Pain')
  expect(read('width: 120px', name).text).toBe(name)
})
