/** Why there is no figure, in words. */
export class FigureError extends Error {
  readonly tag = 'no-picture'
}
