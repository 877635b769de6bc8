/** The views that a journal figure uses, each a camera and what the hemispheres do so that it shows what it names. */
import { type Camera, camera } from './camera.ts'
import { type BrainLayout, closedBrain } from './layout.ts'

export type ViewPreset = {
  readonly label: string
  /** The key that calls it. */
  readonly key: string
  readonly camera: Camera
  /** Only what the view needs; inflation and glass stay as the user set them. */
  readonly layout: Pick<BrainLayout, 'gapMm' | 'openDeg' | 'liftMm' | 'hidden' | 'fourFaces'>
}

const { gapMm, openDeg, liftMm, hidden, fourFaces } = closedBrain
const closed = { gapMm, openDeg, liftMm, hidden, fourFaces }

export const viewPresets = {
  'lateral-and-medial': {
    label: 'Lateral + medial',
    key: '0',
    camera: camera(-90, 0),
    layout: { ...closed, liftMm: 128 },
  },
  'lateral-left': { label: 'Left', key: '1', camera: camera(-90, 0), layout: closed },
  'lateral-right': { label: 'Right', key: '2', camera: camera(90, 0), layout: closed },
  anterior: { label: 'Front', key: '3', camera: camera(0, 0), layout: closed },
  posterior: { label: 'Back', key: '4', camera: camera(180, 0), layout: closed },
  superior: { label: 'Top', key: '5', camera: camera(180, 90), layout: closed },
  inferior: { label: 'Bottom', key: '6', camera: camera(0, -90), layout: closed },
  'medial-left': {
    label: 'Left medial',
    key: '7',
    camera: camera(90, 0),
    layout: { ...closed, hidden: 'right' },
  },
  'medial-right': {
    label: 'Right medial',
    key: '8',
    camera: camera(-90, 0),
    layout: { ...closed, hidden: 'left' },
  },
  'open-book': {
    label: 'Open book',
    key: '9',
    camera: camera(180, 0),
    layout: { ...closed, openDeg: 90 },
  },
  'four-faces': {
    label: 'Four faces',
    key: 'b',
    camera: camera(-90, 0),
    layout: { ...closed, fourFaces: true },
  },
} as const satisfies Record<string, ViewPreset>

export type ViewPresetId = keyof typeof viewPresets
