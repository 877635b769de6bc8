/** Errors of the evidence stage: a study table that can't be read, or an analysis that can't be run. */

export type EvidenceErrorTag = 'bad-study-table' | 'no-studies' | 'bad-mask' | 'bad-option'

export class EvidenceError extends Error {
  readonly tag: EvidenceErrorTag
  override readonly name = 'EvidenceError'

  constructor(tag: EvidenceErrorTag, message: string, options?: ErrorOptions) {
    super(message, options)
    this.tag = tag
  }
}
