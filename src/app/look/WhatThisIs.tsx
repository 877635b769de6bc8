/** What may not be read into the picture. */
import { frameNotice } from '#atlas/frames.ts'
import { OVERLAP, REVERSE_INFERENCE } from '#evidence/words.ts'

export function WhatThisIs() {
  return (
    <section className="control-group" aria-labelledby="care-title">
      <h3 id="care-title">Read with care</h3>
      <p>{OVERLAP}</p>
      <p>{REVERSE_INFERENCE}</p>
      <p className="aside">{frameNotice}</p>
    </section>
  )
}
