/** What every kind of view has. */
import * as v from 'valibot'
import { shortText } from '#view/bounds.ts'

export const viewBase = {
  /** Another text for every other view of a document. */
  id: shortText,
  /** A side, or what the comparison of both gives. */
  shows: v.picklist(['a', 'b', 'comparison']),
  /** Views of one group follow one another while the cameras are linked; null follows nobody. */
  group: v.nullable(shortText),
}
