/** Which maps of a folder are listed: by words of their names and by what the names say. Pure. */
import type { FolderMap } from '#format/bids.ts'

/** What people sort maps by, in this order. */
export const facetKeys = {
  sub: 'Subject',
  task: 'Task',
  contrast: 'Contrast',
  stat: 'Statistic',
} as const

export type FacetKey = keyof typeof facetKeys

export type Wish = {
  /** Words that the path has to hold, all of them. */
  readonly words: string
  readonly facets: { readonly [key in FacetKey]?: string }
  /** Images that are no statistical maps by their names are wanted, too. */
  readonly others: boolean
}

/** More rows at once help nobody, and take long to draw. */
export const mostListed = 200

export function matching(maps: readonly FolderMap[], wish: Wish): readonly FolderMap[] {
  const words = wish.words.toLowerCase().split(/\s+/)
  const facets = Object.entries(wish.facets).filter(([, value]) => value !== '')
  return maps.filter(
    ({ path, entities, isStatistic }) =>
      (wish.others || isStatistic) &&
      facets.every(([key, value]) => entities[key] === value) &&
      words.every((word) => path.toLowerCase().includes(word)),
  )
}

/** The values that an entity has, in the order of numbers. */
export function valuesOf(maps: readonly FolderMap[], key: FacetKey): readonly string[] {
  const values = new Set(maps.flatMap(({ entities }) => entities[key] ?? []))
  return [...values].sort(new Intl.Collator('en', { numeric: true }).compare)
}

const alone = new Set(['sub', 'ses', 'task', 'contrast'])

/** What a name says, in the order of the name: `sub 01 · task pain · contrast hot · t · space MNI`. */
export function nameWords({ entities, suffix, path }: FolderMap): string {
  const told = Object.entries(entities).map(([key, value]) =>
    key === 'stat' ? value : `${key} ${value}`,
  )
  const known = Object.keys(entities).some((key) => !alone.has(key))
  if (told.length === 0) return path.slice(path.lastIndexOf('/') + 1)
  return [...told, ...(known && suffix === 'statmap' ? [] : [suffix])]
    .filter((word) => word !== '')
    .join(' · ')
}
