/** What is on screen in words: for somebody who listens, and for a caption. */
import type { Cortex } from '#atlas/cortex.ts'
import { hemisphereIds, middlePositions } from '#atlas/cortex.ts'
import { labelName } from '#atlas/label-name.ts'
import { regions, regionsAt } from '#atlas/regions.ts'
import { type ModeId, modeIds, modes } from '#comparison/mode/index.ts'
import type { AppState, ShownMap } from '#state/app-state.ts'
import { selectLook } from '#state/select-look.ts'
import { selectReadout } from '#state/select-readout.ts'
import { selectShown } from '#state/select-shown.ts'
import { extentWords } from '#statistic/extent-words.ts'
import { formatMm, formatTick } from '#statistic/number-words.ts'
import { type Camera, sameCamera } from '#view/camera.ts'
import { placedViews } from '#view/change-arrangement.ts'
import type { BrainView } from '#view/kind/brain.ts'
import { extentOf } from '#view/layer.ts'
import { mapLayer, type SideId, sideIds } from '#view/spec.ts'
import { viewPresets } from '#view/view-preset.ts'
import { readoutWords } from './readout-words.ts'
import { valueWords } from './statistic-words.ts'

const sideName = { a: 'Left side', b: 'Right side' } as const

/** From where a camera looks: a standard view by its name, else by the two directions that are nearest. */
export function cameraWords(camera: Camera, pose: BrainView['pose']): string {
  const known = Object.values(viewPresets).find(
    (preset) =>
      sameCamera({ ...camera, zoom: 1 }, preset.camera) &&
      preset.layout.hidden === pose.hidden &&
      preset.layout.openDeg === pose.openDeg &&
      preset.layout.liftMm === pose.liftMm &&
      preset.layout.fourFaces === pose.fourFaces,
  )
  if (known) return `${known.label} view`
  const { azimuthDeg, elevationDeg } = camera
  const round = ['the front', 'the right', 'the back', 'the left']
  const from = round[((Math.round(azimuthDeg / 90) % 4) + 4) % 4]
  if (elevationDeg > 60) return 'Seen from above'
  if (elevationDeg < -60) return 'Seen from below'
  const tilt = elevationDeg > 20 ? ' and above' : elevationDeg < -20 ? ' and below' : ''
  return `Seen from ${from}${tilt}`
}

export function poseWords({ inflation, glass, hidden, fourFaces }: BrainView['pose']): string {
  const surface =
    inflation < 0.25 ? 'pial surface' : inflation < 1.5 ? 'inflated brain' : 'very inflated brain'
  return [
    surface,
    glass > 0 ? 'of glass' : '',
    hidden === 'none' ? '' : `without its ${hidden} half`,
    fourFaces ? 'from outside and from the midline' : '',
  ]
    .filter(Boolean)
    .join(' ')
}

/** The name of the cortex around a vertex: a region of the list, else the AAL atlas. */
function placeName(cortex: Cortex, side: 'left' | 'right', vertex: number): string {
  const [region] = regionsAt(cortex, side, vertex)
  if (region) return `${side} ${regions[region].shortName}`
  const label = labelName('aal', cortex[side].labels.aal[vertex] ?? 0, side)
  return label || `${side} hemisphere, without a label`
}

/** Where on the cortex a map is strongest, among what its signs let show; null where nothing is sampled. */
export function strongestPlace(
  cortex: Cortex,
  values: ShownMap['values'],
  signs: 'both' | 'positive' | 'negative',
) {
  let best: { side: 'left' | 'right'; vertex: number; value: number } | null = null
  const weight = (value: number) =>
    signs === 'both' ? Math.abs(value) : signs === 'positive' ? value : -value
  for (const side of hemisphereIds)
    values[side].forEach((value, vertex) => {
      const now = weight(value)
      if (now > 0 && (!best || now > weight(best.value))) best = { side, vertex, value }
    })
  const found = best as { side: 'left' | 'right'; vertex: number; value: number } | null
  if (!found) return null
  const positions = middlePositions(cortex)[found.side]
  const at = [0, 1, 2].map((axis) => positions[found.vertex * 3 + axis] ?? Number.NaN)
  return { value: found.value, at, name: placeName(cortex, found.side, found.vertex) }
}

export function sideWords(state: AppState, side: SideId): string {
  const shown = selectShown(state, side)
  if (!shown) return `${sideName[side]}: no map.`
  const { threshold, asked } = selectLook(state).sides[side]
  const extent = extentOf(asked)
  const { signs } = mapLayer(state.document, side)
  const from =
    signs === 'both'
      ? `${formatTick(threshold.value)} or more away from 0`
      : `${signs} from ${formatTick(threshold.value)} on`
  const strongest =
    state.cortex.status === 'ready'
      ? strongestPlace(state.cortex.cortex, shown.values, signs)
      : null
  const peak = strongest
    ? `It is strongest on the cortex at ${strongest.at.map((mm) => formatMm(Math.round(mm))).join(', ')} mm, ${strongest.name}: ${valueWords(shown.info, strongest.value)}${Math.abs(strongest.value) < threshold.value ? ', which is below the threshold: nothing of it is shown' : ''}.`
    : 'It has no values there.'
  return `${sideName[side]}: ${shown.title}, shown where it is ${from}${extent ? `, ${extentWords(extent)}` : ''}. ${peak}`
}

/** Sentences: the views, then each side, then the cursor. */
export function viewInWords(state: AppState): readonly string[] {
  const brains = placedViews(state.document).flatMap(({ view }) =>
    view.kind === 'brain' ? [view] : [],
  )
  const said = brains.map(({ camera, pose }) => `${cameraWords(camera, pose)}, ${poseWords(pose)}.`)
  const views = new Set(said).size === 1 ? said.slice(0, 1) : said
  const { mode } = brains.find(({ shows }) => shows === 'comparison') ?? {}
  const { label = '' } = modeIds.includes(mode as ModeId) ? modes[mode as ModeId] : {}
  const edge = Math.round(state.document.compare.wipe * 100)
  const outlined = state.document.regions.map((id) => regions[id].shortName)
  const readout = selectReadout(state)
  return [
    ...views,
    label && `Both maps on one brain: ${label}.`,
    mode === 'wipe'
      ? `The left map is seen on the left ${edge} % of the picture, the right one beyond.`
      : '',
    ...sideIds.map((side) => sideWords(state, side)),
    outlined.length > 0 ? `Outlined: ${outlined.join(', ')}.` : '',
    readout ? `${readoutWords(state, readout)}.` : 'No cursor is set.',
  ].filter(Boolean)
}
