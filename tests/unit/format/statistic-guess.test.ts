import { describe, expect, it } from 'vitest'
import {
  bestGuess,
  guessFromDescription,
  guessFromIntent,
  guessFromName,
  guessFromSidecar,
} from '#format/statistic-guess.ts'

describe('file names', () => {
  it.each([
    ['contrast-pain_stat-z_statmap.nii.gz', 'z'],
    ['sub-01_task-x_contrast-a_stat-t_statmap.nii.gz', 't'],
    ['x_stat-F_statmap.nii', 'F'],
    ['x_stat-p_statmap.nii', 'p'],
    ['x_stat-effect_statmap.nii', 'effect'],
    ['x_stat-variance_statmap.nii', 'variance'],
    ['zstat1.nii.gz', 'z'],
    ['thresh_zstat12.nii.gz', 'z'],
    ['tstat3.nii.gz', 't'],
    ['cope1.nii.gz', 'effect'],
    ['spmT_0001.nii', 't'],
    ['spmF_0002.img', 'F'],
    ['con_0001.nii', 'effect'],
    ['ZStatistic_T001.nii.gz', 'z'],
    ['z_desc-size_level-cluster_corr-FWE_method-montecarlo.nii.gz', 'z'],
    ['logp_level-voxel.nii.gz', 'negLog10P'],
    ['sub-01_T1w.nii.gz', 'anatomical'],
    ['aparc+aseg.nii.gz', 'label'],
  ])('%s says %s', (name, kind) => {
    expect(guessFromName(name)?.kind).toBe(kind)
  })

  it('takes corrected p maps and masks for what they are although a statistic is in the name', () => {
    expect(guessFromName('tbss_tfce_corrp_tstat1.nii.gz')?.kind).toBe('oneMinusP')
    expect(guessFromName('cluster_mask_zstat1.nii.gz')?.kind).toBe('mask')
    expect(guessFromName('brain_mask.nii.gz')?.kind).toBe('mask')
  })

  it('takes randomise’s uncorrected p for 1 - p, and its enhanced values for nothing known', () => {
    for (const name of ['x_tfce_p_tstat1.nii.gz', 'x_vox_p_tstat2.nii.gz', 'x_p_fstat1.nii']) {
      expect([name, guessFromName(name)?.kind]).toEqual([name, 'oneMinusP'])
    }
    expect(guessFromName('x_tstat1.nii.gz')?.kind).toBe('t')
  })

  it('says nothing of names that say nothing', () => {
    for (const name of [
      'x_tfce_tstat1.nii.gz',
      'map.nii',
      'result_final2.nii.gz',
      'subject.nii',
      'zebra.nii',
      'pain.nii.gz',
    ]) {
      expect([name, guessFromName(name)]).toEqual([name, undefined])
    }
  })
})

