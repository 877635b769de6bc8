/** What excludes people, what it does to them, and how much of that an imaging study can show. */
import type { LessonSource } from './lesson.ts'

export const causesAndEffects = {
  id: 'causes-and-effects',
  title: 'Causes and effects',
  about: 'Rejection, exclusion, bullying, betrayal; distress, body, behaviour, mental health.',
  steps: [
    {
      id: 'title',
      say: '# Causes and effects\n\nWhat excludes people, and **what it does** to them.',
      look: { show: 'a' },
      notes:
        'The subject can touch somebody in the room. Say at the start that nobody has to tell anything about themselves.',
    },
    {
      id: 'four-causes',
      say: '## Four ways to be shut out\n\n- **Rejection**: no from one person\n- **Exclusion**: left out by a group\n- **Bullying**: again and again, by somebody stronger\n- **Betrayal**: by somebody trusted',
      look: { threshold: 8 },
      notes:
        'Working definitions of this lesson. Ask which of the four can be brought into a laboratory, and at what cost.',
    },
    {
      id: 'what-the-lab-can-do',
      say: '## What a laboratory can do\n\nMinutes of a **ball game** [@eisenberger2003], the picture of a **lost partner** [@fisher2010].\n\nNot years of bullying.',
      look: { threshold: 3.1 },
      notes:
        'Causes in the strong sense (somebody was excluded by design) are shown only for the short, mild kind. For the rest there are comparisons of groups.',
    },
    {
      id: 'cause-or-company',
      say: '## Which of these shows a cause?',
      look: {},
      notes: 'Have people vote; ask one of each camp for the reason.',
      question: {
        kind: 'choice',
        ask: 'Which design shows that exclusion causes something?',
        options: [
          'Excluded and accepted pupils are compared.',
          'Chance decides who is left out of the game.',
          'The more lonely, the stronger the response.',
        ],
        right: 1,
        answer:
          '**Chance decides.** In the other two something else may differ between the people.',
      },
    },
    {
      id: 'rejected-at-school',
      say: '## Rejected by classmates\n\nRejected adolescents responded more in **dACC** and anterior prefrontal cortex than accepted ones. [@will2016]',
      look: { view: 'medial-right', regions: ['dacc', 'dacc_anterior'] },
      notes:
        '19 and 27 adolescents. A comparison of groups: whether the rejection made the response, or something before both, it cannot tell.',
    },
    {
      id: 'adolescents',
      say: '## Young people\n\n**23 adolescents**, left out: insula, subgenual cingulate, ventral striatum. [@masten2009]\n\nIn a review the striatum came in only with the young. [@vijayakumar2017]',
      look: {
        regions: ['sgacc', 'ai', 'ventral_striatum'],
        glass: 0.7,
        view: 'lateral-left',
        inflation: 0,
      },
      notes:
        'The glass brain shows the ventral striatum. Sebastian et al. 2011 (doi:10.1016/j.neuroimage.2010.09.063) had 19 adolescents and 16 adults play.',
    },
    {
      id: 'distress',
      say: '## Distress\n\nMore hurt, more activity? Studies that asked found such relations, in **different places**. [@masten2009; @dewall2012]',
      look: { glass: 0, inflation: 1, view: 'lateral-and-medial', regions: ['dacc', 'ai'] },
      notes:
        'DeWall et al.: anxious attachment went with the response in the dACC, although the main effect has no peak there. Relations across a few dozen people are uncertain; treat each as a first hint.',
    },
    {
      id: 'body',
      say: '## The body\n\nThe response to exclusion was related to a **marker of inflammation** [@slavich2010] and to an **opioid receptor gene** [@way2009].',
      look: { regions: ['dacc', 'ai'] },
      notes:
        'Correlations across people. Symptoms such as poor sleep or headache are outside what these imaging studies measured, and this lesson makes no claim about them.',
    },
    {
      id: 'mental-health',
      say: '## Mental health\n\nPeople with **social anxiety** and without, left out in a game: they differed in the left inferior frontal gyrus only. [@heeren2017]',
      look: { view: 'lateral-left', regions: ['lvlpfc'] },
      notes:
        '23 patients, 23 controls. Domsalla et al. compared 20 patients with borderline personality disorder and 20 controls (doi:10.1093/scan/nst176). A difference between groups is not a diagnosis for one person.',
    },
    {
      id: 'converging-effect',
      say: '## What the studies share\n\nFrom {studies of social} studies, exclusion {social in vmpfc converges} in **vmPFC** and {social in tpj right converges} in the **right TPJ**; it {social in dacc does not converge} in the **dACC**.',
      look: { view: 'lateral-and-medial', regions: ['vmpfc', 'tpj', 'dacc'] },
      notes:
        'van Harmelen et al. 2014 and Gradin et al. 2012 both name medial prefrontal cortex. Behaviour after exclusion (giving, aggression, seeking company) was left out of these maps: another task, another contrast.',
    },
    {
      id: 'keep',
      say: '## To keep\n\n- The laboratory shows the **short and mild** kind.\n- Groups and correlations hint; **chance assignment** shows.\n- A map of many is no verdict on **one person**.',
      look: {},
      notes:
        'If somebody comes to you after the lecture: listen, and know where your university’s counselling is.',
    },
  ],
} as const satisfies LessonSource
