/** Seeded random numbers: the same seed gives the same numbers in every browser and in Node. */

/** Uniform numbers in [0, 1), 32 bits each. */
export type Random = () => number

/**
 * sfc32 (Doty-Humphrey's PractRand), its state filled from `seed` and `stream` by splitmix32.
 * Streams of one seed are independent, so permutation number k can be drawn without the k - 1 before it.
 */
export function seededRandom(seed: number, stream = 0): Random {
  let mix = Math.imul(seed | 0, 0x9e3779b1) ^ Math.imul((stream | 0) + 1, 0x85ebca6b)
  const next = () => {
    mix = (mix + 0x9e3779b9) | 0
    let t = mix ^ (mix >>> 16)
    t = Math.imul(t, 0x21f0aaad)
    t ^= t >>> 15
    t = Math.imul(t, 0x735a2d97)
    return t ^ (t >>> 15)
  }
  let a = next()
  let b = next()
  let c = next()
  let counter = next()
  const draw = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return (sum >>> 0) / 4294967296
  }
  for (let i = 0; i < 12; i++) draw()
  return draw
}

/** Puts the first `count` entries of `items` in random order drawn from all of it (Fisher-Yates). */
export function shuffleFirst(items: Int32Array, count: number, random: Random): void {
  const stop = Math.min(count, items.length - 1)
  for (let i = 0; i < stop; i++) {
    const j = i + Math.floor(random() * (items.length - i))
    const kept = items[i]!
    items[i] = items[j]!
    items[j] = kept
  }
}
