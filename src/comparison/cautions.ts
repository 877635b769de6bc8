/** What the literature warns of, each at the numbers to which it applies. */

export type CautionPlace = 'overlap' | 'similarity' | 'region' | 'peaks'

export type SubjectCaution = {
  readonly id: string
  /** Where it is shown. */
  readonly at: readonly CautionPlace[]
  /** Only where a map rests on published peaks. */
  readonly onlyPeaks?: boolean
  readonly words: string
  readonly citation: string
}

export const subjectCautions: readonly SubjectCaution[] = [
  {
    id: 'overlap-is-not-sharing',
    at: ['overlap', 'similarity'],
    words:
      'Overlap of group maps is not a shared representation: patterns within an overlapping region told rejection and pain apart, each decoder at chance on the other.',
    citation: 'Woo et al. 2014, doi:10.1038/ncomms6380',
  },
  {
    id: 'overlap-was-found',
    at: ['overlap'],
    words:
      'Overlap of rejection and pain in secondary somatosensory cortex and dorsal posterior insula was reported in 40 participants; what it means is disputed.',
    citation: 'Kross et al. 2011, doi:10.1073/pnas.1102693108',
  },
  {
    id: 'reverse-inference',
    at: ['region'],
    words:
      'That a region is active does not tell which state a person is in: dACC answers to pain, and to very much else.',
    citation:
      'Lieberman & Eisenberger 2015, doi:10.1073/pnas.1515083112; against it Wager et al. 2016, PMC4983860',
  },
  {
    id: 'peaks-are-no-effects',
    at: ['region', 'similarity', 'peaks'],
    onlyPeaks: true,
    words:
      'A map of published peaks shows how often studies report a place, not how strong an effect is there.',
    citation: 'Eickhoff et al. 2012, doi:10.1016/j.neuroimage.2011.09.017',
  },
]

export function cautionsAt(place: CautionPlace, restsOnPeaks: boolean): SubjectCaution[] {
  return subjectCautions.filter(
    ({ at, onlyPeaks }) => at.includes(place) && (restsOnPeaks || onlyPeaks !== true),
  )
}
