/** Everything that can be set, in the order in which one looks at a map: threshold, colours, regions, brain. */
import { BrainControls } from './BrainControls.tsx'
import { ColourControls } from './ColourControls.tsx'
import { RegionList } from './RegionList.tsx'
import { ThresholdControls } from './ThresholdControls.tsx'
import { WhatThisIs } from './WhatThisIs.tsx'

export function ControlPanel() {
  return (
    <aside className="controls" aria-label="Controls">
      <ThresholdControls />
      <ColourControls />
      <RegionList />
      <BrainControls />
      <WhatThisIs />
    </aside>
  )
}
