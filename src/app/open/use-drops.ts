/** What is dragged over the page, where it would go, and what becomes of it when it is let go: all drops of the page end here. */
import { useEffect, useState } from 'react'
import { useAppStore } from '#app/shell/use-app.ts'
import type { AppStore } from '#state/store.ts'
import { bringIn, bringInFrom, putDown } from './bring-in.ts'
import { draggedMap, endMapDrag, isMapDrag } from './dragged-map.ts'
import { type DropTarget, type DropZone, dropZones, zoneAt } from './drop-zones.ts'
import { droppedFiles, droppedFolder } from './dropped-files.ts'
import { openFolder } from './folder-window.ts'
import { mapAddress } from './map-address.ts'

export type Drag = {
  readonly zones: readonly DropZone[]
  /** The zone under the pointer. */
  readonly over: DropZone | null
  /** A map of the tray, which is in the tray already. */
  readonly fromTray: boolean
}

const rectsOf = (selector: string) =>
  [...document.querySelectorAll(selector)].map((element) => element.getBoundingClientRect())

function zonesOfPage(): readonly DropZone[] {
  const [stage] = rectsOf('.stage')
  if (!stage) return []
  const bottom = Math.min(stage.bottom, innerHeight)
  const { left, right, top } = stage
  return dropZones({
    stage: { left, right, top, bottom },
    panes: {
      a: rectsOf('.stage [data-pane="a"]'),
      b: rectsOf('.stage [data-pane="b"]'),
    },
    tray: rectsOf('.tray')[0] ?? null,
  })
}

/** A drag that began in this page, of a picture or a link, is none of a map. */
const isOfUse = (transfer: DataTransfer | null, fromPage: boolean): transfer is DataTransfer => {
  if (!transfer) return false
  if (isMapDrag(transfer)) return true
  return !fromPage && ['Files', 'text/uri-list'].some((type) => transfer.types.includes(type))
}

async function letGo(store: AppStore, transfer: DataTransfer, target: DropTarget): Promise<void> {
  const { act } = store.getState()
  const ask = isMapDrag(transfer) ? draggedMap() : null
  if (ask) return putDown(store, ask, target)
  if (transfer.types.includes('Files')) {
    // Entries can be had only now, before anything is waited for.
    const folder = droppedFolder(transfer)
    if (folder) return openFolder(store, folder, target)
    try {
      return await bringIn(store, droppedFiles(transfer), target)
    } catch (error) {
      return act.fail(target.to === 'tray' ? 'a' : target.side, 'What was dropped', error)
    }
  }
  const [address = ''] = transfer.getData('text/uri-list').split(/\r?\n/)
  const asked = mapAddress(address)
  if ('wrong' in asked) return act.say(asked.wrong)
  return bringInFrom(store, [asked.source], target)
}

/** What is dropped beside the brains is not lost: it waits in the tray. */
const beside: DropTarget = { to: 'tray' }

export function useDrops(): Drag | null {
  const store = useAppStore()
  const [drag, setDrag] = useState<Drag | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    let fromPage = false
    let zones: readonly DropZone[] | null = null
    const end = () => {
      zones = null
      setDrag(null)
    }
    const listen = <Name extends keyof WindowEventMap>(
      name: Name,
      listener: (event: WindowEventMap[Name]) => void,
    ) => addEventListener(name, listener, { signal: stop.signal })

    listen('dragstart', () => {
      fromPage = true
    })
    listen('dragend', () => {
      fromPage = false
      endMapDrag()
      end()
    })
    listen('dragenter', (event) => {
      if (!isOfUse(event.dataTransfer, fromPage)) return
      event.preventDefault()
    })
    listen('dragover', (event) => {
      const { dataTransfer, clientX, clientY } = event
      if (!isOfUse(dataTransfer, fromPage)) return
      // Without this the browser would leave the page and show the file instead.
      event.preventDefault()
      dataTransfer.dropEffect = 'copy'
      zones ??= zonesOfPage()
      const all = zones
      const over = zoneAt(all, clientX, clientY)
      setDrag((known) =>
        known?.zones === all && known.over === over
          ? known
          : { zones: all, over, fromTray: isMapDrag(dataTransfer) },
      )
    })
    listen('dragleave', (event) => {
      if (event.relatedTarget === null) end()
    })
    listen('drop', (event) => {
      const { dataTransfer, clientX, clientY } = event
      if (!isOfUse(dataTransfer, fromPage)) return
      event.preventDefault()
      const target = zoneAt(zones ?? zonesOfPage(), clientX, clientY)?.target ?? beside
      end()
      void letGo(store, dataTransfer, target)
    })
    // Nothing moves a pointer while something is dragged: the drag was called off without a word.
    listen('pointermove', end)
    // Places change when the page scrolls or turns.
    const anew = () => {
      if (zones) zones = zonesOfPage()
    }
    listen('scroll', anew)
    listen('resize', anew)
    return () => stop.abort()
  }, [store])
  return drag
}
