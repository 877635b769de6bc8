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

test('what a padding and an edge take on the right is no room for words', () => {
  const wide = 'box-sizing: border-box; width: 160px; overflow: hidden; text-overflow: ellipsis'
  const { right } = read(`${wide}; border-right: 30px solid; padding-right: 40px`, name)
  expect(right).toBeLessThanOrEqual(90.5)
  expect(right).toBeGreaterThan(70)
})

test('where there is no room for a letter, only the dots are left', () => {
  expect(read('width: 5px; overflow: hidden; text-overflow: ellipsis', name).text).toBe('…')
})

test('words that stand out of a box which hides nothing are not cut short', () => {
  expect(read('width: 120px; text-overflow: ellipsis', name).text).toBe(name)
  expect(read('width: 120px; overflow: hidden', name).text).toBe(name)
})

test('letters stand on the line on which the page puts them, in any size', () => {
  for (const size of [12, 40]) {
    const stage = stageWith('margin: 30px', '')
    stage.firstElementChild!.innerHTML = `<b style="font: ${size}px/2 serif">words<i style="display: inline-block"></i></b>`
    const line = stage.querySelector('i')!.getBoundingClientRect().bottom
    const [item] = readDisplay(stage)
    if (item?.kind !== 'text') throw new Error('no words were read')
    expect(Math.abs(item.y - (line - stage.getBoundingClientRect().top))).toBeLessThanOrEqual(1)
  }
})

test('a name that fits, and one that may stand out, stay whole', () => {
  expect(read(clipped, 'Pain').text).toBe('Pain')
  expect(read('width: 120px', name).text).toBe(name)
})
