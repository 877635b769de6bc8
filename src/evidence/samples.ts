/** The bundled meta-analyses: what each is called on screen, and where its map and its table of studies lie. */

export type Sample = {
  readonly id: SampleId
  readonly title: string
  /** One line for under the title: method, studies and peaks. */
  readonly method: string
  /** One-sided z of the union ALE, 2 mm MNI152, `.nii.gz`. */
  readonly mapUrl: URL
  /** The table of studies; `readStudyTable` reads it. */
  readonly tableUrl: URL
  /** The map's side-car, JSON. */
  readonly sidecarUrl: URL
  /** The same z where it survives cluster-level FWE correction, 0 elsewhere; and its side-car. */
  readonly clusterMapUrl: URL
  readonly clusterSidecarUrl: URL
}

// The addresses are literals because bundlers find files only so; Node reads the same URLs from disk.
export const samples = {
  'social-exclusion': {
    id: 'social-exclusion',
    title: 'Social exclusion',
    method: 'ALE meta-analysis of 283 published peaks from 18 studies',
    mapUrl: new URL('../../sample-data/social-exclusion_stat-z_statmap.nii.gz', import.meta.url),
    tableUrl: new URL('../../sample-data/social-exclusion_foci.json', import.meta.url),
    sidecarUrl: new URL('../../sample-data/social-exclusion_stat-z_statmap.json', import.meta.url),
    clusterMapUrl: new URL(
      '../../sample-data/social-exclusion_desc-clusterFWE_stat-z_statmap.nii.gz',
      import.meta.url,
    ),
    clusterSidecarUrl: new URL(
      '../../sample-data/social-exclusion_desc-clusterFWE_stat-z_statmap.json',
      import.meta.url,
    ),
  },
  'social-exclusion-inclusive': {
    id: 'social-exclusion-inclusive',
    title: 'Social exclusion, inclusive',
    method: 'ALE meta-analysis of 371 published peaks from 25 studies',
    mapUrl: new URL(
      '../../sample-data/social-exclusion-inclusive_stat-z_statmap.nii.gz',
      import.meta.url,
    ),
    tableUrl: new URL('../../sample-data/social-exclusion-inclusive_foci.json', import.meta.url),
    sidecarUrl: new URL(
      '../../sample-data/social-exclusion-inclusive_stat-z_statmap.json',
      import.meta.url,
    ),
    clusterMapUrl: new URL(
      '../../sample-data/social-exclusion-inclusive_desc-clusterFWE_stat-z_statmap.nii.gz',
      import.meta.url,
    ),
    clusterSidecarUrl: new URL(
      '../../sample-data/social-exclusion-inclusive_desc-clusterFWE_stat-z_statmap.json',
      import.meta.url,
    ),
  },
  'physical-pain': {
    id: 'physical-pain',
    title: 'Physical pain',
    method: 'ALE meta-analysis of 1,399 published peaks from 40 studies',
    mapUrl: new URL('../../sample-data/physical-pain_stat-z_statmap.nii.gz', import.meta.url),
    tableUrl: new URL('../../sample-data/physical-pain_foci.json', import.meta.url),
    sidecarUrl: new URL('../../sample-data/physical-pain_stat-z_statmap.json', import.meta.url),
    clusterMapUrl: new URL(
      '../../sample-data/physical-pain_desc-clusterFWE_stat-z_statmap.nii.gz',
      import.meta.url,
    ),
    clusterSidecarUrl: new URL(
      '../../sample-data/physical-pain_desc-clusterFWE_stat-z_statmap.json',
      import.meta.url,
    ),
  },
} as const satisfies Record<string, Omit<Sample, 'id'> & { id: string }>

export type SampleId = keyof typeof samples

export const sampleIds = Object.keys(samples) as SampleId[]
