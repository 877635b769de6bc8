/** What an answer of the archive becomes, field by field; the way to it is in neurovault.test.ts. */
import { describe, expect, test } from 'vitest'
import type { FileInfo } from '#format/file-info.ts'
import {
  aboutArchiveImage,
  archiveImage,
  saidByArchive,
  sidecarFile,
} from '#state/archive-image.ts'

const api = 'https://neurovault.org/api/images/'
const file = 'http://neurovault.org/media/images/35/zstat1.nii.gz'
const read = (fields: object) => archiveImage({ file, ...fields }, 110, api)!

describe('the file of an image', () => {
  test('is read over https from the archive itself, and from elsewhere as it is said', () => {
    expect(read({}).fileUrl.href).toBe('https://neurovault.org/media/images/35/zstat1.nii.gz')
    for (const href of ['http://example.org/a.nii', 'https://example.org/a.nii'])
      expect(read({ file: href }).fileUrl.href).toBe(href)
    expect(read({ file: '/media/b.nii' }).fileUrl.href).toBe('https://neurovault.org/media/b.nii')
  })

  test('has the name that it has there, or that of the image', () => {
    const image = read({})
    expect(image.fileName).toBe('zstat1.nii.gz')
    expect(sidecarFile(image).name).toBe('zstat1.json')
    expect(read({ file: 'https://neurovault.org/media/' }).fileName).toBe('neurovault-110.nii.gz')
  })

  test('is none where the answer has no fields, or no address', () => {
    for (const answer of [null, 'a file', {}, { file: 7 }])
      expect(archiveImage(answer, 110, api)).toBeNull()
  })
})

describe('the side-car of an image', () => {
  const sidecar = (fields: object) => read(fields).sidecar

  test('has the archive’s own fields, and of those alone that are there', () => {
    expect(sidecar({ name: 'Pain', modality: null, url: 'x' })).toEqual({
      name: 'Pain',
      modality: null,
    })
  })

  test.each([
    [
      { map_type: 'T map', statistic_parameters: 1 },
      { Statistic: 't', DegreesOfFreedom: 1 },
    ],
    [{ map_type: 'T map', statistic_parameters: 0.5 }, { Statistic: 't' }],
    [{ map_type: 'T map', statistic_parameters: '20' }, { Statistic: 't' }],
    [{ map_type: 'Other', statistic_parameters: 20 }, {}],
    [{ map_type: ' Z map ' }, { Statistic: 'z' }],
    [{ image_type: 'atlas' }, { Statistic: 'label' }],
    [{ image_type: 'atlas', map_type: 'anatomical' }, { Statistic: 'anatomical' }],
    [{ image_type: 'statistic_map' }, {}],
  ])('says of %j that it is %j', (fields, said) => {
    const { Statistic, DegreesOfFreedom } = sidecar(fields) as Record<string, unknown>
    expect(JSON.parse(JSON.stringify({ Statistic, DegreesOfFreedom }))).toEqual(said)
  })
})

describe('an image in words', () => {
  test('has a title, what it is of, and what it means, each a sentence and no more', () => {
    const about = aboutArchiveImage(
      {
        name: 'zstat1.nii.gz',
        map_type: 'Z map',
        image_type: 'statistic_map',
        number_of_subjects: 1,
        modality: 'None',
        contrast_definition: 'pain > rest',
        cognitive_contrast_cogatlas: 'pain',
        description: 'What for?',
      },
      7,
    )
    expect(about).toEqual({
      title: 'zstat1',
      method: 'NeuroVault image 7: Z map, 1 subject, pain > rest.',
      meaning: 'What for?',
    })
  })

  test('takes the second best where the best is not told, and its number where there is no name', () => {
    const fields = {
      image_type: 'atlas',
      number_of_subjects: 2,
      cognitive_contrast_cogatlas: 'pain',
    }
    expect(aboutArchiveImage(fields, 7)).toEqual({
      title: 'NeuroVault image 7',
      method: 'NeuroVault image 7: atlas, 2 subjects, pain.',
      meaning: '',
    })
  })
})

test('who reads of an image learns what the archive said, and what the file itself did', () => {
  const guess = (from: string) => ({ kind: 't', from })
  const said = (sidecar: object, more: object = {}) =>
    saidByArchive({
      statistic: guess('sidecar'),
      statisticGuesses: [guess('sidecar'), guess('intent')],
      sidecar,
      warnings: [{ tag: 'flat' }],
      ...more,
    } as unknown as FileInfo)
  const tags = (sidecar: object) => said(sidecar).warnings.map(({ tag }) => tag)
  const { statistic, statisticGuesses } = said({})
  expect([statistic, ...statisticGuesses].map(({ from }) => from)).toEqual([
    'archive',
    'archive',
    'intent',
  ])
  expect(said({}, { statistic: guess('intent') }).statistic.from).toBe('intent')
  expect(tags({ not_mni: false, is_thresholded: null, target_template_image: '' })).toEqual([
    'flat',
  ])
  for (const template of ['GenericMNI', 'mni305'])
    expect(tags({ target_template_image: template })).toEqual(['flat'])
  expect(tags({ target_template_image: 'Dorr2008' })).toEqual(['archive-template', 'flat'])
  expect(tags({ is_thresholded: true })).toEqual(['archive-thresholded', 'flat'])
})
