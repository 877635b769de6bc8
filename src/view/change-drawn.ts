/** Changes of the regions that the user draws. Each is a pure function of the document. */
import { type DrawnRegion, discRadiiMm, mostDrawn } from './drawn.ts'
import type { ViewSpec } from './spec.ts'

type Drawn = Pick<ViewSpec, 'drawn'>

/** The number that the next region gets: one that no region of the document has. */
export function nextDrawn({ drawn }: Drawn): number {
  return Math.max(0, ...drawn.map(({ number }) => number)) + 1
}

/** Adds a region under a name that can be changed; the document as it is where it has as many as it may. */
export function withDrawn(
  view: ViewSpec,
  { shape, mesh }: Pick<DrawnRegion, 'shape' | 'mesh'>,
): ViewSpec {
  if (view.drawn.length >= mostDrawn) return view
  const number = nextDrawn(view)
  const name = `${shape.kind === 'disc' ? 'Disc' : 'Lasso'} ${number}`
  return { ...view, drawn: [...view.drawn, { number, name, mesh, shape }] }
}

export function withoutDrawn(view: ViewSpec, number: number): ViewSpec {
  return { ...view, drawn: view.drawn.filter((region) => region.number !== number) }
}

function mapDrawn(
  view: ViewSpec,
  number: number,
  change: (region: DrawnRegion) => DrawnRegion,
): ViewSpec {
  return {
    ...view,
    drawn: view.drawn.map((region) => (region.number === number ? change(region) : region)),
  }
}

/** A name of nothing but blanks is none: the region keeps its own. */
export function withDrawnName(view: ViewSpec, number: number, name: string): ViewSpec {
  const clean = name.trim().slice(0, 60)
  return clean === '' ? view : mapDrawn(view, number, (region) => ({ ...region, name: clean }))
}

export function withDiscRadius(view: ViewSpec, number: number, radiusMm: number): ViewSpec {
  const within = Math.min(discRadiiMm.most, Math.max(discRadiiMm.least, radiusMm))
  return mapDrawn(view, number, (region) =>
    region.shape.kind === 'disc'
      ? { ...region, shape: { ...region.shape, radiusMm: within } }
      : region,
  )
}
