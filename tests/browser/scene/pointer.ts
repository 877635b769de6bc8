/** A pointer's event at a place of the element, CSS px from its top left corner. */
export function pointer(
  element: HTMLElement,
  type: string,
  x: number,
  y: number,
  init: PointerEventInit = {},
) {
  const box = element.getBoundingClientRect()
  element.dispatchEvent(
    new PointerEvent(type, {
      bubbles: true,
      cancelable: true,
      pointerId: 1,
      clientX: box.left + x,
      clientY: box.top + y,
      ...init,
    }),
  )
}
