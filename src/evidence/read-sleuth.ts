/**
 * Peaks as BrainMap's Sleuth writes them and GingerALE reads them: `//Reference=MNI`, then for each experiment lines of
 * `// label`, `//Subjects=20`, and three numbers a line; a blank line ends the experiment.
 */
import {
  type CollectedStudies,
  collectFoci,
  type DroppedRow,
  type FocusRow,
  factsOfLabel,
  spaceNamed,
} from './collect-foci.ts'
import { EvidenceError } from './evidence-error.ts'
import { numberOf } from './read-foci-table.ts'

/** @throws EvidenceError `bad-study-table` when the reference space is stated and unknown */
export function readSleuth(text: string): CollectedStudies {
  const foci: FocusRow[] = []
  const dropped: DroppedRow[] = []
  const labels = new Map<string, string>()
  const timesNamed = new Map<string, number>()
  let space: string | undefined
  let label = ''
  let key = ''
  let n: string | undefined
  let inPeaks = false
  const close = () => {
    label = ''
    key = ''
    n = undefined
    inPeaks = false
  }
  text.split(/\r?\n|\r/).forEach((raw, index) => {
    const line = index + 1
    const content = raw.trim()
    if (content === '') {
      if (inPeaks) close()
      return
    }
    const comment = /^\/\/\s*(.*)$/.exec(content)?.[1]
    if (comment !== undefined) {
      const reference = /^reference\s*=\s*(.*)$/i.exec(comment)?.[1]
      const subjects = /^subjects\s*=\s*(.*)$/i.exec(comment)?.[1]
      if (reference !== undefined) {
        if (!spaceNamed(reference.trim())) {
          throw new EvidenceError(
            'bad-study-table',
            `Line ${line}: the reference space "${reference.trim().slice(0, 40)}" is not known; write //Reference=MNI or //Reference=Talairach.`,
          )
        }
        space = reference.trim()
        return
      }
      // A label or a number of subjects after peaks begins the next experiment, also without a blank line.
      if (inPeaks) close()
      if (subjects !== undefined) n = subjects.trim()
      else if (comment !== '') label = label === '' ? comment : `${label} ${comment}`
      return
    }
    if (!inPeaks) {
      inPeaks = true
      key = uniqueKey(labels, timesNamed, label || `experiment from line ${line}`)
      labels.set(key, label)
    }
    const fields = content.split(/[\s,;]+/).filter((f) => f !== '')
    const numbers = fields.slice(0, 3).map((f) => numberOf(f, false))
    const [x, y, z] = numbers
    if (x === undefined || y === undefined || z === undefined) {
      const reason = `three numbers are expected: "${content.slice(0, 60)}"`
      dropped.push({ line, reason })
      return
    }
    foci.push({ line, study: key, coordinates: [x, y, z], space, n })
  })
  return collectFoci(foci, (study) => factsOfLabel(labels.get(study) || study), dropped)
}

/** `wanted`, numbered from its second time on. `timesNamed` remembers how far the numbers have come. */
function uniqueKey(
  taken: ReadonlyMap<string, unknown>,
  timesNamed: Map<string, number>,
  wanted: string,
): string {
  let times = timesNamed.get(wanted) ?? 1
  let key = times === 1 ? wanted : `${wanted} (${times})`
  for (; taken.has(key); key = `${wanted} (${times})`) times++
  timesNamed.set(wanted, times + 1)
  return key
}
