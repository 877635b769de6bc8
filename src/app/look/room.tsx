/** Look: how the maps and the brain under them are drawn. */
import { Fold } from '#app/shell/Fold.tsx'
import type { Room } from '#app/shell/room.ts'
import { BrainControls } from './BrainControls.tsx'
import { ColourControls } from './ColourControls.tsx'
import { DrawnRegions } from './DrawnRegions.tsx'
import { Layers } from './Layers.tsx'
import { FirstRegions, RegionList } from './RegionList.tsx'
import { ThresholdControls, ThresholdSigns } from './ThresholdControls.tsx'
import { WhatThisIs } from './WhatThisIs.tsx'

function Look() {
  return (
    <>
      <ThresholdControls />
      <FirstRegions />
      <Fold id="colours" title="Threshold and colours">
        <ThresholdSigns />
        <ColourControls />
        <Layers />
      </Fold>
      <Fold id="regions" title="Regions and labels">
        <RegionList />
        <DrawnRegions />
      </Fold>
      <Fold id="brain" title="Brain">
        <BrainControls />
      </Fold>
      <WhatThisIs />
    </>
  )
}

export const lookRoom: Room = { id: 'look', label: 'Look', Content: Look }
