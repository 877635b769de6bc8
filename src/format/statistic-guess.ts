/** Which statistic a file holds: read from sidecar, intent code, description and file name, in that order of trust. */
import type { StatisticKind } from '#volume/statistic-kind.ts'
import type { StatisticGuess } from './file-info.ts'
import { baseName } from './source.ts'

const intentKinds: { readonly [code: number]: StatisticKind } = {
  2: 'r',
  3: 't',
  4: 'F',
  5: 'z',
  6: 'chi2',
  22: 'p',
  23: 'negLogP',
  24: 'negLog10P',
  1001: 'effect',
  1002: 'label',
}

/** How many of the three intent parameters are degrees of freedom. */
const dofCount: { readonly [kind in StatisticKind]?: number } = { t: 1, F: 2, chi2: 1, r: 1 }

export function guessFromIntent(
  code: number,
  params: readonly number[],
): StatisticGuess | undefined {
  const kind = intentKinds[code]
  if (!kind) return undefined
  const dof = params.slice(0, dofCount[kind] ?? 0).filter((p) => Number.isFinite(p) && p > 0)
  return {
    kind,
    from: 'intent',
    ...(dof.length > 0 && dof.length === dofCount[kind] ? { dof } : {}),
  }
}

/** SPM writes `SPM{T_[19.0]} - contrast 1: name`, `SPM{F_[2.0,57.0]}`; others a plain word. */
export function guessFromDescription(description: string): StatisticGuess | undefined {
  const spm = /SPM\{([TFZXP])_?\[?([\d.,\s]*)\]?\}/i.exec(description)
  if (spm) {
    const kinds: { readonly [letter: string]: StatisticKind } = {
      T: 't',
      F: 'F',
      Z: 'z',
      X: 'chi2',
      P: 'p',
    }
    const kind = kinds[(spm[1] ?? '').toUpperCase()]
    const dof = (spm[2] ?? '')
      .split(',')
      .map(Number)
      .filter((n) => Number.isFinite(n) && n > 0)
    if (kind) return { kind, from: 'descrip', ...(dof.length > 0 ? { dof } : {}) }
  }
  for (const [pattern, kind] of descriptionPatterns) {
    if (pattern.test(description)) return { kind, from: 'descrip' }
  }
  return undefined
}

