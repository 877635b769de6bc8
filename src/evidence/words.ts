/** What a map of published peaks is and what it can't tell, in one place: wherever such a map is shown, these words go with it. */

/** What the values of an ALE map are: shown with every such map, after the words that say how it was made. */
export const ALE_MEANING = 'One-sided z for convergence across studies; not activation strength.'

/** The same for those who have the file alone. */
export const ALE_SENTENCE = `ALE of published peaks: ${ALE_MEANING[0]!.toLowerCase()}${ALE_MEANING.slice(1)}`

/** For NIfTI's `descrip`, which holds 79 characters. */
export const ALE_DESCRIP =
  'ALE of published peaks: one-sided z of convergence, not activation strength'

export const CLUSTER_DESCRIP =
  'ALE of published peaks: z in clusters that survive cluster-level FWE'

/** How the maps are computed, to be quoted in a methods section. */
export const ALE_METHOD =
  'Activation likelihood estimation: Gaussian kernels whose width depends on the number of subjects (Eickhoff et al. 2009), the maximum within a study (Turkeltaub et al. 2012), the union across studies, p from the analytic histogram null (Eickhoff et al. 2012), z one-sided.'

export const CLUSTER_METHOD =
  'Voxels at uncorrected p < .001 were kept where their cluster is larger than the 95th percentile of the largest cluster in maps of randomly placed peaks (as many peaks a study, drawn anywhere in the brain mask).'

/** What such a map does not allow one to conclude. */
export const ALE_LIMITS: readonly string[] = [
  'z tells how closely the peaks of different studies lie together. It says nothing about how strongly a region responds.',
  'z near 0 does not show that a region is silent: a study publishes a peak only where it crossed its own threshold.',
  'Only convergence is tested; a place with fewer peaks than chance also gets 0.',
  'Two such maps differ in the number of studies and peaks: a higher z in one is not a stronger effect.',
  'Which studies are let in decides much of what is seen: leave some out and look again.',
  'Studies with clear results are published more often, and this is not corrected.',
]

/** Shown where maps of two contrasts stand side by side. */
export const REVERSE_INFERENCE =
  'That two contrasts meet in one region does not show that they feel alike or share a process. A region that answers to many tasks does not tell which one was going on: that would be a reverse inference.'

export const OVERLAP =
  'Overlap of two maps is overlap in location at the scale of centimetres. It does not show that the same neurons, or the same process, are at work.'

export const CLUSTER_CLAIM =
  'A significant cluster says that peaks converge somewhere in it, not at each of its voxels, and not in each region that it touches.'

/** Below this many studies a map gets the warning; a convention of this project. */
const FEW_STUDIES = 10

/** To be shown with a map of few studies; `null` where there are enough. */
export function fewStudiesWarning(studies: number): string | null {
  if (studies >= FEW_STUDIES) return null
  return studies === 1
    ? 'One study cannot converge with itself: this map shows its peaks, and its z means nothing.'
    : `From ${studies} studies only: one paper can make a peak. Leave each out in turn before you believe one.`
}
