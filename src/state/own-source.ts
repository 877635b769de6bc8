/** Files of the user's own as sources of maps: a browser can't fetch them again, so they are kept under a key. */
import { areOfBothHemispheres, groupFiles, isOfSurface, isTableOfPeaks } from '#format/belong.ts'
import type { NamedBlob } from '#format/source.ts'
import { hemisphereOfName } from '#format/surface-file.ts'
import type { MapSource } from '#view/map-ask.ts'
import type { AppState } from './app-state.ts'

export type OwnSource = Extract<MapSource, { kind: 'file' | 'foci' }>

/** A source with its files. */
export type Arrived = { readonly source: OwnSource; readonly files: readonly NamedBlob[] }

export const namesOf = (files: readonly NamedBlob[]) => files.map(({ name }) => ({ name }))

export function isOwn(source: MapSource): source is OwnSource {
  return source.kind === 'file' || source.kind === 'foci'
}

/** The key is another one in every document: it may meet files of another session. */
export function arrived(files: readonly NamedBlob[]): Arrived {
  const kind = isTableOfPeaks(files) ? 'foci' : 'file'
  return { source: { kind, key: crypto.randomUUID(), files: namesOf(files) }, files }
}

export function withFilesOf(
  { files }: Pick<AppState, 'files'>,
  all: readonly Arrived[],
): AppState['files'] {
  return { ...files, ...Object.fromEntries(all.map((one) => [one.source.key, one.files])) }
}

/** Whether they have to be read before it can be said what of them is a map: surfaces, or values of both hemispheres. */
export function areOfSurfaces(files: readonly NamedBlob[]): boolean {
  return files.some(({ name }) => isOfSurface(name)) || areOfBothHemispheres(files)
}

/** Files that came together, as the maps that they make by their names; those of surfaces are one. */
export function mapsAmong(files: readonly NamedBlob[]): readonly (readonly NamedBlob[])[] {
  const groups = groupFiles(files)
  const ofSurfaces = areOfBothHemispheres(files)
    ? groups.filter(
        (group) =>
          areOfSurfaces(group) || group.some(({ name }) => hemisphereOfName(name) !== 'unknown'),
      )
    : groups.filter(areOfSurfaces)
  const others = groups.filter((group) => !ofSurfaces.includes(group))
  return ofSurfaces.length > 0 ? [ofSurfaces.flat(), ...others] : others
}