/** Plain words at the beginning, as nilearn (`z_score of contrast pain`), AFNI and people write them. */
const descriptionPatterns: readonly (readonly [RegExp, StatisticKind])[] = [
  [/^\s*z[ _-]?(scores?|stat(istics?)?|values?|map)\b/i, 'z'],
  [/^\s*t[ _-]?(scores?|stat(istics?)?|values?|map)\b/i, 't'],
  [/^\s*f[ _-]?(scores?|stat(istics?)?|values?|map)\b/i, 'F'],
  [/^\s*(log10[ _]?p|-?log10\(p)/i, 'negLog10P'],
  [/^\s*1 ?- ?p\b/i, 'oneMinusP'],
  [/^\s*p[ _-]?(values?|map)\b/i, 'p'],
  [/^\s*effect[ _]variance\b/i, 'variance'],
  [/^\s*effect[ _]size\b/i, 'effect'],
]

/** Tried in order; the first that fits wins. */
const namePatterns: readonly (readonly [RegExp, StatisticKind])[] = [
  // Before the statistic that the name of such a file also has.
  [/(?:^|[_-])(?:vox|tfce|cluster[em]?)?_?corrp(?=[_.-]|$)/i, 'oneMinusP'],
  // FSL's randomise, not corrected: x_tfce_p_tstat1.
  [/(?:^|[_-])(?:(?:vox|tfce|cluster[em]?)_)?p_[tf]stat\d*(?=[_.-]|$)/i, 'oneMinusP'],
  // Its enhanced values: no t any more, and nothing that a p could be looked up for.
  [/(?:^|[_-])tfce_[tf]stat\d*(?=[_.-]|$)/i, 'unknown'],
  [/(?:^|[_-])mask(?=[_.-]|$)/i, 'mask'],
  // FitLins and nilearn: contrast-x_stat-z_statmap.nii.gz; effects and variances too.
  [/(?:^|_)stat-z(?:score)?(?=[_.]|$)/i, 'z'],
  [/(?:^|_)stat-t(?=[_.]|$)/i, 't'],
  [/(?:^|_)stat-f(?=[_.]|$)/i, 'F'],
  [/(?:^|_)stat-p(?=[_.]|$)/i, 'p'],
  [/(?:^|_)stat-(?:logp|log10p)(?=[_.]|$)/i, 'negLog10P'],
  [/(?:^|_)stat-ale(?=[_.]|$)/i, 'ale'],
  [/(?:^|_)stat-(?:effect|beta|cope)(?=[_.]|$)/i, 'effect'],
  [/(?:^|_)stat-(?:variance|varcope)(?=[_.]|$)/i, 'variance'],
  [/(?:^|_)(?:dseg|probseg|atlas|parc(?:ellation)?|aparc|labels?)(?=[_.+]|$)/i, 'label'],
  [/(?:^|_)(?:T1w?|T2w?|FLAIR|MPRAGE|brain|anat)(?=[_.]|$)/i, 'anatomical'],
  // FSL, SPM, NIDM-Results.
  [/(?:^|[_-])(?:thresh_)?zf?stat\d*(?=[_.-]|$)/i, 'z'],
  [/(?:^|[_-])tstat\d*(?=[_.-]|$)/i, 't'],
  [/(?:^|[_-])fstat\d*(?=[_.-]|$)/i, 'F'],
  [/(?:^|[_-])varcope\d*(?=[_.-]|$)/i, 'variance'],
  [/(?:^|[_-])(?:cope|con_|beta_)\d+(?=[_.-]|$)/i, 'effect'],
  [/(?:^|[_-])spmT_\d+/, 't'],
  [/(?:^|[_-])spmF_\d+/, 'F'],
  [/^ZStatistic/, 'z'],
  [/^TStatistic/, 't'],
  [/^FStatistic/, 'F'],
  // NiMARE: z_desc-..., p_desc-..., logp_level-...
  [/^logp(?=[_.]|$)/i, 'negLog10P'],
  [/^(?:ale)(?=[_.]|$)/i, 'ale'],
  [/(?:^|[_-])z(?:map|score)?(?=[_.-]|$)/i, 'z'],
  [/(?:^|[_-])t(?:map)(?=[_.-]|$)/i, 't'],
  [/^t(?=[_.])/i, 't'],
  [/(?:^|[_-])p(?:map|val(?:ue)?s?)(?=[_.-]|$)/i, 'p'],
  [/^p(?=[_.])/i, 'p'],
]

export function guessFromName(name: string): StatisticGuess | undefined {
  const base = baseName(name)
  for (const [pattern, kind] of namePatterns) {
    if (pattern.test(base)) return kind === 'unknown' ? undefined : { kind, from: 'file name' }
  }
  return undefined
}

const sidecarKinds: ReadonlyMap<string, StatisticKind> = new Map([
  ['z', 'z'],
  ['t', 't'],
  ['f', 'F'],
  ['p', 'p'],
  ['r', 'r'],
  ['chi2', 'chi2'],
  ['ale', 'ale'],
  ['effect', 'effect'],
  ['beta', 'effect'],
  ['variance', 'variance'],
  ['label', 'label'],
  ['1-p', 'oneMinusP'],
  ['mask', 'mask'],
  ['anatomical', 'anatomical'],
  ['logp', 'negLog10P'],
  ['log10p', 'negLog10P'],
])

/** `{ "Statistic": "t", "DegreesOfFreedom": 19 }`, also `StatisticType`, `stat`, `dof`, `df`; case does not matter. */
export function guessFromSidecar(sidecar: {
  readonly [key: string]: unknown
}): StatisticGuess | undefined {
  const byKey = new Map(Object.entries(sidecar).map(([k, v]) => [k.toLowerCase(), v]))
  const first = (...keys: string[]) =>
    keys.map((key) => byKey.get(key)).find((value) => value !== undefined)
  const word = first('statistictype', 'statistic', 'stat', 'map_type')
  const kind = typeof word === 'string' ? sidecarKinds.get(word.trim().toLowerCase()) : undefined
  if (!kind) return undefined
  const given = first('degreesoffreedom', 'dof', 'df')
  const dof = (Array.isArray(given) ? given : [given]).filter(
    (n): n is number => typeof n === 'number' && Number.isFinite(n) && n > 0,
  )
  return { kind, from: 'sidecar', ...(dof.length > 0 ? { dof } : {}) }
}

/** The first guess, with degrees of freedom from any other that names the same kind. */
export function bestGuess(guesses: readonly StatisticGuess[]): StatisticGuess {
  const [first] = guesses
  if (!first) return { kind: 'unknown', from: 'nothing' }
  if (first.dof) return first
  const withDof = guesses.find((guess) => guess.kind === first.kind && guess.dof)
  return withDof?.dof ? { ...first, dof: withDof.dof } : first
}
