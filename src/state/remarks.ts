/** What a user should know about a map before drawing a conclusion: the file's oddities, and how it met the cortex. */
import type { Warning } from '#format/file-info.ts'
import type { ShownMap } from './app-state.ts'

/** Remarks on how a map lies on the cortex; those on the file itself come with the file. */
function onCortex({ values, notSampled }: ShownMap): readonly Warning[] {
  const vertices = values.left.length + values.right.length
  if (notSampled === vertices) {
    return [
      {
        tag: 'misses-brain',
        message: 'None of this map lies on the brain.',
        why: 'Every point of the cortex is outside its grid or has no number there: it is in another space than MNI, or holds nothing.',
        whatToDo: 'Bring it to MNI space with the program that made it, and drop the result.',
      },
    ]
  }
  if (notSampled > 0.2 * vertices) {
    return [
      {
        tag: 'covers-part',
        message: `${Math.round((100 * notSampled) / vertices)} % of the cortex has no data in this map.`,
        why: 'It is hatched: not measured is not the same as no effect.',
      },
    ]
  }
  return []
}

export function remarksOn(shown: ShownMap): readonly Warning[] {
  return [...onCortex(shown), ...shown.info.warnings]
}
