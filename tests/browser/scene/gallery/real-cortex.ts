import type { Cortex } from '#atlas/cortex.ts'

export async function loadRealCortex(): Promise<Cortex> {
  throw new Error('not there yet')
}
