/** A map that is dragged from the tray: browsers tell what a drag holds only when it is let go, so it is remembered here. */
import type { MapAsk } from '#view/map-ask.ts'

const type = 'application/x-ostrakon-map'

let dragged: MapAsk | null = null

export function beginMapDrag(transfer: DataTransfer, ask: MapAsk, title: string): void {
  dragged = ask
  transfer.setData(type, title)
  transfer.effectAllowed = 'copy'
}

export function endMapDrag(): void {
  dragged = null
}

export function isMapDrag(transfer: DataTransfer): boolean {
  return dragged !== null && transfer.types.includes(type)
}

export const draggedMap = (): MapAsk | null => dragged
