/**
 * What each format calls its files, what comes beside them and what they turn out to be. Names only, so that the page can sort
 * a drop without loading a reader. The order is that of recognition.
 */

export type OpenedKind = 'volume' | 'surface' | 'surface-data' | 'labels'

export type DeclaredFormat = {
  readonly label: string
  /** With the dot, lower case, without `.gz`. */
  readonly extensions: readonly string[]
  /** Endings of files that belong to one of this format, if they share its name: image, side-car, table. */
  readonly companions: readonly string[]
  /** What such a file may turn out to be. */
  readonly gives: readonly OpenedKind[]
}

/** Tables of labels beside an image. */
export const labelTableExtensions = ['.txt', '.tsv', '.xml', '.label', '.lut'] as const

/** Tables of peaks; alone, since beside an image such a file is its side-car or its table of labels. */
export const peakTableExtensions = ['.csv', '.tsv', '.txt', '.json'] as const

const besideImages = ['.json', ...labelTableExtensions] as const

export const declaredFormats = {
  cifti: {
    label: 'CIFTI-2',
    // Dense or of parcels: scalars, series, labels.
    extensions: [
      '.dscalar.nii',
      '.dtseries.nii',
      '.dlabel.nii',
      '.pscalar.nii',
      '.ptseries.nii',
      '.plabel.nii',
    ],
    companions: [],
    gives: ['surface-data', 'labels'],
  },
  nifti: {
    label: 'NIfTI',
    extensions: ['.nii', '.hdr'],
    companions: ['.img', ...besideImages],
    gives: ['volume', 'surface-data', 'labels'],
  },
  analyze: {
    label: 'Analyze 7.5',
    extensions: ['.hdr'],
    companions: ['.img', '.mat', ...besideImages],
    gives: ['volume'],
  },
  mgh: {
    label: 'FreeSurfer volume',
    extensions: ['.mgh', '.mgz'],
    companions: besideImages,
    gives: ['volume', 'surface-data', 'labels'],
  },
  gifti: {
    label: 'GIFTI',
    extensions: ['.surf.gii', '.func.gii', '.shape.gii', '.label.gii', '.gii'],
    companions: [],
    gives: ['surface', 'surface-data', 'labels'],
  },
  'freesurfer-geometry': {
    label: 'FreeSurfer surface',
    extensions: ['.pial', '.white', '.inflated', '.sphere', '.orig', '.smoothwm'],
    companions: [],
    gives: ['surface'],
  },
  'freesurfer-annotation': {
    label: 'FreeSurfer annotation',
    extensions: ['.annot'],
    companions: [],
    gives: ['labels'],
  },
  'freesurfer-values': {
    label: 'FreeSurfer values',
    extensions: ['.curv', '.sulc', '.thickness', '.area', '.volume'],
    companions: [],
    gives: ['surface-data', 'surface'],
  },
} as const satisfies Record<string, DeclaredFormat>

export type FormatId = keyof typeof declaredFormats
