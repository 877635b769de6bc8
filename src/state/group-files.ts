/** Which of the files that were dropped together belong together: the formats say it. */
export { groupFiles, isOfSurface as looksLikeSurface } from '#format/belong.ts'
