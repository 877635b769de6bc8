/** Ids of the elements that hold the parts of a page of one file: it reads itself by them when it is saved anew. */
export const partIds = {
  page: 'one-file-page',
  script: 'one-file-script',
  style: 'one-file-style',
  icon: 'one-file-icon',
  session: 'one-file-session',
} as const

/** Before the name of a brain or a map. */
export const assetPrefix = 'one-file-asset '
