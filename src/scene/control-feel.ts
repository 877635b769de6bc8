/** What the controls of every kind of view share: the feel of keys and wheel, and which events are not theirs. */

export const keyZoom = 1.2
export const keyPanPx = 40
/** After the last turn of a wheel the view counts as settled. */
export const wheelRestMs = 160

/** Widgets inside a pane keep their own pointers and keys. */
const ownWidgets = 'button, a, input, select, textarea, label, summary, dialog, [data-own-pointer]'

/** Whether the event is for a widget that stands inside `pane`. */
export function isOnWidget(event: Event, pane: HTMLElement): boolean {
  const widget = event.target instanceof Element ? event.target.closest(ownWidgets) : null
  return widget !== null && widget !== pane && pane.contains(widget)
}
