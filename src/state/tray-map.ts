/** The maps in the tray as they are told: name, what it is, how large. */
import type { Glance } from '#format/glance.ts'
import type { NamedBlob } from '#format/source.ts'
import { askKey, type MapAsk } from '#view/map-ask.ts'
import { sideIds } from '#view/spec.ts'
import type { AppState } from './app-state.ts'
import { filesKey } from './keys.ts'
import { memoise } from './memoise.ts'
import { isOwn } from './own-source.ts'
import { askTitle } from './source-words.ts'

export type TrayMap = {
  readonly key: string
  readonly ask: MapAsk
  readonly title: string
  /** Null until it has been looked at, or where it has not been fetched. */
  readonly glance: Glance | null
  /** Why it can be no map. */
  readonly wrong: string | null
  /** Of all its files; null where they are not here. */
  readonly bytes: number | null
  /** It is a file of the reader's that this browser does not have any more. */
  readonly missing: boolean
}

const sizeOf = (files: readonly NamedBlob[]) => files.reduce((sum, { blob }) => sum + blob.size, 0)

const trayMaps = memoise(
  (
    tray: readonly MapAsk[],
    files: AppState['files'],
    glances: AppState['glances'],
  ): readonly TrayMap[] =>
    tray.map((ask) => {
      const key = filesKey(ask.source)
      const seen = glances[key]
      const own = files[key]
      return {
        key: askKey(ask),
        ask,
        title: askTitle(ask),
        glance: seen && 'format' in seen ? seen : null,
        wrong: seen && 'wrong' in seen ? seen.wrong : null,
        bytes: own ? sizeOf(own) : null,
        missing: isOwn(ask.source) && !own,
      }
    }),
)

export const selectTray = ({ document, files, glances }: AppState): readonly TrayMap[] =>
  trayMaps(document.tray, files, glances)

/** Sides that show this map, 'ab' for both. */
export function sidesShowing({ document }: AppState, { source }: MapAsk): string {
  const key = filesKey(source)
  return sideIds
    .filter((side) =>
      document.sides[side].layers.some(({ ask }) => ask && filesKey(ask.source) === key),
    )
    .join('')
}
