/** Which labels of the atlases are cortex. */

/** AAL: 1-90 are the cerebrum; hippocampus 37, 38, amygdala 41, 42 and the deep nuclei 71-78 are no neocortex. */
export function isCorticalAal(label: number): boolean {
  return (
    label >= 1 && label <= 90 && !(label >= 71 && label <= 78) && ![37, 38, 41, 42].includes(label)
  )
}

export const corticalAalLabels = Array.from({ length: 90 }, (_, n) => n + 1).filter(isCorticalAal)
