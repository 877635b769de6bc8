/** The list of a folder's maps: searched, chosen from, and put on the sides or into the tray. */
import { type ReactNode, useDeferredValue, useEffect, useRef, useState } from 'react'
import { useAppStore } from '#app/shell/use-app.ts'
import type { FolderMap } from '#format/bids.ts'
import { formatCount } from '#statistic/number-words.ts'
import { bringIn } from './bring-in.ts'
import { countOf } from './count-of.ts'
import type { DropTarget } from './drop-zones.ts'
import {
  type FacetKey,
  facetKeys,
  matching,
  mostListed,
  nameWords,
  valuesOf,
  type Wish,
} from './folder-list.ts'
import { mapFiles } from './folder-map-files.ts'
import { closeFolder } from './folder-window.ts'
import { type Folder, mostFiles } from './read-folder.ts'

export function FolderMaps({
  folder,
  maps,
}: {
  readonly folder: Folder
  readonly maps: readonly FolderMap[]
}) {
  const statistical = maps.filter(({ isStatistic }) => isStatistic).length
  const [wish, setWish] = useState<Wish>({ words: '', facets: {}, others: statistical === 0 })
  const search = useRef<HTMLInputElement>(null)
  // Where it came later than the window round it.
  useEffect(() => search.current?.focus(), [])
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const found = matching(maps, useDeferredValue(wish))
  const shown = found.slice(0, mostListed)
  const choose = (paths: readonly string[], on: boolean) =>
    setChosen((known) => {
      const next = new Set(known)
      for (const path of paths) on ? next.add(path) : next.delete(path)
      return next
    })
  const allShown = shown.length > 0 && shown.every(({ path }) => chosen.has(path))
  return (
    <>
      <div className="folder-wish">
        <label>
          Search
          <input
            ref={search}
            type="search"
            data-autofocus
            placeholder="words of the names"
            value={wish.words}
            onChange={(event) => setWish({ ...wish, words: event.currentTarget.value })}
          />
        </label>
        {(Object.keys(facetKeys) as FacetKey[]).map((key) => (
          <Facet
            key={key}
            id={key}
            maps={maps}
            value={wish.facets[key] ?? ''}
            onChange={(value) => setWish({ ...wish, facets: { ...wish.facets, [key]: value } })}
          />
        ))}
        {statistical > 0 && statistical < maps.length && (
          <label className="check">
            <input
              type="checkbox"
              checked={wish.others}
              onChange={(event) => setWish({ ...wish, others: event.currentTarget.checked })}
            />
            Other images, too ({formatCount(maps.length - statistical)})
          </label>
        )}
      </div>
      <div className="folder-count">
        <p role="status">
          {found.length > shown.length
            ? `The first ${shown.length} of ${countOf(found.length, 'map')}: search to see others.`
            : `${countOf(found.length, 'map')}.`}{' '}
          {chosen.size > 0 && `${countOf(chosen.size, 'map')} chosen.`}
        </p>
        <button
          type="button"
          className="quiet"
          disabled={shown.length === 0}
          onClick={() =>
            choose(
              shown.map(({ path }) => path),
              !allShown,
            )
          }
        >
          {allShown ? 'Choose none' : 'Choose all of these'}
        </button>
      </div>
      <ul className="folder-list" aria-label="Maps of the folder">
        {shown.map((map) => (
          <li key={map.path}>
            <label>
              <input
                type="checkbox"
                checked={chosen.has(map.path)}
                onChange={(event) => choose([map.path], event.currentTarget.checked)}
              />
              <span>
                {nameWords(map)}
                {map.sidecars.length > 0 && (
                  <small title={map.sidecars.join('\n')}> with side-car</small>
                )}
                <small className="path">{map.path}</small>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <Told folder={folder} />
      <Put folder={folder} maps={maps.filter(({ path }) => chosen.has(path))} />
    </>
  )
}

function Facet({
  id,
  maps,
  value,
  onChange,
}: {
  readonly id: FacetKey
  readonly maps: readonly FolderMap[]
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const values = valuesOf(maps, id)
  if (values.length < 2) return null
  return (
    <label>
      {facetKeys[id]}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">all {values.length}</option>
        {values.map((known) => (
          <option key={known} value={known}>
            {known}
          </option>
        ))}
      </select>
    </label>
  )
}

/** What of the folder was not looked at. */
function Told({ folder: { unreadable, isCut } }: { readonly folder: Folder }): ReactNode {
  if (unreadable.length === 0 && !isCut) return null
  return (
    <p className="aside">
      {isCut &&
        `The folder has more than ${formatCount(mostFiles)} files; the first of them were looked at. Drop a folder below it to see others. `}
      {unreadable.length > 0 &&
        `${countOf(unreadable.length, 'folder')} could not be read: ${unreadable.slice(0, 3).join(', ')}${unreadable.length > 3 ? ', …' : ''}.`}
    </p>
  )
}

function Put({ folder, maps }: { readonly folder: Folder; readonly maps: readonly FolderMap[] }) {
  const store = useAppStore()
  const [busy, setBusy] = useState(false)
  const put = async (target: DropTarget) => {
    const { act } = store.getState()
    setBusy(true)
    const read = await Promise.allSettled(maps.map((map) => mapFiles(map, folder)))
    const good = read.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    const bad = read.flatMap((one) =>
      one.status === 'rejected' ? [one.reason instanceof Error ? one.reason.message : ''] : [],
    )
    const notes = [...bad, ...good.flatMap((one) => one.notes)]
    if (notes.length > 0) {
      const more = notes.length > 1 ? ` And ${notes.length - 1} more of the kind.` : ''
      act.say(`${notes[0]}${more}`)
    }
    closeFolder()
    if (target.to === 'tray') act.gatherGroups(good.map(({ files }) => files))
    else
      await bringIn(
        store,
        good.flatMap(({ files }) => files),
        target,
      )
  }
  const places: readonly (readonly [string, DropTarget, boolean])[] = [
    ['As the left map', { to: 'side', side: 'a' }, maps.length === 1],
    ['As the right map', { to: 'side', side: 'b' }, maps.length === 1],
    ['As left and right map', { to: 'side', side: 'a' }, maps.length === 2],
  ]
  return (
    <div className="folder-put">
      {places
        .filter(([, , fits], i) => fits || (maps.length !== 2 && i < 2))
        .map(([words, target, fits]) => (
          <button
            key={words}
            type="button"
            disabled={!fits || busy}
            onClick={() => void put(target)}
          >
            {words}
          </button>
        ))}
      <button
        type="button"
        disabled={maps.length === 0 || busy}
        onClick={() => void put({ to: 'tray' })}
      >
        Into the tray{maps.length > 0 ? ` (${formatCount(maps.length)})` : ''}
      </button>
    </div>
  )
}
