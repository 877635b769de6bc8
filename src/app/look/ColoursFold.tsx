/** What the fold about threshold and colours holds. */
import { ColourControls } from './ColourControls.tsx'
import { Layers } from './Layers.tsx'
import { ThresholdSigns } from './ThresholdSigns.tsx'

export function ColoursFold() {
  return (
    <>
      <ThresholdSigns />
      <ColourControls />
      <Layers />
    </>
  )
}
