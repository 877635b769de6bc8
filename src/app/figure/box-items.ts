/** What an element's own box paints, read off its style: its ground, its colour bar or fade, and its edges. */
import type { DisplayItem } from './display-item.ts'

type Area = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const isClear = (colour: string) =>
  colour === 'none' || /^rgba\(.*, 0\)$/.test(colour) || colour === 'transparent'

/** A ring of a shadow that is neither moved nor blurred, as plates have it. */
function ringOf(shadow: string): { readonly stroke: string; readonly width: number } | null {
  const [, stroke, width] = /^(.+\)) 0px 0px 0px ([\d.]+)px$/.exec(shadow) ?? []
  return stroke ? { stroke, width: Number(width) } : null
}

type Style = Pick<
  CSSStyleDeclaration,
  | 'backgroundColor'
  | 'backgroundImage'
  | 'borderTopLeftRadius'
  | 'boxShadow'
  | `border${'Top' | 'Right' | 'Bottom' | 'Left'}${'Style' | 'Color' | 'Width'}`
>

/** In the order in which they are painted; what has no width or no height is none. */
export function boxItems(area: Area, style: Style, opacity: number): readonly DisplayItem[] {
  const { x, y, width, height } = area
  const box = (at: Area, fill: string) =>
    ({ kind: 'box', ...at, fill, radius: 0, frame: null, opacity }) as const
  const edge = (side: 'Top' | 'Right' | 'Bottom' | 'Left') => {
    const [line, fill] = [style[`border${side}Style`], style[`border${side}Color`]]
    const thick = Number.parseFloat(style[`border${side}Width`])
    return line === 'none' || isClear(fill) ? { thick: 0, fill } : { thick, fill }
  }
  const [top, right, bottom, left] = [edge('Top'), edge('Right'), edge('Bottom'), edge('Left')]
  const inner = {
    x: x + left.thick,
    y: y + top.thick,
    width: width - left.thick - right.thick,
    height: height - top.thick - bottom.thick,
  }
  const ground = {
    ...box(area, style.backgroundColor),
    radius: Number.parseFloat(style.borderTopLeftRadius),
    frame: ringOf(style.boxShadow),
  }
  const [, first, last] =
    /^linear-gradient\((rgba?\(.*?\)), (rgba?\(.*?\))\)$/.exec(style.backgroundImage) ?? []
  const items = [
    ...(isClear(style.backgroundColor) ? [] : [ground]),
    // To the end, and painted over by the next: edges that share a pixel would let the ground through.
    ...bandsOf(style.backgroundImage).map(({ from, fill }) =>
      box({ ...inner, x: inner.x + from * inner.width, width: (1 - from) * inner.width }, fill),
    ),
    ...(first && last
      ? [{ kind: 'fade', ...inner, top: first, bottom: last, opacity } as const]
      : []),
    box({ ...area, width: left.thick }, left.fill),
    box({ ...area, x: x + width - right.thick, width: right.thick }, right.fill),
    box({ ...area, height: top.thick }, top.fill),
    box({ ...area, y: y + height - bottom.thick, height: bottom.thick }, bottom.fill),
  ]
  return items.filter((item) => item.width > 0 && item.height > 0)
}

type Band = { readonly fill: string; readonly from: number; readonly to: number }

/** Bands of one colour each of a gradient that runs to the right, as the colour bars have; shares of the width. */
export function bandsOf(image: string): readonly Band[] {
  if (!image.startsWith('linear-gradient(to right')) return []
  const bands: Band[] = []
  for (const [, fill = '', start, , end] of image.matchAll(
    /(rgb\([^)]*\)) ([\d.]+)%(, \1)? ([\d.]+)%/g,
  )) {
    const [from, to] = [Number(start) / 100, Number(end) / 100]
    const last = bands.at(-1)
    if (last?.fill === fill) bands[bands.length - 1] = { ...last, to }
    else bands.push({ fill, from, to })
  }
  return bands
}
