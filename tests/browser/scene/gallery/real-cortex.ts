/** The bundled cortex with all its surfaces. */
import { assetUrls } from '#atlas/assets.ts'
import type { Cortex } from '#atlas/cortex.ts'
import { decodeInflated, loadCortex, unpackAsset } from '#atlas/decode.ts'

const bytesOf = async (url: URL) => new Uint8Array(await (await fetch(url)).arrayBuffer())

export async function loadRealCortex(): Promise<Cortex> {
  const cortex = await loadCortex(await bytesOf(assetUrls.cortex))
  return decodeInflated(await unpackAsset(await bytesOf(assetUrls.inflated)), cortex)
}
