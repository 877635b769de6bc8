/** How exclusion and physical pain are evoked, what each map shows, and the debate from 2003 to 2021, told from both sides. */
import type { LessonSource } from './lesson.ts'

export const socialAndPhysicalPain = {
  id: 'social-and-physical-pain',
  title: 'Social and physical pain',
  about: 'Two contrasts side by side, and eighteen years of argument about what they share.',
  steps: [
    {
      id: 'title',
      say: '# Social and physical pain\n\nDo they **share** the brain, or only an address in it?',
      look: {},
      notes:
        'Overlap in place is one claim, sameness of process another. The whole lesson is about the distance between them.',
    },
    {
      id: 'hurting-the-body',
      say: '## How to hurt a body\n\n- Heat [@quiton2014], a laser [@mobascher2010]\n- Cold [@seifert2007], a tooth [@jantsch2005]\n- Skin and inner organs [@strigo2003]',
      look: { show: 'b' },
      notes:
        'Five of the 40 studies in the pain map. Volunteers consent and can stop at any time. All are listed under Evidence with their peaks.',
    },
    {
      id: 'hurting-socially',
      say: '## How to hurt socially\n\n- Being left out of a **ball game** [@eisenberger2003]\n- The picture of a **partner who left** [@fisher2010]',
      look: { show: 'a' },
      notes:
        'These are mild, short and safe stand-ins for exclusion in life; how far they carry is a question for the next lesson.',
    },
    {
      id: 'which-is-pain',
      say: '## Which one is physical pain?',
      look: { show: 'both', threshold: 8 },
      notes:
        'Hands up for A, B, C, D; then reveal. Two of the pictures are the same contrast from other studies.',
      question: {
        kind: 'map',
        ask: 'One of these four maps is physical pain. Which?',
        options: [
          {
            name: 'A',
            look: {
              maps: { a: { sample: 'social-exclusion' }, b: { sample: 'physical-pain' } },
              show: 'a',
              threshold: 2.3,
            },
          },
          {
            name: 'B',
            look: {
              maps: { a: { sample: 'social-exclusion-inclusive' }, b: { sample: 'physical-pain' } },
              show: 'a',
              threshold: 2.3,
            },
          },
          { name: 'C', look: { show: 'b', threshold: 2.3 } },
          {
            name: 'D',
            look: {
              maps: {
                a: { sample: 'social-exclusion-inclusive', choice: 'strict-without-dewall' },
                b: { sample: 'physical-pain' },
              },
              show: 'a',
              threshold: 2.3,
            },
          },
        ],
        right: 2,
        answer:
          '**C**: 40 studies with 1,399 peaks. The other three are exclusion, from different choices of studies. More studies make a fuller map: size is not strength.',
      },
    },
    {
      id: 'pain-map',
      say: '## Pain: {studies of pain} studies, {foci of pain} peaks\n\nIt {pain in dacc_paracingulate converges} in the **dACC with the paracingulate gyrus**, {pain in ai converges} in the **anterior insula**, {pain in s2 converges} in **S2**. Highest z {peak of pain} at {place of pain}.',
      look: {
        show: 'b',
        threshold: 3.1,
        regions: ['dacc', 'dacc_paracingulate', 'ai', 's2', 'pi'],
      },
      notes:
        'On this brain the peak lies just beyond the cingulate sulcus, where the dACC as published ends: in the narrow dACC the z is high, but the cluster peaks beside it. Switch both outlines on and off. A larger meta-analysis of 140 studies names left thalamus, right anterior cingulate, both anterior insulae and the left dorsal posterior insula (Duerden & Albanese 2013, doi:10.1002/hbm.21416).',
    },
    {
      id: 'two-sides-of-pain',
      say: '## Two sides of pain\n\n**Where, what, how strong**: S1 [@bushnell1999], S2 and posterior insula are counted to the sensory side.\n\n**How bad**: dACC and anterior insula, to the affective side.\n\nA division to talk with, not a finding.',
      look: { regions: ['dacc', 'ai', 's1', 's2', 'pi'] },
      notes:
        'A useful simplification that everybody in the debate starts from. The part of S1 is itself discussed (Bushnell et al. 1999, PMC33605).',
    },
    {
      id: 'exclusion-map',
      say: '## Exclusion: {studies of social} studies, {foci of social} peaks\n\nIt {social in dacc does not converge} in the **dACC** and {social in ai does not converge} in the **anterior insula**; it {social in vmpfc converges} in **vmPFC** and {social in tpj right converges} in the **right TPJ**.',
      look: { show: 'a', regions: ['dacc', 'ai', 'vmpfc', 'tpj'] },
      notes:
        'Same method, same threshold, fewer studies. The right temporo-parietal cluster hangs on one paper: leave DeWall 2012 out and look.',
      live: ['studies'],
    },
    {
      id: 'share-the-affect',
      say: '## 2003: they share the hurt\n\nExclusion engages **dACC and insula**, as pain does. 13 people. [@eisenberger2003]',
      look: { show: 'both', regions: ['dacc', 'ai'] },
      notes:
        'How the debate came to read it: the affective side is shared, the sensory side is not. The study itself reported where activity rose.',
    },
    {
      id: 'share-the-senses',
      say: '## 2011: the sensory side, too?\n\nFor rejection and pain, **S2 and dorsal posterior insula** overlap, too. 40 people. [@kross2011]',
      look: { regions: ['s2', 'pi'], view: 'lateral-right' },
      notes:
        'Positive predictive values of up to 88 % were reported, from more than 500 studies. Remember how such a value depends on what was in the database.',
    },
    {
      id: 'not-one-matrix',
      say: '## 2013: not one pain matrix\n\nA meta-analysis of **244 people** does not support the same matrix for rejection and pain. [@cacioppo2013]',
      look: { view: 'lateral-and-medial', regions: ['dacc', 'ai'] },
      notes: 'Method: multilevel kernel density analysis of the peaks of earlier studies.',
    },
    {
      id: 'same-place-other-pattern',
      say: '## 2014: same place, other pattern\n\nA classifier for pain was right in **92 %**, one for rejection in **80 %**. Each was **at chance** on the other. [@woo2014]',
      look: { regions: ['dacc'], view: 'medial-right', zoom: 1.6 },
      notes:
        '59 people in the contrasts. The pattern within a region can differ although the region is the same: overlap is not sameness.',
    },
    {
      id: 'selective',
      say: '## 2015 and 2016: for pain only?\n\nThe dACC is **selective for pain**. [@lieberman2015]\n\nIt answers to **much else**, and words are not processes. [@wager2016]',
      look: { zoom: 1 },
      notes:
        'Both used the same kind of database. What is disputed is the step from “papers with this word report peaks here” to “this region does this”.',
    },
    {
      id: 'no-reliable-dacc',
      say: '## 2021: no reliable dACC\n\n**53 studies, 1,817 people**: no reliable dACC; ventral cingulate and posterior insula. [@mwilambwe2021]',
      look: { regions: ['dacc', 'pgacc', 'sgacc', 'pi'], view: 'lateral-and-medial' },
      notes:
        'The maps on screen agree for the dACC, and they were made independently of that review, from fewer studies.',
    },
    {
      id: 'chemistry',
      say: '## Opioids and inflammation\n\n- A **gene of the mu-opioid receptor** goes with the response to exclusion. [@way2009]\n- So does a **marker of inflammation**. [@slavich2010]',
      look: { show: 'a', regions: ['dacc', 'ai'] },
      notes:
        'Both are correlations across people, Slavich with 31 participants. They fit shared chemistry; they do not prove it.',
    },
    {
      id: 'keep',
      say: '## To keep\n\nHighest z in the dACC: pain {peak of pain in dacc}, exclusion {peak of social in dacc}. There their clusters {social and pain do not overlap in dacc}; Dice of both maps {dice of social and pain above 3.1}.\n\n- Overlap in **place** is not sameness of **pattern**. [@woo2014]\n- A good metaphor is not yet a mechanism.',
      look: { show: 'both', regions: ['dacc', 'ai'] },
      notes:
        'z is convergence across studies, not strength: the larger number in the pain map comes from more studies as well. Do not say that pain is stronger.',
    },
  ],
} as const satisfies LessonSource
