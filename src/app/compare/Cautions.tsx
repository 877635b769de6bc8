/** What the literature warns of, beside the numbers to which it applies. */
import { type CautionPlace, cautionsAt } from '#comparison/cautions.ts'

export function Cautions({
  at,
  restsOnPeaks,
}: {
  readonly at: CautionPlace
  readonly restsOnPeaks: boolean
}) {
  return cautionsAt(at, restsOnPeaks).map(({ id, words, citation }) => (
    <p key={id} className="aside caution" data-caution={id}>
      {words} <cite>{citation}</cite>
    </p>
  ))
}
