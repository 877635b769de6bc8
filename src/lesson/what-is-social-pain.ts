/** What is meant by social pain, where in the brain it was looked for, and who or what changes the answer. */
import type { LessonSource } from './lesson.ts'

export const whatIsSocialPain = {
  id: 'what-is-social-pain',
  title: 'What is social pain?',
  about: 'The word, the two regions that made it famous, and what changes the response.',
  steps: [
    {
      id: 'title',
      say: '# What is social pain?\n\nThe hurt of being **rejected, excluded or left**.',
      look: {},
      notes:
        'Left brain: social exclusion. Right brain: physical pain. Both are meta-analyses of published peaks, not one person’s brain at work. Let the audience look for ten seconds before you speak.',
    },
    {
      id: 'event-and-experience',
      say: '## Two words\n\n**Social exclusion** is what happens.\n\n**Social pain** is what it feels like.\n\nA scanner sees neither. It sees blood flow.',
      look: { show: 'a' },
      notes:
        'Definitions of this lesson, to keep an event, an experience and a measurement apart. Most arguments in this field start where these three are mixed.',
    },
    {
      id: 'first-study',
      say: '## 2003: a ball game in a scanner\n\n**13 people** were left out of a game of catch. dACC, insula and right ventral prefrontal cortex were more active. [@eisenberger2003]',
      look: { regions: ['dacc', 'ai', 'rvlpfc'], threshold: 8 },
      notes:
        'The map is hidden on purpose (threshold above its highest value): these are regions, not results. 13 is a small number; say so now, the lesson on reading maps returns to it.',
    },
    {
      id: 'find-dacc',
      say: '## Your turn\n\nWhere is the **dACC**?',
      look: { regions: [], view: 'medial-right', threshold: 8 },
      notes:
        'Let people point first, then click where most of them point. By keyboard: Alt and the arrows, then Enter.',
      question: {
        kind: 'place',
        ask: 'Click where you think the dorsal anterior cingulate cortex is.',
        region: 'dacc',
        answer:
          'On the inner face, **above the corpus callosum**, up to the cingulate sulcus, y from 0 to 30 mm. [@lieberman2015]',
      },
    },
    {
      id: 'dacc',
      say: '## The dACC\n\nOne reading: it is **selective for pain**. [@lieberman2015]\n\nThe reply: it answers robustly to **much that is not pain**. [@wager2016]',
      look: { regions: ['dacc'], threshold: 8 },
      notes:
        'Tell both sides. Lieberman and Eisenberger argued from a database of more than 10,000 studies; Wager and colleagues answered that word frequencies are not processes. The exact edge of the region is a convention, too: hover over its name in the list.',
    },
    {
      id: 'anterior-insula',
      say: '## The anterior insula\n\nHidden in a deep fold. Its upper part is linked to the **dACC**, its lower part to the **pregenual cingulate**. [@deen2011]',
      look: { view: 'lateral-left', regions: ['dai', 'vai', 'pi'], inflation: 1.6 },
      notes:
        'The cortex is inflated so that the fold opens. Deen and colleagues found three parts by their connections: posterior, dorsal anterior, ventral anterior.',
    },
    {
      id: 'eighteen-studies',
      say: '## {studies of social} studies together\n\nExclusion {social in dacc does not converge} in the **dACC** and {social in ai does not converge} in the **anterior insula**. It {social in vmpfc converges} in **vmPFC**.',
      look: {
        view: 'lateral-and-medial',
        inflation: 1,
        regions: ['dacc', 'ai', 'vmpfc'],
        threshold: 3.1,
      },
      notes:
        'Read the sentence as: the peaks of the studies lie closer together there than chance would have it, or not. “Does not converge” is not “nothing happens”. The words are worked out from the map on screen; leave a study out under Evidence and they may turn.',
      live: ['studies'],
    },
    {
      id: 'twenty-five-studies',
      say: '## Let more studies in: {studies of inclusive}\n\nNow exclusion {inclusive in ai right converges} in the **right anterior insula**.\n\nWho chooses the studies chooses the answer.',
      look: {
        maps: { a: { sample: 'social-exclusion-inclusive' }, b: { sample: 'physical-pain' } },
        view: 'lateral-right',
      },
      notes:
        'The wider choice lets in correlations, group comparisons, a conjunction and tables of chosen regions. The strict choice left some tables out by looking at where their peaks lie. Both lean; the page lets you flip between them.',
    },
    {
      id: 'meta-analyses',
      say: '## Reviews differ as well\n\n- Both **ventral and dorsal** ACC; Cyberball less in the dorsal part. [@rotge2015]\n- **No reliable dACC**; fewer than 15 % of studies report a peak there. [@mwilambwe2021]',
      look: {
        maps: { a: { sample: 'social-exclusion' }, b: { sample: 'physical-pain' } },
        view: 'medial-right',
        regions: ['dacc', 'pgacc', 'sgacc'],
      },
      notes:
        'Rotge et al.: 46 articles, 940 subjects. Mwilambwe-Tshilobo and Spreng: 53 studies, 1,817 subjects. Vijayakumar et al. (PMID 28235565) name medial prefrontal and posterior cingulate cortex, right precuneus and left ventrolateral prefrontal cortex.',
    },
    {
      id: 'support',
      say: '## Support changes the response\n\nWith **social support** in the same task, left dorsolateral prefrontal cortex comes in. [@nishiyama2015]\n\nTime spent **with friends** goes with the later response. [@masten2012]',
      look: { show: 'a', regions: ['dacc', 'ai'], view: 'lateral-and-medial' },
      notes:
        'Nishiyama et al.: 46 undergraduates. Masten et al. relate dACC and anterior insula responses to time with friends; that is a correlation. How we feel with somebody else who is excluded (empathy) has been studied in the scanner, too; those studies are not in these maps.',
    },
    {
      id: 'surprise',
      say: '## Or is it surprise?\n\nBeing thrown the ball **too often** engages dACC and insula as well. [@overinclusion2020]',
      look: { show: 'both' },
      notes:
        'N = 69. If being favoured does it, too, then hurt alone cannot be the explanation. Ask the audience for another contrast that would tell the two apart.',
    },
    {
      id: 'keep',
      say: '## To keep\n\n- An event, an experience, a measurement: **three things**.\n- Two famous regions; **neither is a pain detector**. [@wager2016]\n- The choice of studies is part of the result.',
      look: { regions: ['dacc', 'ai'], threshold: 3.1 },
      notes: 'The next lesson puts the two maps side by side and tells the debate.',
    },
  ],
} as const satisfies LessonSource
