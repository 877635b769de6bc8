/** A part of the program that is fetched when first needed did not come. Its tag says so, and it may be tried again. */
export class PartMissingError extends Error {
  readonly tag = 'part-missing'

  constructor(cause: unknown) {
    super(
      'A part of the program could not be fetched: the network broke off, or this page has been replaced by a newer one. Try again; if that does not help, load the page again.',
      { cause },
    )
  }
}
