/** Which files belong together and what they are called, by the endings that the formats declare. */
import {
  type DeclaredFormat,
  declaredFormats,
  labelTableExtensions,
  peakTableExtensions,
} from './declared-formats.ts'
import { baseName, type NamedBlob, stem } from './source.ts'
import { hemisphereOfName } from './surface-file.ts'

/** Every ending of a file that goes with another one. */
const formats: readonly DeclaredFormat[] = Object.values(declaredFormats)

const companionEndings = new Set(formats.flatMap(({ companions }) => companions))

/** Which of the endings the name has, gzipped or not. */
export const endingOf = (name: string, endings: Iterable<string>) => {
  const plain = name.toLowerCase().replace(/\.gz$/, '')
  return [...endings].find((ending) => plain.endsWith(ending))
}

/** What may come with a map: its header or image, its side-car, its table of labels. */
export function isCompanion(file: NamedBlob): boolean {
  return endingOf(file.name, [...companionEndings, '.hdr']) !== undefined
}

/** A header tells more than an image or a side-car, so those are looked at last. */
export function rank(file: NamedBlob): number {
  const ending = endingOf(file.name, companionEndings)
  return ending === undefined ? 0 : ending === '.img' ? 1 : 2
}

/**
 * Files that were dropped together, as the maps that they make: a header goes with its image, a side-car or a table of labels with
 * its map, by their name; a table that goes by another name with the only image there is. In the order in which the first of each came.
 */
export function groupFiles(files: readonly NamedBlob[]): readonly (readonly NamedBlob[])[] {
  const mains = files.filter((file) => rank(file) === 0)
  const groups = new Map<NamedBlob, NamedBlob[]>()
  const homeOf = (file: NamedBlob): NamedBlob => {
    if (rank(file) === 0) return file
    const takers = mains.filter((main) => takes(main, file))
    const named = takers.find((main) => stem(main.name) === stem(file.name))
    const isTable = endingOf(file.name, labelTableExtensions) !== undefined
    return named ?? (isTable && takers.length === 1 && mains.length === 1 ? takers[0]! : file)
  }
  for (const file of files) {
    const home = homeOf(file)
    groups.set(home, [...(groups.get(home) ?? []), file])
  }
  return [...groups.values()]
}

/** Whether a format that `main` may be of, by its name, has companions such as `file`. */
function takes(main: NamedBlob, file: NamedBlob): boolean {
  return formats.some(
    ({ extensions, companions }) =>
      endingOf(main.name, extensions) && endingOf(file.name, companions),
  )
}

/** A file name without the ending that says its format, underscores opened: what people want to read above a brain. */
export function titleOfFile(name: string): string {
  const base = baseName(name)
  const endings = [...formats.flatMap(({ extensions }) => extensions), ...companionEndings, '.csv']
  const plain = base.replace(/\.gz$/i, '')
  const longest = endings
    .filter((ending) => plain.toLowerCase().endsWith(ending))
    .reduce((a, b) => (b.length > a.length ? b : a), '')
  return plain.slice(0, plain.length - longest.length).replaceAll('_', ' ') || base
}

/**
 * Whether the name is that of something of a surface, never of a volume: a mesh, or values or labels of vertices. Files of a name that
 * allows both are known only once they are open.
 */
export function isOfSurface(name: string): boolean {
  const found = formats
    .map((format) => ({ format, ending: endingOf(name, format.extensions) }))
    .filter(({ ending }) => ending !== undefined)
    .sort((a, b) => b.ending!.length - a.ending!.length)
  if (found[0]) return !found[0].format.gives.includes('volume')
  return /^[lr]h\./i.test(baseName(name))
}

/** A lone text file is taken for a table of peaks. */
export function isTableOfPeaks(files: readonly NamedBlob[]): boolean {
  const [only, ...more] = files
  return (
    only !== undefined &&
    more.length === 0 &&
    endingOf(only.name, peakTableExtensions) !== undefined
  )
}

/** Whether the names say that some files are of the left and others of the right hemisphere: what is in them makes one map. */
export function areOfBothHemispheres(files: readonly NamedBlob[]): boolean {
  const hemispheres = files.map(({ name }) => hemisphereOfName(name))
  return hemispheres.includes('left') && hemispheres.includes('right')
}

export type SurfaceRole = 'pial' | 'white' | 'inflated' | 'veryInflated' | 'sphere' | 'lone'

const roles: readonly (readonly [SurfaceRole, RegExp])[] = [
  ['veryInflated', /very[-_.]?inflated/i],
  ['inflated', /inflated/i],
  ['sphere', /sphere/i],
  ['white', /white|smoothwm|\bwm\b/i],
  ['pial', /pial/i],
]

/** What a surface is, by the names that FreeSurfer, HCP and fMRIPrep give their files: no format has it in the file. */
export function surfaceRoleOf(fileName: string): SurfaceRole {
  return roles.find(([, pattern]) => pattern.test(fileName))?.[0] ?? 'lone'
}
