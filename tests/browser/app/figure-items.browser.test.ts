/** What a figure takes off the page, and how it draws it: as pixels and as vectors alike. */
import { afterEach, describe, expect, test } from 'vitest'
import type { DisplayItem } from '#app/figure/display-item.ts'
import { readDisplay, recoloured } from '#app/figure/display-list.ts'
import { drawOnCanvas, svgOf } from '#app/figure/draw-display.ts'

const [width, height] = [100, 60]

function canvasOf(): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  ;[canvas.width, canvas.height] = [width, height]
  return canvas.getContext('2d', { willReadFrequently: true })!
}

const ways: readonly (readonly [
  string,
  (items: readonly DisplayItem[]) => Promise<CanvasRenderingContext2D>,
])[] = [
  [
    'pixels',
    async (items) => {
      const context = canvasOf()
      drawOnCanvas(context, items)
      return context
    },
  ],
  [
    'vectors',
    async (items) => {
      const shapes = items.map((item) => svgOf(item, (source) => source.toDataURL()))
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes.join('')}</svg>`
      const image = new Image()
      image.src = `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`
      await image.decode()
      const context = canvasOf()
      context.drawImage(image, 0, 0)
      return context
    },
  ],
]

const red = [255, 0, 0, 255]
const blue = [0, 0, 255, 255]
const none = [0, 0, 0, 0]
const box = { kind: 'box', x: 20, y: 10, width: 40, height: 30, radius: 0 } as const

describe.each(ways)('as %s', (_, draw) => {
  const drawn = async (...items: readonly DisplayItem[]) => {
    const context = await draw(items)
    return {
      at: (x: number, y: number) => [...context.getImageData(x, y, 1, 1).data],
      /** Share of the area that is painted at all. */
      inked: (x: number, y: number, w: number, h: number) => {
        const { data } = context.getImageData(x, y, w, h)
        let count = 0
        for (let n = 3; n < data.length; n += 4) if ((data[n] ?? 0) > 100) count++
        return count / (w * h)
      },
    }
  }

  test('a box is filled, and its ring runs round it on the outside', async () => {
    const plain = await drawn({ ...box, fill: 'rgb(255, 0, 0)', frame: null, opacity: 1 })
    expect([plain.at(20, 10), plain.at(59, 39)]).toEqual([red, red])
    expect([plain.at(19, 20), plain.at(60, 20), plain.at(30, 9), plain.at(30, 40)]).toEqual(
      Array(4).fill(none),
    )
    const frame = { stroke: 'rgb(0, 0, 255)', width: 4 }
    const ringed = await drawn({ ...box, fill: 'rgb(255, 0, 0)', frame, opacity: 1 })
    for (const [x, y] of [
      [17, 20],
      [62, 20],
      [30, 7],
      [30, 42],
    ] as const)
      expect([x, y, ringed.at(x, y)]).toEqual([x, y, blue])
    for (const [x, y] of [
      [14, 20],
      [65, 20],
      [30, 4],
      [30, 45],
    ] as const)
      expect([x, y, ringed.at(x, y)]).toEqual([x, y, none])
    expect([ringed.at(21, 11), ringed.at(58, 38)]).toEqual([red, red])
  })

  test('a ring lets the ground of a clear box through, and round corners are round', async () => {
    const frame = { stroke: 'rgb(0, 0, 255)', width: 4 }
    const ringed = await drawn({ ...box, radius: 12, fill: 'rgb(255, 0, 0)', frame, opacity: 1 })
    // Between the square corner and the round one.
    expect(ringed.at(17, 7)).toEqual(none)
    expect(ringed.at(40, 25)).toEqual(red)
    const round = await drawn({
      ...box,
      radius: 12,
      fill: 'rgb(255, 0, 0)',
      frame: null,
      opacity: 1,
    })
    expect([round.at(21, 11), round.at(58, 38), round.at(40, 11)]).toEqual([none, none, red])
  })

  test('a fade goes from the top colour to the bottom one', async () => {
    const fade = { kind: 'fade', x: 20, y: 10, width: 40, height: 40, opacity: 1 } as const
    const { at } = await drawn({ ...fade, top: 'rgb(255, 0, 0)', bottom: 'rgb(0, 0, 255)' })
    const [topRed = 0, , topBlue = 0] = at(40, 11)
    const [lowRed = 0, , lowBlue = 0] = at(40, 48)
    expect(topRed).toBeGreaterThan(230)
    expect(topBlue).toBeLessThan(25)
    expect(lowRed).toBeLessThan(25)
    expect(lowBlue).toBeGreaterThan(230)
    expect(at(22, 30)).toEqual(at(58, 30))
    expect([at(19, 30), at(60, 30), at(40, 9), at(40, 50)]).toEqual(Array(4).fill(none))
  })

  test('a line goes through its corners, as thick and with such ends as it has', async () => {
    const points = [
      [20, 20],
      [60, 20],
      [60, 50],
    ] as const
    const line = { kind: 'line', points, stroke: 'rgb(255, 0, 0)', width: 4, opacity: 1 } as const
    const butt = await drawn({ ...line, cap: 'butt' })
    expect([butt.at(30, 18), butt.at(30, 21), butt.at(61, 40)]).toEqual([red, red, red])
    expect([butt.at(30, 16), butt.at(30, 23), butt.at(18, 20), butt.at(40, 35)]).toEqual(
      Array(4).fill(none),
    )
    expect((await drawn({ ...line, cap: 'square' })).at(18, 20)).toEqual(red)
    const thick = await drawn({ ...line, width: 12, cap: 'butt' })
    expect([thick.at(60, 15), thick.at(65, 14)]).toEqual([red, none])
  })

  test('each of several items has its own colour, and none is drawn again with the next', async () => {
    const [fill, other] = ['rgb(255, 0, 0)', 'rgb(0, 0, 255)']
    const line = (y: number, stroke: string): DisplayItem => {
      const points = [
        [5, y],
        [35, y],
      ] as const
      return { kind: 'line', points, stroke, width: 4, cap: 'butt', opacity: 1 }
    }
    const area = (y: number, fill: string): DisplayItem => {
      const points = [
        [40, y],
        [60, y],
        [60, y + 10],
        [40, y + 10],
      ] as const
      return { kind: 'area', points, fill, opacity: 1 }
    }
    const disc = (y: number, fill: string): DisplayItem => {
      return { kind: 'disc', x: 80, y, radius: 8, fill, stroke: 'none', width: 0, opacity: 1 }
    }
    const { at } = await drawn(
      line(10, fill),
      line(20, other),
      area(5, fill),
      area(25, other),
      disc(10, fill),
      disc(40, other),
      { ...box, x: 5, y: 30, width: 10, height: 10, fill, frame: null, opacity: 1 },
      { ...box, x: 20, y: 30, width: 10, height: 10, fill: other, frame: null, opacity: 1 },
      line(50, fill),
      {
        ...box,
        x: 45,
        y: 45,
        width: 8,
        height: 8,
        fill,
        frame: { stroke: other, width: 2 },
        opacity: 1,
      },
    )
    expect([at(20, 10), at(50, 10), at(80, 10), at(10, 35), at(20, 50), at(49, 49)]).toEqual(
      Array(6).fill(red),
    )
    expect([at(20, 20), at(50, 30), at(80, 40), at(25, 35), at(44, 49)]).toEqual(
      Array(5).fill(blue),
    )
    // Without a rim there is none of the item before, either.
    expect([at(88, 40), at(71, 10), at(50, 20), at(20, 15)]).toEqual(Array(4).fill(none))
  })

  test('an area is filled between its corners and not stroked', async () => {
    const points = [
      [20, 10],
      [60, 10],
      [20, 50],
    ] as const
    const { at } = await drawn({ kind: 'area', points, fill: 'rgb(0, 0, 255)', opacity: 1 })
    expect([at(25, 15), at(25, 40)]).toEqual([blue, blue])
    expect([at(55, 40), at(18, 20), at(30, 8)]).toEqual([none, none, none])
  })

  test('a disc has its fill, its rim or both', async () => {
    const disc = { kind: 'disc', x: 40, y: 30, radius: 10, opacity: 1 } as const
    const [fill, stroke] = ['rgb(255, 0, 0)', 'rgb(0, 0, 255)']
    const full = await drawn({ ...disc, fill, stroke: 'none', width: 0 })
    expect([full.at(40, 30), full.at(48, 30), full.at(52, 30)]).toEqual([red, red, none])
    const rim = await drawn({ ...disc, fill: 'none', stroke, width: 4 })
    expect([rim.at(40, 30), rim.at(50, 30), rim.at(40, 20)]).toEqual([none, blue, blue])
    const both = await drawn({ ...disc, fill, stroke, width: 4 })
    expect([both.at(40, 30), both.at(50, 30)]).toEqual([red, blue])
  })

  test('letters stand on their line, with a halo under them where they have one', async () => {
    const text = {
      kind: 'text',
      x: 20,
      y: 40,
      text: 'HHHH',
      sizePx: 20,
      weight: '700',
      family: 'sans-serif',
      font: '700 20px sans-serif',
      fill: 'rgb(255, 0, 0)',
      opacity: 1,
    } as const
    const plain = await drawn({ ...text, halo: null })
    expect(plain.inked(20, 27, 40, 12)).toBeGreaterThan(0.3)
    expect([plain.inked(0, 41, 100, 19), plain.inked(0, 0, 19, 60)]).toEqual([0, 0])
    const haloed = await drawn({ ...text, halo: { stroke: 'rgb(0, 0, 255)', width: 8 } })
    expect(haloed.inked(20, 41, 40, 2)).toBeGreaterThan(0.5)
    const [, , under = 0] = haloed.at(22, 42)
    expect(under).toBeGreaterThan(200)
    // The letters themselves keep their colour: the halo lies under them.
    const acrossLetters = Array.from({ length: 40 }, (_, n) => haloed.at(20 + n, 33))
    expect(acrossLetters.filter(([r = 0]) => r > 200).length).toBeGreaterThan(8)
  })

  test('a picture is drawn into its place, each of its pixels a rectangle', async () => {
    const source = document.createElement('canvas')
    ;[source.width, source.height] = [2, 1]
    const context = source.getContext('2d')!
    context.fillStyle = 'rgb(255, 0, 0)'
    context.fillRect(0, 0, 1, 1)
    context.fillStyle = 'rgb(0, 0, 255)'
    context.fillRect(1, 0, 1, 1)
    const { at } = await drawn({
      kind: 'picture',
      x: 20,
      y: 10,
      width: 40,
      height: 30,
      source,
      opacity: 1,
    })
    expect([at(21, 11), at(58, 38)]).toEqual([red, blue])
    expect([at(19, 20), at(61, 20), at(30, 9), at(30, 41)]).toEqual(Array(4).fill(none))
  })

  test('each item is as opaque as it is, and hides what came before it', async () => {
    const { at } = await drawn(
      { ...box, fill: 'rgb(255, 0, 0)', frame: null, opacity: 0.5 },
      { ...box, x: 40, fill: 'rgb(0, 0, 255)', frame: null, opacity: 1 },
    )
    expect(at(30, 20)[3]).toBeGreaterThan(125)
    expect(at(30, 20)[3]).toBeLessThan(130)
    expect(at(50, 20)).toEqual(blue)
  })
})

test('words with signs of XML in them stand in the file as they are read', () => {
  const text = {
    kind: 'text',
    x: 1.234,
    y: 2,
    text: 'a < b & "c" > d',
    sizePx: 9,
    weight: '400',
    family: '"Inter", serif',
    font: '',
    fill: 'red',
    halo: null,
    opacity: 1,
  } as const
  const svg = new DOMParser().parseFromString(
    svgOf(text, () => ''),
    'image/svg+xml',
  )
  const { documentElement } = svg
  expect(documentElement.textContent).toBe('a < b & "c" > d')
  expect(documentElement.getAttribute('font-family')).toBe('"Inter", serif')
  expect(documentElement.getAttribute('x')).toBe('1.23')
})

test('on another ground, ink and ground change everywhere, and colours of their own stay', () => {
  const page = { ink: 'rgb(240, 240, 240)', ground: 'rgb(10, 10, 10)' }
  const paper = { ink: '#14181f', ground: '#ffffff' }
  const on = <Item extends DisplayItem>(item: Item) => recoloured(item, page, paper)
  const line = { kind: 'line', points: [], width: 1, cap: 'butt', opacity: 1 } as const
  expect(on({ ...line, stroke: page.ink }).stroke).toBe(paper.ink)
  expect(on({ ...line, stroke: page.ground }).stroke).toBe(paper.ground)
  expect(on({ ...line, stroke: 'rgb(1, 2, 3)' }).stroke).toBe('rgb(1, 2, 3)')
  const text = {
    kind: 'text',
    x: 0,
    y: 0,
    text: '',
    sizePx: 9,
    weight: '',
    family: '',
    font: '',
    opacity: 1,
    fill: page.ink,
    halo: { stroke: page.ground, width: 3 },
  } as const
  expect(on(text)).toEqual({ ...text, fill: paper.ink, halo: { stroke: paper.ground, width: 3 } })
  expect(on({ ...text, halo: null }).halo).toBeNull()
  expect(on({ ...line, stroke: page.ink })).not.toHaveProperty('fill')
})

describe('what is over the brains', () => {
  let stage: HTMLElement
  afterEach(() => stage.remove())
  /** A stage that is no corner of the page: its items count from its own. */
  function read(markup: string): readonly DisplayItem[] {
    stage = document.createElement('div')
    stage.style.cssText =
      'position: absolute; left: 30px; top: 20px; width: 300px; height: 200px; background: rgb(9, 9, 9); font: 16px/20px sans-serif; color: rgb(1, 2, 3)'
    stage.innerHTML = markup
    document.body.append(stage)
    return readDisplay(stage)
  }
  const only = (markup: string) => {
    const items = read(markup)
    expect(items).toHaveLength(1)
    return items[0]!
  }
  const svg = (inside: string) =>
    `<svg style="position: absolute; left: 10px; top: 5px" width="100" height="100" viewBox="0 0 50 50">${inside}</svg>`
  const words = (items: readonly DisplayItem[]) =>
    items.flatMap((item) => (item.kind === 'text' ? [item.text] : []))

  test('is taken with its place on the stage; the stage’s own ground is not', () => {
    expect(
      only(
        '<div style="position: absolute; left: 40px; top: 50px; width: 60px; height: 20px; background: rgb(7, 7, 7)"></div>',
      ),
    ).toMatchObject({ kind: 'box', x: 40, y: 50, width: 60, height: 20, fill: 'rgb(7, 7, 7)' })
  })

  test('is left out where it is for handling the page, or not seen', () => {
    for (const gone of [
      '<button>words</button>',
      '<select><option>words</option></select>',
      '<p class="pane-tools">words</p>',
      '<p class="visually-hidden">words</p>',
      '<p class="splitter">words</p>',
      '<p class="wipe-edge">words</p>',
      '<p style="visibility: hidden">words</p>',
      '<p style="display: none">words</p>',
      '<p style="opacity: 0">words</p>',
    ])
      expect([gone, read(gone)]).toEqual([gone, []])
    expect(words(read('<p>words</p>'))).toEqual(['words'])
  })

  test('is as opaque as all that it stands in', () => {
    const item = only('<div style="opacity: 0.5"><p style="opacity: 0.5">words</p></div>')
    expect(item.opacity).toBe(0.25)
  })

  test('has an item a line of words, without the space round them', () => {
    const items = read(
      '<p style="position: absolute; left: 10px; top: 30px; margin: 0; width: 8ch; font-weight: 700">\n  first second \n</p>',
    )
    expect(words(items)).toEqual(['first', 'second'])
    const [first, second] = items as (DisplayItem & { kind: 'text' })[]
    expect(first).toMatchObject({
      x: 10,
      sizePx: 16,
      weight: '700',
      fill: 'rgb(1, 2, 3)',
      font: '700 16px sans-serif',
      halo: null,
    })
    expect(second!.y - first!.y).toBe(20)
    // The baseline stands in the lower half of its line.
    expect(first!.y).toBeGreaterThan(41)
    expect(first!.y).toBeLessThan(50)
    expect(words(read('<p>one <b>two</b> three</p>'))).toEqual(['one', 'two', 'three'])
    expect(words(read('<p>one<!-- not for readers --></p>'))).toEqual(['one'])
    expect(words(read('<p>one two three</p>'))).toEqual(['one two three'])
    expect(read('<p> \n </p>')).toEqual([])
  })

  test('has its letters on the baseline of the page', () => {
    const [item] = read(
      '<p style="margin: 0; font-size: 60px; line-height: 90px">x<span id="foot" style="display: inline-block"></span></p>',
    )
    const [foot] = document.querySelectorAll('#foot')
    const origin = foot!.closest('p')!.getBoundingClientRect().top
    const { y } = item as DisplayItem & { kind: 'text' }
    expect(Math.abs(y - (foot!.getBoundingClientRect().bottom - origin))).toBeLessThan(1.5)
  })

  test('is cut short where the page cuts it short with an ellipsis, and only there', () => {
    const long = 'one two three four five six'
    const line = (style: string) =>
      words(read(`<p style="width: 100px; white-space: nowrap; ${style}">${long}</p>`))
    expect(line('overflow: visible')).toEqual([long])
    expect(line('overflow: visible; text-overflow: ellipsis')).toEqual([long])
    expect(line('overflow: hidden')).toEqual([long])
    const widthOf = (text: string) => {
      const context = document.createElement('canvas').getContext('2d')!
      context.font = '400 16px sans-serif'
      return context.measureText(text).width
    }
    for (const [rim, room] of [
      ['', 100],
      ['padding-right: 20px; border-right: 10px solid; box-sizing: border-box', 70],
    ] as const) {
      const [cut = ''] = line(`overflow: hidden; text-overflow: ellipsis; ${rim}`)
      expect(cut).toMatch(/^one .*…$/)
      expect(long.startsWith(cut.slice(0, -1))).toBe(true)
      expect(widthOf(cut)).toBeLessThanOrEqual(room + 0.5)
      // Another letter would be too much.
      const more = `${long.slice(0, cut.length)}…`
      expect(widthOf(more)).toBeGreaterThan(room + 0.5)
    }
    expect(line('overflow: hidden; text-overflow: ellipsis; width: 400px')).toEqual([long])
  })

  test('has the drawing’s lines, areas, boxes, discs and letters at their places', () => {
    const line =
      '<line x1="5" y1="10" x2="20" y2="10" style="stroke: rgb(8, 0, 0); stroke-width: 3px; stroke-linecap: round"/>'
    expect(only(svg(line))).toEqual({
      kind: 'line',
      points: [
        [20, 25],
        [50, 25],
      ],
      stroke: 'rgb(8, 0, 0)',
      width: 3,
      cap: 'round',
      opacity: 1,
    })
    expect(read(svg('<line x1="5" x2="20" style="stroke: none"/>'))).toEqual([])
    expect(
      only(svg('<polygon points="0,0 10,0 10,20" style="fill: rgb(0, 8, 0)"/>')),
    ).toMatchObject({
      kind: 'area',
      points: [
        [10, 5],
        [30, 5],
        [30, 45],
      ],
      fill: 'rgb(0, 8, 0)',
    })
    expect(
      only(svg('<rect x="5" y="10" width="10" height="20" style="fill: rgb(0, 0, 8)"/>')),
    ).toMatchObject({ kind: 'box', x: 20, y: 25, width: 20, height: 40, radius: 0, frame: null })
    const disc = '<circle cx="10" cy="20" r="4" style="fill: rgb(0, 8, 8); stroke-width: 2px'
    expect(only(svg(`${disc}; stroke: rgb(8, 8, 0)"/>`))).toMatchObject({
      kind: 'disc',
      x: 30,
      y: 45,
      radius: 4,
      fill: 'rgb(0, 8, 8)',
      stroke: 'rgb(8, 8, 0)',
      width: 2,
    })
    expect(only(svg(`${disc}; stroke: none"/>`))).toMatchObject({ width: 0 })
    for (const unfilled of [
      '<polygon points="0,0 10,0 10,20" style="fill: none"/>',
      '<rect width="10" height="20" style="fill: none"/>',
    ])
      expect(read(svg(unfilled))).toEqual([])
    const text = '<text x="10" y="20" style="font-size: 10px; fill: rgb(3, 3, 3)'
    expect(
      only(svg(`${text}; stroke: rgb(4, 4, 4); stroke-width: 2px">dACC</text>`)),
    ).toMatchObject({
      kind: 'text',
      text: 'dACC',
      fill: 'rgb(3, 3, 3)',
      halo: { stroke: 'rgb(4, 4, 4)', width: 2 },
    })
    expect(only(svg(`${text}; stroke: none">dACC</text>`))).toMatchObject({ halo: null })
    expect(only(svg(`<g>${text}; stroke: none">dACC</text></g>`))).toMatchObject({ kind: 'text' })
    expect(read(svg(`${text}"></text><g></g>`))).toEqual([])
  })

  test('has a path as its pieces of straight lines, in either way of writing them', () => {
    const path = (d: string) =>
      read(svg(`<path d="${d}" style="stroke: rgb(8, 0, 0); stroke-width: 1px; fill: none"/>`))
    const corners = (d: string) =>
      path(d).map((item) =>
        item.kind === 'line' ? item.points.map(([x, y]) => [(x - 10) / 2, (y - 5) / 2]) : null,
      )
    expect(corners('M1 2L10 2L10 12')).toEqual([
      [
        [1, 2],
        [10, 2],
        [10, 12],
      ],
    ])
    expect(corners('M1 2h9v10h-4')).toEqual([
      [
        [1, 2],
        [10, 2],
        [10, 12],
        [6, 12],
      ],
    ])
    expect(corners('M1 2l9 10H3V4')).toEqual([
      [
        [1, 2],
        [10, 12],
        [3, 12],
        [3, 4],
      ],
    ])
    expect(corners('M1 2L3 4M5 6L7.5 8')).toEqual([
      [
        [1, 2],
        [3, 4],
      ],
      [
        [5, 6],
        [7.5, 8],
      ],
    ])
    expect(path('M1 2')).toEqual([])
    expect(read(svg('<path d="M1 2L3 4" style="stroke: none"/>'))).toEqual([])
    expect(read(svg('<path style="stroke: rgb(8, 0, 0)"/>'))).toEqual([])
  })

  test('has the page’s canvases, such as plots, but not the brains’', () => {
    const style = 'position: absolute; left: 15px; top: 25px; width: 40px; height: 30px'
    expect(only(`<canvas style="${style}"></canvas>`)).toMatchObject({
      kind: 'picture',
      x: 15,
      y: 25,
      width: 40,
      height: 30,
      source: stage.firstElementChild,
      opacity: 1,
    })
    expect(read(`<div class="brain-stage"><canvas style="${style}"></canvas></div>`)).toEqual([])
  })
})
