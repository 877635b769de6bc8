/**
 * Folders of BIDS derivatives: what a path says of its file, and which side-cars it inherits from. After the BIDS specification
 * (Common principles: entities in file names, the inheritance principle). Names only: no file is read here.
 */
import { endingOf } from './belong.ts'
import { declaredFormats } from './declared-formats.ts'
import { baseName } from './source.ts'

export type BidsName = {
  /** `sub`, `task`, `contrast`, `stat`, `space`, `desc`, …, in the order of the name. */
  readonly entities: { readonly [key: string]: string }
  /** `statmap`, `bold`, `mask`, …; empty where the name has none. */
  readonly suffix: string
}

/** A map that a folder holds. */
export type FolderMap = BidsName & {
  /** From the folder that was chosen, with `/`. */
  readonly path: string
  /** Whether the name says that it is a statistical map; else it is some other image. */
  readonly isStatistic: boolean
  /** Its side-cars, the farthest first: what a nearer one says holds. */
  readonly sidecars: readonly string[]
  /** `.img` of a `.hdr`. */
  readonly partner: string | null
}

const mapEndings = [
  ...declaredFormats.cifti.extensions,
  '.nii',
  '.hdr',
  ...declaredFormats.mgh.extensions,
  '.func.gii',
  '.shape.gii',
  '.label.gii',
]

/** What the name says up to its first dot: entities, and a suffix at the end. */
function piecesOf(path: string): readonly string[] {
  const name = baseName(path)
  const dot = name.indexOf('.', 1)
  return (dot < 0 ? name : name.slice(0, dot)).split('_')
}

export function bidsName(path: string): BidsName {
  const pieces = piecesOf(path)
  const pairs = pieces.flatMap((piece) => {
    const [, key, value] = /^([a-zA-Z]+)-(.+)$/.exec(piece) ?? []
    return key && value ? [[key, value] as const] : []
  })
  const last = pieces.at(-1) ?? ''
  // The folder says whose a file is where its name does not, as FSL and SPM write them below `sub-01/`.
  const [, subject] = /(?:^|\/)sub-([a-zA-Z0-9]+)\//.exec(path) ?? []
  const named = Object.fromEntries(pairs)
  return {
    entities: subject && !named['sub'] ? { sub: subject, ...named } : named,
    suffix: last.includes('-') ? '' : last,
  }
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1)

/** Side-cars by folder, suffix and subject: in a flat folder of thousands, only few of them are looked through for a map. */
type Sidecars = ReadonlyMap<string, readonly string[]>

const drawer = (folder: string, suffix: string, subject = '') => `${folder}\n${suffix}\n${subject}`

function sidecarsIn(paths: readonly string[]): Sidecars {
  const found = new Map<string, string[]>()
  for (const path of paths) {
    if (!/\.json$/i.test(path)) continue
    const { suffix, entities } = bidsName(path)
    const key = drawer(folderOf(path), suffix, entities['sub'])
    const known = found.get(key)
    if (known) known.push(path)
    else found.set(key, [path])
  }
  return found
}

function foldersAbove(path: string): readonly string[] {
  const folders = folderOf(path).split('/').slice(0, -1)
  return ['', ...folders.map((_, i) => `${folders.slice(0, i + 1).join('/')}/`)]
}

/**
 * A side-car is one's own if it lies in the folder or above and its name says nothing that the file's lacks or has otherwise. The
 * nearest folder speaks last; in one folder, the one that says most.
 */
function inherited(path: string, { suffix, entities }: BidsName, all: Sidecars): readonly string[] {
  const subject = entities['sub']
  const own = new Set(piecesOf(path))
  if (subject) own.add(`sub-${subject}`)
  return foldersAbove(path).flatMap((folder) =>
    [
      ...(all.get(drawer(folder, suffix)) ?? []),
      ...(subject ? (all.get(drawer(folder, suffix, subject)) ?? []) : []),
    ]
      .filter((sidecar) => piecesOf(sidecar).every((piece) => own.has(piece)))
      .sort((a, b) => piecesOf(a).length - piecesOf(b).length),
  )
}

/** Hidden files and the copies that systems leave beside files. */
const isHidden = (path: string) => path.split('/').some((part) => part.startsWith('.'))

/** The maps among the files of a folder, statistical ones first, each kind in the order of their paths. */
export function mapsOfFolder(paths: readonly string[]): readonly FolderMap[] {
  const seen = paths.filter((path) => !isHidden(path))
  const sidecars = sidecarsIn(seen)
  const images = new Map(
    seen
      .filter((path) => /\.img(\.gz)?$/i.test(path))
      .map((path) => [path.replace(/\.img/i, ''), path]),
  )
  const maps = seen
    .filter((path) => endingOf(path, mapEndings) !== undefined)
    .map((path): FolderMap => {
      const name = bidsName(path)
      return {
        path,
        ...name,
        isStatistic:
          /^(statmap|zstat\d*|tstat\d*|z?fstat\d*|spm[TF])/i.test(name.suffix) ||
          /^(zstat|tstat|z?fstat|spm[TF]_|thresh_z)/i.test(baseName(path)) ||
          'stat' in name.entities,
        sidecars: inherited(path, name, sidecars),
        partner: /\.hdr(\.gz)?$/i.test(path)
          ? (images.get(path.replace(/\.hdr/i, '')) ?? null)
          : null,
      }
    })
  const inOrder = new Intl.Collator('en', { numeric: true })
  return maps.sort(
    (a, b) => Number(b.isStatistic) - Number(a.isStatistic) || inOrder.compare(a.path, b.path),
  )
}
