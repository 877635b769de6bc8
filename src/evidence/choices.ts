/** The choices that decide what the social exclusion map shows: which studies are let in, and what is assumed of them. */
import type { Study } from './study.ts'

export type StudyChoice = {
  readonly label: string
  /** Why one might choose so, in a sentence or two. */
  readonly reason: string
  /** Picks from the inclusive table, which holds the strict one's studies as well (`grade` tells them apart). */
  readonly includes: (study: Study) => boolean
}

const isStrict = (study: Study) => study.grade !== 'inclusive'

/** Two papers of one lab that list three rows each, all in dACC or anterior insula. */
const REGION_STYLE_PMIDS: readonly string[] = ['23482622', '26912270']

export const studyChoices = {
  strict: {
    label: 'Strict',
    reason:
      'Whole-brain tables of exclusion against inclusion only. Some tables were left out because of where their peaks lie, which works against dACC and anterior insula.',
    includes: isStrict,
  },
  'strict-without-dewall': {
    label: 'Strict without DeWall 2012',
    reason: 'One study fewer: does a cluster hang on it?',
    includes: (study) => isStrict(study) && study.pmid !== '21467049',
  },
  'strict-plus-region-style': {
    label: 'Strict plus Chester 2014 and 2016',
    reason:
      'Two papers more, which list peaks in dACC and anterior insula only. Papers that report only where they looked make those regions look significant.',
    includes: (study) => isStrict(study) || REGION_STYLE_PMIDS.includes(study.pmid ?? ''),
  },
  inclusive: {
    label: 'Inclusive',
    reason:
      'Every table that could be argued for, also correlations, group comparisons, a conjunction and tables of chosen regions, which works for dACC and anterior insula.',
    includes: () => true,
  },
} as const satisfies Record<string, StudyChoice>

export type StudyChoiceId = keyof typeof studyChoices

/** Numbers of subjects to assume where a study's is unknown: a small study spreads its peaks wider. */
export const FALLBACK_CHOICES: readonly number[] = [12, 20, 40]
