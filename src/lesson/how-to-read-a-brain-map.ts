/** The ways in which a brain map misleads, each to be tried out on the maps on screen. */
import type { LessonSource } from './lesson.ts'

export const howToReadABrainMap = {
  id: 'how-to-read-a-brain-map',
  title: 'How to read a brain map',
  about:
    'Threshold, many tests, smoothing, sampling, overlap, reverse inference: make each mistake yourself.',
  steps: [
    {
      id: 'title',
      say: '# How to read a brain map\n\nEvery coloured spot is a **decision**. Let us take them one by one.',
      look: {},
      notes:
        'Each slide has a control that makes the mistake happen. Let somebody from the audience name the setting.',
    },
    {
      id: 'threshold',
      say: '## The threshold\n\nAt z ≥ 3.1: {volume of social above 3.1} of exclusion. Now above the threshold: **{volume of social above threshold}**.\n\nPull it down.',
      look: { show: 'a', threshold: 3.1 },
      notes:
        'Nothing in the data changes while the colour spreads. Ask at which setting people would have stopped.',
      live: ['threshold'],
    },
    {
      id: 'guess-the-threshold',
      say: '## When is the map empty?',
      look: { threshold: 2 },
      notes: 'Then raise the threshold slowly until the last spot goes.',
      question: {
        kind: 'number',
        ask: 'From which z on is nothing left of the exclusion map?',
        range: [2, 9],
        step: 0.1,
        unit: '',
        value: 'peak of social',
        answer:
          'Its largest z is **{peak of social}**, at {place of social}. It is the largest of {studies of social} studies’ peaks together, and no cluster there passes the test of size.',
      },
    },
    {
      id: 'many-tests',
      say: '## A hundred thousand tests\n\nAt p < .001 one voxel in a thousand passes by chance. The brain has more than 200,000.\n\nShuffle the peaks: spots **appear from nothing**.',
      look: { show: 'both', threshold: 3.1 },
      notes:
        'The shuffled map has as many studies and peaks, put down at random, and is marked as simulated. Neighbouring voxels go together, so that chance makes spots, not sprinkles.',
      live: ['shuffle'],
    },
    {
      id: 'clusters',
      say: '## So ask for size\n\nA cluster counts when random peaks hardly ever make one as large.\n\nExclusion keeps {clusters of social}, pain {clusters of pain}.',
      look: { maps: { a: { sample: 'social-exclusion' }, b: { sample: 'physical-pain' } } },
      notes:
        'The test speaks of the whole cluster: peaks converge somewhere in it. It does not license the name of its highest voxel.',
    },
    {
      id: 'smoothing',
      say: '## Smooth on purpose\n\nEvery peak is widened to a cloud of about a **centimetre**. [@eickhoff2009]\n\nA border finer than that is made by the method.',
      look: { show: 'a', view: 'medial-right', threshold: 2.3 },
      notes:
        'With 20 people the cloud is 9.2 mm wide at half its height. Look at the smooth outline: no anatomy is as round.',
    },
    {
      id: 'sampling',
      say: '## From voxels to a surface\n\nThe cortex is thin and folded. **Which voxels** does a point of it get?\n\nSwitch the rule and watch the edges.',
      look: { view: 'lateral-right', threshold: 3.1, show: 'b' },
      notes:
        'The most extreme of eight neighbouring voxels, which some viewers show, paints a larger area than interpolation from the very same map.',
      live: ['rule'],
    },
    {
      id: 'one-side',
      say: '## One map alone\n\nSeen alone, pain **looks like** proof for the dACC.\n\nAgainst what? Look at the other map.',
      look: { view: 'medial-right', regions: ['dacc'] },
      notes: 'Switch between one side and both. A map without its comparison invites any story.',
      live: ['one-side'],
    },
    {
      id: 'choice-of-studies',
      say: '## Who is let in\n\nTwo more papers list dACC and insula only [@chester2014; @chester2016]. With them exclusion {inclusive in ai right converges} in the **right anterior insula**.',
      look: {
        maps: {
          a: { sample: 'social-exclusion-inclusive', choice: 'strict-plus-region-style' },
          b: { sample: 'physical-pain' },
        },
        show: 'a',
        view: 'lateral-right',
        regions: ['ai'],
      },
      notes:
        'The map is computed anew from 20 studies instead of 18. Papers that report only where they looked make those regions look significant.',
      live: ['studies'],
    },
    {
      id: 'overlap',
      say: '## Overlap is not sameness\n\nTwo maps can share a place and differ in **pattern**. [@woo2014]\n\nThese share little: Dice {dice of social and pain above 3.1} at z ≥ 3.1. All over the brain r is {r of social and pain}, in the anterior insula {r of social and pain in ai}.',
      look: {
        maps: { a: { sample: 'social-exclusion' }, b: { sample: 'physical-pain' } },
        show: 'both',
        view: 'lateral-and-medial',
        regions: ['dacc', 'ai'],
      },
      notes:
        'Woo et al. 2014: each classifier was at chance on the other’s data. Click the numbers: Dice depends on the threshold and the size of both maps. A fair test of overlap asks both maps to pass (Nichols et al. 2005, doi:10.1016/j.neuroimage.2004.12.005). Even then it is overlap at the scale of centimetres.',
    },
    {
      id: 'reverse-inference',
      say: '## “The dACC is active, so it hurts”\n\nThat depends on **how often** the dACC is active when nothing hurts.\n\nMove the numbers. They are yours, not measured.',
      look: { regions: ['dacc'], view: 'medial-right' },
      notes:
        'Reverse inference: P(pain | dACC) = P(dACC | pain) P(pain) / P(dACC). The debate of 2015 and 2016 (Lieberman & Eisenberger; Wager et al.) is about these numbers.',
      live: ['base-rate'],
    },
    {
      id: 'not-measured',
      say: '## Blank is not silent\n\nNo colour: no peaks **converge** here. Exclusion {social in dacc does not converge} in the dACC. Some study may still have a peak there.',
      look: { view: 'medial-right', regions: ['dacc'], threshold: 3.1 },
      notes:
        'Show the peaks as balls (Look, Peaks) to see that single studies do have peaks there.',
    },
    {
      id: 'keep',
      say: '## Ask every map\n\n1. Which **threshold**, corrected how?\n2. Which **studies** or people, how many?\n3. Compared with **what**?\n4. From place to mind: by which **numbers**?',
      look: { view: 'lateral-and-medial', regions: ['dacc', 'ai'] },
      notes: 'Print the handout: this list fits on a bookmark.',
    },
  ],
} as const satisfies LessonSource
