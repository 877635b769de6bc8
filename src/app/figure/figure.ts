/** Exactly what is on the stage as a figure: brains, titles, labels and colour bars, and a line that says what it is. */
import { stagePicture } from '#app/shell/stage-pictures.ts'
import { statisticSymbol } from '#app/shell/statistic-words.ts'
import { withPngTexts } from '#format/png-text.ts'
import { FIGURE_KEYWORD, writeFigureNote } from '#lesson/figure-note.ts'
import type { AppState } from '#state/app-state.ts'
import { selectLook } from '#state/select-look.ts'
import { selectShown } from '#state/select-shown.ts'
import { extentWords } from '#statistic/extent-words.ts'
import { placedViews } from '#view/change-arrangement.ts'
import { extentOf } from '#view/layer.ts'
import { type SideId, sideIds } from '#view/spec.ts'
import { withoutTray } from '#view/tray.ts'
import { withClearGround } from './clear-ground.ts'
import type { DisplayItem } from './display-item.ts'
import { readDisplay, recoloured } from './display-list.ts'
import { drawOnCanvas, escapeXml, svgOf } from './draw-display.ts'
import { FigureError } from './figure-error.ts'

export const figureScales = [2, 4, 8] as const
export type FigureScale = (typeof figureScales)[number]

/** 'as-is': the page's own ground. */
export type Ground = 'as-is' | 'white' | 'clear'

const onPaper = { ink: '#14181f', ground: '#ffffff' } as const

type Facts = AppState

function shownSides(document: AppState['document']): readonly SideId[] {
  const shows = placedViews(document).map(({ view }) => view.shows)
  return sideIds.filter((side) => shows.includes(side) || shows.includes('comparison'))
}

/** 'Social exclusion: z ≥ 3.1. ALE meta-analysis of …', a line a map. */
export function captionLines(state: Facts): readonly string[] {
  const look = selectLook(state)
  return shownSides(state.document).flatMap((side) => {
    const shown = selectShown(state, side)
    if (!shown) return []
    const hash = shown.info.sha256 ? ` SHA-256 ${shown.info.sha256.slice(0, 12)}…` : ''
    const { statistic } = shown.info
    const { threshold, asked } = look.sides[side]
    const extent = extentOf(asked)
    const cut = `|${statisticSymbol(statistic)}| ≥ ${threshold.value}${extent ? ` ${extentWords(extent)}` : ''}`
    // Labels are names: none is larger than another. A file of one's own may say nothing of how it was made.
    const what = statistic.kind === 'label' ? shown.title : `${shown.title}: ${cut}`
    return [`${[what, shown.method].filter((words) => words !== '').join('. ')}.${hash}`]
  })
}

export function noteOf(state: Facts): string {
  const look = selectLook(state)
  const sides = shownSides(state.document)
  return writeFigureNote({
    document: withoutTray(state.document),
    maps: sides.flatMap((side) => {
      const shown = selectShown(state, side)
      if (!shown) return []
      const { title, method, info } = shown
      return [{ title, method, sha256: info.sha256 ?? null }]
    }),
    threshold: sides
      .map((side) => {
        const { asked, threshold } = look.sides[side]
        return `${side}: ${JSON.stringify(asked.rule === 'cluster' ? asked : threshold)}`
      })
      .join('; '),
  })
}

type Parts = {
  readonly width: number
  readonly height: number
  readonly picture: HTMLCanvasElement
  /** Of the picture, CSS px: a stage ends within a pixel, its canvas does not. */
  readonly pictureWidth: number
  readonly pictureHeight: number
  readonly items: readonly DisplayItem[]
  readonly ground: string | null
}

const captionPx = 13

/** @throws FigureError where the stage draws nothing */
function partsOf(state: Facts, scale: number, ground: Ground): Parts {
  const stage = document.querySelector<HTMLElement>('.stage')
  const picture =
    ground === 'clear'
      ? withClearGround(scale)
      : stagePicture(scale, ground === 'white' ? onPaper.ground : undefined)
  if (!stage || !picture)
    throw new FigureError('Nothing is drawn yet: wait until the brains are there.')
  const { width, height } = stage.getBoundingClientRect()
  const style = getComputedStyle(stage)
  const page = { ink: style.color, ground: style.backgroundColor }
  const ink = ground === 'as-is' ? page.ink : onPaper.ink
  const items = readDisplay(stage).map((item) =>
    ground === 'as-is' ? item : recoloured(item, page, onPaper),
  )
  const caption = captionLines(state).map(
    (text, at): DisplayItem => ({
      kind: 'text',
      x: 12,
      y: height + (at + 1) * captionPx * 1.5,
      text,
      font: `400 ${captionPx}px sans-serif`,
      sizePx: captionPx,
      weight: '400',
      family: 'sans-serif',
      fill: ink,
      halo: null,
      opacity: 1,
    }),
  )
  return {
    width,
    height: height + (caption.length + 1) * captionPx * 1.5,
    picture,
    items: [...items, ...caption],
    pictureWidth: stage.clientWidth,
    pictureHeight: stage.clientHeight,
    ground: ground === 'clear' ? null : ground === 'white' ? onPaper.ground : page.ground,
  }
}

/** @throws FigureError */
export async function figurePng(state: Facts, scale: FigureScale, ground: Ground): Promise<Blob> {
  const parts = partsOf(state, scale, ground)
  const { width, height, picture, pictureWidth, pictureHeight, items, ground: fill } = parts
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  const context = canvas.getContext('2d')
  if (!context)
    throw new FigureError('The browser has no room for a picture of this size: take a smaller one.')
  if (fill) {
    context.fillStyle = fill
    context.fillRect(0, 0, canvas.width, canvas.height)
  }
  // Pixel for pixel where the graphics card had room for all of them.
  context.drawImage(picture, 0, 0, pictureWidth * scale, pictureHeight * scale)
  context.scale(scale, scale)
  drawOnCanvas(context, items)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob)
    throw new FigureError('The browser has no room for a picture of this size: take a smaller one.')
  const bytes = withPngTexts(
    new Uint8Array(await blob.arrayBuffer()),
    new Map([
      [FIGURE_KEYWORD, noteOf(state)],
      ['Description', captionLines(state).join('\n')],
      ['Software', 'Ostrakon'],
    ]),
  )
  return new Blob([bytes as BlobPart], { type: 'image/png' })
}

/** The brains as pixels, everything else as vectors. @throws FigureError */
export function figureSvg(state: Facts, scale: FigureScale, ground: Ground): Blob {
  const parts = partsOf(state, scale, ground)
  const { width, height, picture, pictureWidth, pictureHeight, items, ground: fill } = parts
  const url = (source: HTMLCanvasElement) => source.toDataURL('image/png')
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<metadata id="${FIGURE_KEYWORD}">${escapeXml(noteOf(state))}</metadata>`,
    fill ? `<rect width="${width}" height="${height}" fill="${fill}"/>` : '',
    `<image width="${pictureWidth}" height="${pictureHeight}" href="${url(picture)}"/>`,
    ...items.map((item) => svgOf(item, url)),
    '</svg>',
  ].join('\n')
  return new Blob([svg], { type: 'image/svg+xml' })
}
