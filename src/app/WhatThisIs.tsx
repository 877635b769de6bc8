/** What may not be read into the picture. */
import { OVERLAP, REVERSE_INFERENCE } from '#evidence/words.ts'

export function WhatThisIs() {
  return (
    <section className="control-group" aria-labelledby="care-title">
      <h3 id="care-title">Read with care</h3>
      <p>{OVERLAP}</p>
      <p>{REVERSE_INFERENCE}</p>
      <p className="aside">
        The cortex is one person’s (Colin27) in MNI space; a map in MNI152 may lie several
        millimetres off its folds.
      </p>
    </section>
  )
}
