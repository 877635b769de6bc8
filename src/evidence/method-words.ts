/** How a computed map came about, in a line for under its title, and what its numbers say. */
import { formatCount } from '#statistic/number-words.ts'
import type { StudyContrast } from './contrast.ts'
import type { Correction } from './correction.ts'
import { focusCount, type Study } from './study.ts'
import { OVERLAP } from './words.ts'

const shownBy: { readonly [correction in Correction]: string } = {
  none: '',
  fdr: '; only where the false discovery rate is below 5 %',
  'cluster-fwe': '; only clusters with p < .05 for the whole brain',
}

/**
 * 'ALE meta-analysis of 283 published peaks from 17 of 18 studies', with what was left out of the picture.
 * @param studies those that count
 * @param inTable how many there are to choose from
 */
export function aleMethod(
  studies: readonly Study[],
  inTable: number,
  correction: Correction,
): string {
  const counted =
    studies.length === inTable ? `${inTable} studies` : `${studies.length} of ${inTable} studies`
  return `ALE meta-analysis of ${formatCount(focusCount(studies))} published peaks from ${counted}${shownBy[correction]}`
}

export type MapWords = {
  readonly method: string
  readonly meaning: string
}

export const conjunctionWords: MapWords = {
  method: 'The smaller z of two ALE maps (Nichols et al. 2005)',
  meaning: OVERLAP,
}

/** What the contrast of two sets of studies is, where it starts to count, and where it says nothing. */
export function contrastWords({
  permutations,
  correctedZ,
  bothConverge,
}: Pick<StudyContrast, 'permutations' | 'correctedZ' | 'bothConverge'>): MapWords {
  const level = Number.isFinite(correctedZ)
    ? `Corrected for the whole brain from |z| = ${correctedZ.toFixed(2)} on`
    : 'There are too few deals for a threshold that is corrected for the whole brain'
  const shared =
    bothConverge > 0
      ? ` No difference is given in ${formatCount(bothConverge)} voxels where both sets converge: one lists more peaks a study, and whether the other keeps up there hangs on how the lists were made; right beside them a difference may be no more than that. Look at where both converge instead.`
      : ''
  return {
    method: `Nearness of the studies’ peaks, the studies dealt ${formatCount(permutations)} times into groups of these sizes`,
    meaning: `Signed z, two-sided: where the peaks of one set of studies lie nearer than chance deals them, whatever their number. ${level}. Not a stronger response, and not that either set converges there.${shared}`,
  }
}