describe('headers', () => {
  it('reads degrees of freedom where the intent has them, and only then', () => {
    expect(guessFromIntent(3, [19, 0, 0])).toEqual({ kind: 't', from: 'intent', dof: [19] })
    expect(guessFromIntent(3, [0, 0, 0])).toEqual({ kind: 't', from: 'intent' })
    expect(guessFromIntent(4, [2, 57, 0])).toEqual({ kind: 'F', from: 'intent', dof: [2, 57] })
    expect(guessFromIntent(4, [2, 0, 0])).toEqual({ kind: 'F', from: 'intent' })
    expect(guessFromIntent(5, [0, 0, 0])).toEqual({ kind: 'z', from: 'intent' })
    expect(guessFromIntent(0, [0, 0, 0])).toBeUndefined()
    expect(guessFromIntent(2, [28, 7, 0])).toEqual({ kind: 'r', from: 'intent', dof: [28] })
    expect(guessFromIntent(6, [3, 7, 0])).toEqual({ kind: 'chi2', from: 'intent', dof: [3] })
    expect(guessFromIntent(3, [Number.POSITIVE_INFINITY, 4, 0])).toEqual({
      kind: 't',
      from: 'intent',
    })
    expect(guessFromIntent(5, [1, 1, 1])).toEqual({ kind: 'z', from: 'intent' })
    expect(guessFromIntent(3, [1, 0, 0])?.dof).toEqual([1])
  })

  it('reads SPM’s description', () => {
    expect(guessFromDescription('SPM{T_[19.0]} - contrast 1: pain > rest')).toEqual({
      kind: 't',
      from: 'descrip',
      dof: [19],
    })
    expect(guessFromDescription('SPM{F_[2.0,57.0]} - contrast 2')?.dof).toEqual([2, 57])
    expect(guessFromDescription('FSL5.0')).toBeUndefined()
    expect(guessFromDescription('SPM{F_[1.0,0.5]}')?.dof).toEqual([1, 0.5])
    expect(guessFromDescription('SPM{Z_[]}')).toEqual({ kind: 'z', from: 'descrip' })
    expect(guessFromDescription('spm{x_[4.0]}')).toEqual({
      kind: 'chi2',
      from: 'descrip',
      dof: [4],
    })
    expect(guessFromDescription('SPM{P}')?.kind).toBe('p')
  })

  it.each([
    ['z_score of contrast pain', 'z'],
    ['Z-stat: social > neutral', 'z'],
    ['t map', 't'],
    ['F statistic', 'F'],
    ['p_value of contrast pain', 'p'],
    ['1-p, corrected', 'oneMinusP'],
    ['effect_size of contrast a', 'effect'],
    ['effect_variance of contrast a', 'variance'],
  ])('reads plain words at its beginning: %s', (words, kind) => {
    expect(guessFromDescription(words)).toEqual({ kind, from: 'descrip' })
  })

  it.each(['tstatic', 'not a z score', 'fMRI z', 'zebra map'])('makes nothing of %s', (words) => {
    expect(guessFromDescription(words)).toBeUndefined()
  })
})

describe('sidecars', () => {
  it('reads kind and degrees of freedom, whatever their case', () => {
    expect(guessFromSidecar({ StatisticType: 'T', dof: 12 })).toEqual({
      kind: 't',
      from: 'sidecar',
      dof: [12],
    })
    expect(guessFromSidecar({ statistic: 'F', DegreesOfFreedom: [1, 30] })?.dof).toEqual([1, 30])
    expect(guessFromSidecar({ Statistic: 7 })).toBeUndefined()
    expect(guessFromSidecar({ stat: ' z ', df: [0, -1, Number.NaN, 1, '5'] })).toEqual({
      kind: 'z',
      from: 'sidecar',
      dof: [1],
    })
    expect(guessFromSidecar({ map_type: 'beta', df: 'many' })).toEqual({
      kind: 'effect',
      from: 'sidecar',
    })
    // The plainest word of several, and its own degrees of freedom.
    expect(
      guessFromSidecar({ stat: 'z', StatisticType: 't', dof: 3, DegreesOfFreedom: 4 }),
    ).toEqual({
      kind: 't',
      from: 'sidecar',
      dof: [4],
    })
    expect(guessFromSidecar({ Statistic: 'constructor' })).toBeUndefined()
  })
})

describe('together', () => {
  it('the first is believed, and another of its kind lends the degrees of freedom', () => {
    const t = { kind: 't', from: 'intent' } as const
    expect(bestGuess([t, { kind: 't', from: 'descrip', dof: [9] }])).toEqual({ ...t, dof: [9] })
    expect(bestGuess([t, { kind: 'F', from: 'descrip', dof: [9] }])).toEqual(t)
    const own = { ...t, dof: [5] }
    expect(bestGuess([own, { kind: 't', from: 'descrip', dof: [9] }])).toEqual(own)
    expect(bestGuess([])).toEqual({ kind: 'unknown', from: 'nothing' })
  })
})
