/**
 * What NeuroVault's API says of an image, taken in: where its file is, and what a side-car beside it would say. Field names and
 * the words of `map_type` are those of the archive's `StatisticMapSerializer` and `BaseStatisticMap`.
 */
import { titleOfFile } from '#format/belong.ts'
import type { FileInfo, Warning } from '#format/file-info.ts'
import { stem } from '#format/source.ts'

type Answer = { readonly [field: string]: unknown }

export type ArchiveImage = {
  readonly fileUrl: URL
  readonly fileName: string
  /** As a JSON side-car of the file: the archive's own fields, and its statistic as BIDS would name it. */
  readonly sidecar: Answer
}

/** The archive's words, and what a side-car calls the same. What is none of these stays open. */
const statistics: { readonly [mapType: string]: string } = {
  'Z map': 'z',
  'T map': 't',
  'F map': 'f',
  'Chi squared map': 'chi2',
  'P map (given null hypothesis)': 'p',
  '1-P map ("inverted" probability)': '1-p',
  'univariate-beta map': 'effect',
  variance: 'variance',
  'ROI/mask': 'mask',
  parcellation: 'label',
  anatomical: 'anatomical',
}

/** Where one number is all the degrees of freedom that there are; of an F map it would be half of them. */
const oneDof = new Set(['t', 'chi2'])

const told = [
  'id',
  'name',
  'description',
  'map_type',
  'image_type',
  'analysis_level',
  'number_of_subjects',
  'statistic_parameters',
  'modality',
  'contrast_definition',
  'cognitive_paradigm_cogatlas',
  'cognitive_contrast_cogatlas',
  'is_thresholded',
  'not_mni',
  'target_template_image',
] as const

type Told = (typeof told)[number]

const text = (answer: Answer, field: Told): string => {
  const value = answer[field]
  return typeof value === 'string' ? value.trim() : ''
}

/** @throws TypeError where a file's address is none */
export function archiveImage(answer: unknown, id: number, api: string): ArchiveImage | null {
  if (typeof answer !== 'object' || answer === null) return null
  const fields = answer as Answer
  if (typeof fields['file'] !== 'string') return null
  const fileUrl = new URL(fields['file'], api)
  // The archive writes http: where it answers to https: as well, which alone a page may read.
  if (fileUrl.protocol === 'http:' && fileUrl.hostname === 'neurovault.org') {
    fileUrl.protocol = 'https:'
  }
  const last = fileUrl.pathname.split('/').at(-1)
  const statistic =
    statistics[text(fields, 'map_type')] ??
    (text(fields, 'image_type') === 'atlas' ? 'label' : undefined)
  const parameters = fields['statistic_parameters']
  const dof = typeof parameters === 'number' && parameters >= 1 ? parameters : undefined
  return {
    fileUrl,
    fileName: last || `neurovault-${id}.nii.gz`,
    sidecar: {
      ...Object.fromEntries(told.flatMap((key) => (key in fields ? [[key, fields[key]]] : []))),
      ...(statistic && { Statistic: statistic }),
      ...(statistic && dof && oneDof.has(statistic) && { DegreesOfFreedom: dof }),
    },
  }
}

/** The side-car as a file that belongs to the image's. */
export function sidecarFile({ fileName, sidecar }: ArchiveImage) {
  return { name: `${stem(fileName)}.json`, blob: new Blob([JSON.stringify(sidecar)]) }
}

const sentence = (words: string) => (words === '' || /[.!?]$/.test(words) ? words : `${words}.`)

/** What a map of the archive is called and what is known of it, from the side-car that came with it. */
export function aboutArchiveImage(sidecar: Answer, id: number) {
  const people = sidecar['number_of_subjects']
  const facts = [
    text(sidecar, 'map_type') || text(sidecar, 'image_type'),
    typeof people === 'number' ? `${people} subject${people === 1 ? '' : 's'}` : '',
    text(sidecar, 'analysis_level'),
    text(sidecar, 'modality'),
    text(sidecar, 'cognitive_paradigm_cogatlas'),
    text(sidecar, 'contrast_definition') || text(sidecar, 'cognitive_contrast_cogatlas'),
  ].filter((words) => words !== '' && words !== 'None')
  return {
    title: titleOfFile(text(sidecar, 'name')) || `NeuroVault image ${id}`,
    method: sentence(`NeuroVault image ${id}: ${facts.join(', ')}`),
    meaning: sentence(text(sidecar, 'description')),
  }
}

function warningsOf(sidecar: Answer): readonly Warning[] {
  const template = text(sidecar, 'target_template_image')
  return [
    ...(sidecar['not_mni'] === true
      ? [
          {
            tag: 'archive-not-mni',
            message: 'NeuroVault says that this map does not lie in MNI space.',
            why: 'It is drawn where its header puts it, which is then not where it belongs.',
            whatToDo: 'Look for a normalised version of the map in its collection.',
          },
        ]
      : []),
    ...(template !== '' && !/mni/i.test(template)
      ? [
          {
            tag: 'archive-template',
            message: `NeuroVault names the template of this map as ${template}, which is no MNI brain.`,
            why: 'Its places are not those of the brain on screen.',
          },
        ]
      : []),
    ...(sidecar['is_thresholded'] === true
      ? [
          {
            tag: 'archive-thresholded',
            message: 'NeuroVault says that this map was thresholded before it was uploaded.',
            why: 'What is 0 was cut away: it is not shown to be without an effect, and correlations with it are not to be trusted.',
            whatToDo: 'Look for the unthresholded version of the map in its collection.',
          },
        ]
      : []),
  ]
}

/** Whoever reads of the statistic learns that the archive said it, and what else the archive said. */
export function saidByArchive(info: FileInfo): FileInfo {
  const byArchive = <Guess extends FileInfo['statistic']>(guess: Guess): Guess =>
    guess.from === 'sidecar' ? { ...guess, from: 'archive' } : guess
  return {
    ...info,
    statistic: byArchive(info.statistic),
    statisticGuesses: info.statisticGuesses.map(byArchive),
    warnings: [...warningsOf(info.sidecar ?? {}), ...info.warnings],
  }
}
