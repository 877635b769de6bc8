/** Where things lie in the checkout. */
import { fileURLToPath } from 'node:url'

/** The checkout's top folder, with a separator at its end. */
export const repository = fileURLToPath(new URL('../../', import.meta.url))

/** The built page. */
export const dist = fileURLToPath(new URL('../../dist/', import.meta.url))

/** What the commands keep for themselves between runs; git ignores it. */
export const cache = fileURLToPath(new URL('../../.cache/', import.meta.url))
