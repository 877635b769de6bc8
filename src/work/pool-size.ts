/** Two at least, one a side of the comparison; more than eight would hold more memory than they save time. */
export const poolSize = (cores: number): number => Math.max(2, Math.min(8, cores))
