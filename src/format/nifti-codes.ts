/** The code tables of nifti1.h (https://nifti.nimh.nih.gov/pub/dist/src/niftilib/nifti1.h). */

export type Datatype = {
  readonly name: string
  readonly bytes: number
  /** How to read it; absent where its values are no numbers that can be drawn. */
  readonly read?:
    | 'u8'
    | 'i8'
    | 'u16'
    | 'i16'
    | 'u32'
    | 'i32'
    | 'u64'
    | 'i64'
    | 'f32'
    | 'f64'
    | 'c64'
    | 'c128'
  readonly colour?: true
}

export const datatypes: { readonly [code: number]: Datatype } = {
  1: { name: 'binary (1 bit)', bytes: 0 },
  2: { name: 'uint8', bytes: 1, read: 'u8' },
  4: { name: 'int16', bytes: 2, read: 'i16' },
  8: { name: 'int32', bytes: 4, read: 'i32' },
  16: { name: 'float32', bytes: 4, read: 'f32' },
  32: { name: 'complex64', bytes: 8, read: 'c64' },
  64: { name: 'float64', bytes: 8, read: 'f64' },
  128: { name: 'RGB24', bytes: 3, colour: true },
  256: { name: 'int8', bytes: 1, read: 'i8' },
  512: { name: 'uint16', bytes: 2, read: 'u16' },
  768: { name: 'uint32', bytes: 4, read: 'u32' },
  1024: { name: 'int64', bytes: 8, read: 'i64' },
  1280: { name: 'uint64', bytes: 8, read: 'u64' },
  1536: { name: 'float128', bytes: 16 },
  1792: { name: 'complex128', bytes: 16, read: 'c128' },
  2048: { name: 'complex256', bytes: 32 },
  2304: { name: 'RGBA32', bytes: 4, colour: true },
}

export const intentNames: { readonly [code: number]: string } = {
  0: 'none',
  2: 'correlation',
  3: 't test',
  4: 'F test',
  5: 'z score',
  6: 'chi2',
  7: 'beta',
  8: 'binomial',
  9: 'gamma',
  10: 'poisson',
  11: 'normal',
  12: 'non central F test',
  13: 'non central chi2',
  14: 'logistic',
  15: 'laplace',
  16: 'uniform',
  17: 'non central t test',
  18: 'weibull',
  19: 'chi',
  20: 'inverse gaussian',
  21: 'extreme value 1',
  22: 'p value',
  23: 'log p value',
  24: 'log10 p value',
  1001: 'estimate',
  1002: 'label',
  1003: 'neuroname',
  1004: 'general matrix',
  1005: 'symmetric matrix',
  1006: 'displacement vector',
  1007: 'vector',
  1008: 'pointset',
  1009: 'triangle',
  1010: 'quaternion',
  1011: 'dimensionless',
  2001: 'time series',
  2002: 'node index',
  2003: 'rgb vector',
  2004: 'rgba vector',
  2005: 'shape',
  3001: 'CIFTI dense connectivity',
  3002: 'CIFTI dense series',
  3006: 'CIFTI dense scalar',
  3007: 'CIFTI dense label',
}

const spaceUnits: { readonly [code: number]: string } = { 0: 'unknown', 1: 'm', 2: 'mm', 3: 'um' }
const timeUnits: { readonly [code: number]: string } = {
  0: 'unknown',
  8: 's',
  16: 'ms',
  24: 'us',
  32: 'Hz',
  40: 'ppm',
  48: 'rad/s',
}

/** `xyzt_units` holds both: the lowest three bits for space, the next three for time. */
export function unitNames(xyztUnits: number): { space: string; time: string } {
  return {
    space: spaceUnits[xyztUnits & 7] ?? 'unknown',
    time: timeUnits[xyztUnits & 56] ?? 'unknown',
  }
}
