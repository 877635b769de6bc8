/** Code that is fetched when it is needed. */
import { PartMissingError } from '#work/part-missing-error.ts'

/** @throws PartMissingError, whose words say that it did not come */
export const fetchedCode = <Code>(coming: Promise<Code>): Promise<Code> =>
  coming.catch((cause) => {
    throw new PartMissingError(cause)
  })
