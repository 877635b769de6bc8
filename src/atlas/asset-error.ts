/** What is thrown when a bundled asset is not what it should be. */

export type AssetProblem = 'gzip' | 'magic' | 'version' | 'truncated' | 'corrupt' | 'mismatch'

const words: { readonly [problem in AssetProblem]: string } = {
  gzip: 'its compressed bytes are damaged',
  magic: 'it is no mesh file of this program',
  version: 'it was made for another version of this program',
  truncated: 'it ends too early',
  corrupt: 'its contents contradict each other',
  mismatch: 'it belongs to another set of surfaces',
}

/** Thrown for bytes of a bundled mesh file that cannot be read. */
export class AssetError extends Error {
  readonly tag = 'AssetError'
  readonly problem: AssetProblem
  /** For developers: where and what. */
  readonly detail: string
  constructor(problem: AssetProblem, detail: string, options?: ErrorOptions) {
    super(
      `The brain surface could not be read: ${words[problem]} (${detail}). Reload the page; if it stays, the installation is incomplete.`,
      options,
    )
    this.problem = problem
    this.detail = detail
  }
}

/** What another library threw, as an AssetError. */
export function damaged(problem: AssetProblem, detail: string, cause: unknown): AssetError {
  return new AssetError(problem, detail, { cause })
}
