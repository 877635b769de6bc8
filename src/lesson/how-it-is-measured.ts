/** Rating scales, a ball game to play, and the way from a scanner to a map of many studies. */
import type { LessonSource } from './lesson.ts'

export const howItIsMeasured = {
  id: 'how-it-is-measured',
  title: 'How it is measured',
  about: 'Say it, play it, scan it: two scales, a game to play, and how a map comes about.',
  steps: [
    {
      id: 'title',
      say: '# How it is measured\n\n**Say** it. **Do** it. **Scan** it.',
      look: {},
      notes:
        'Three windows on the same thing, none of them the thing itself. The audience will use all three today.',
    },
    {
      id: 'play',
      say: '## Play catch for a minute\n\nThe two other players are **simulated**. Throw with the arrow keys or a click.',
      look: { threshold: 8, show: 'a' },
      notes:
        'A small version of the game of which so many of these studies are made. The first throws are fair, then the others keep the ball. Say that the players are simulated: nobody here is deceived. Nothing is stored.',
      live: ['cyberball'],
    },
    {
      id: 'steps-with-words',
      say: '## Say it: steps with words\n\nA **Likert scale** adds up answers to several statements.',
      look: {},
      notes:
        'Answer with the game in mind. Two statements are turned round, so that agreeing with everything does not make a high score. The statements were written for this program; they are no validated questionnaire.',
      live: ['likert'],
    },
    {
      id: 'a-line-without-words',
      say: '## Say it: a line\n\nA **visual analogue scale** is read in millimetres. No steps, no words between the ends.',
      look: {},
      notes:
        'Ask two people to mark “the same” hurt. The scale is fine, but its unit is private: 60 mm of one person need not be 60 mm of another.',
      live: ['analogue-scale'],
    },
    {
      id: 'which-scale',
      say: '## What does a scale measure?',
      look: {},
      notes:
        'There is no instrument for hurt that does not go through a person’s answer or behaviour.',
      question: {
        kind: 'choice',
        ask: 'Two people both mark 60 mm. What do we know?',
        options: [
          'They hurt equally.',
          'They gave the same answer.',
          'Their dACC is equally active.',
        ],
        right: 1,
        answer:
          '**They gave the same answer.** That is all, and often it is enough: compare each person with themselves.',
      },
    },
    {
      id: 'contrast',
      say: '## Scan it: a contrast\n\nWhat such a study computes: **left out minus taken along**.\n\nEverything that differs between the two is in it, surprise as well. [@overinclusion2020]',
      look: { threshold: 3.1, show: 'a', regions: ['dacc', 'ai'] },
      notes:
        'Go back to the game’s tally: the two rounds differ in the number of throws to you, in what you expect, in what your hand does. All of it is in the difference.',
    },
    {
      id: 'peaks',
      say: '## From a map to a table\n\nA paper prints only the **peaks** above its own threshold: here {foci of social} of them.',
      look: { peaks: true, glass: 0.85, inflation: 0, view: 'lateral-left', regions: [] },
      notes:
        'Each ball is a published peak. What stayed below a study’s threshold is in no table. A blank place is not a silent place.',
    },
    {
      id: 'many-studies',
      say: '## From tables to a map of many\n\nEach peak becomes a **small cloud**, wider for small studies. [@eickhoff2009]\n\nWithin a study the **largest** counts. [@turkeltaub2012]',
      look: {
        peaks: false,
        glass: 0,
        inflation: 1,
        view: 'lateral-and-medial',
        regions: ['dacc', 'ai'],
      },
      notes:
        'Activation likelihood estimation. The clouds of all studies are joined to the probability that at least one peak lies here, and compared with a null (Eickhoff et al. 2012).',
    },
    {
      id: 'studies-and-people',
      say: '## Count before you believe\n\nExclusion: {studies of social} studies. Pain: {studies of pain}.\n\nFrom one peak more or less a cluster may come or go.',
      look: { show: 'both' },
      notes:
        'Eighteen studies are few. How many people took part is known for eight of them only; for the others the map assumes 20.',
      live: ['studies'],
    },
    {
      id: 'one-place',
      say: '## Read one place\n\nAt the dACC’s highest point for pain, {place of pain in dacc}, z is {peak of pain in dacc}. Exclusion’s highest in the dACC is {peak of social in dacc}.',
      look: { view: 'medial-right', regions: ['dacc'] },
      notes:
        'Click a number to see where it comes from. z is how closely peaks lie together. It is not how strongly anything responds.',
    },
    {
      id: 'keep',
      say: '## To keep\n\n- Answer, behaviour, blood flow: **three measures, none is the hurt**.\n- A contrast holds **everything** that differs.\n- A table holds only what passed.',
      look: { view: 'lateral-and-medial', regions: ['dacc', 'ai'] },
      notes:
        'Databases behind the peaks: Neurosynth (Yarkoni et al. 2011, doi:10.1038/nmeth.1635) and NeuroQuery (Dockès et al. 2020, doi:10.7554/eLife.53385).',
    },
  ],
} as const satisfies LessonSource
