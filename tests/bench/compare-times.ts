/** Times several ways of doing one thing, interleaved, so that whatever else the machine does hits all of them alike. */

export type Timing = {
  readonly label: string
  /** Median of the rounds. */
  readonly medianMs: number
  /** Median over the rounds of this way's time divided by the first way's in the same round. */
  readonly ratio: number
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/**
 * Prints one line a way and returns the numbers. The first way is what the others are compared with.
 */
export async function compareTimes(
  ways: { readonly [label: string]: () => unknown },
  rounds = 11,
): Promise<readonly Timing[]> {
  const labels = Object.keys(ways)
  const times = new Map<string, number[]>(labels.map((label) => [label, []]))
  // The first round warms up and is not counted.
  for (let round = -1; round < rounds; round++) {
    for (const label of labels) {
      const started = performance.now()
      await ways[label]!()
      if (round >= 0) times.get(label)!.push(performance.now() - started)
    }
  }
  const first = times.get(labels[0]!)!
  const timings = labels.map((label): Timing => {
    const own = times.get(label)!
    return { label, medianMs: median(own), ratio: median(own.map((ms, n) => ms / first[n]!)) }
  })
  const width = Math.max(...labels.map((label) => label.length))
  for (const { label, medianMs, ratio } of timings) {
    console.log(
      `${label.padEnd(width)} ${medianMs.toFixed(2).padStart(10)} ms ${ratio.toFixed(2).padStart(8)} x`,
    )
  }
  return timings
}
