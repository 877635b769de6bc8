/** Changes of the tray: maps at hand, each once, that wait to be put on a side. Each is a pure function of the document. */
import { askKey, type MapAsk } from './map-ask.ts'
import { mostInTray, type ViewSpec } from './spec.ts'

const others = (tray: readonly MapAsk[], asks: readonly MapAsk[]) => {
  const keys = new Set(asks.map(askKey))
  return tray.filter((ask) => !keys.has(askKey(ask)))
}

/** How many more fit in. */
export const roomInTray = ({ tray }: ViewSpec): number => mostInTray - tray.length

/** With these behind those that are there; what is there already stays where it is, what does not fit is left out. */
export function withInTray(view: ViewSpec, asks: readonly MapAsk[]): ViewSpec {
  const each = [...new Map(asks.map((ask) => [askKey(ask), ask])).values()]
  const added = others(each, view.tray).slice(0, roomInTray(view))
  return added.length === 0 ? view : { ...view, tray: [...view.tray, ...added] }
}

export function withOutOfTray(view: ViewSpec, asks: readonly MapAsk[]): ViewSpec {
  const tray = others(view.tray, asks)
  return tray.length === view.tray.length ? view : { ...view, tray }
}

/** As a link, a figure or a slide has it: they show what is on the sides. */
export function withoutTray(view: ViewSpec): ViewSpec {
  return view.tray.length === 0 ? view : { ...view, tray: [] }
}
