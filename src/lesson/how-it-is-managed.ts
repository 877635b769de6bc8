/** Support, talking therapy, mindfulness, medication: what each is, what was checked, and how to ask for evidence. No advice. */
import type { LessonSource } from './lesson.ts'

export const howItIsManaged = {
  id: 'how-it-is-managed',
  title: 'How it is managed',
  about: 'Support, CBT, mindfulness, medication: what to ask of the evidence. No medical advice.',
  steps: [
    {
      id: 'title',
      say: '# How it is managed\n\nSupport, therapy, mindfulness, medication.\n\n**This is no medical advice.**',
      look: { show: 'a' },
      notes:
        'This lesson says only what was checked for this program. Where nothing was checked it gives the question to ask instead of an answer.',
    },
    {
      id: 'where-to-help',
      say: '## Where can help take hold?\n\n- the **situation**: being let in again\n- the **thought**: what it is taken to mean\n- the **feeling** and the **body**',
      look: { threshold: 8 },
      notes:
        'A way to sort the means, made for this lesson. Support changes the situation, talking therapy the thought, mindfulness how one stands to the feeling, medication the body.',
    },
    {
      id: 'what-counts',
      say: '## What would convince you?',
      look: {},
      notes:
        'Let people vote before you reveal. The two wrong answers are what headlines are made of.',
      question: {
        kind: 'choice',
        ask: 'Which result shows that something helps against being hurt by exclusion?',
        options: [
          'The dACC is less active afterwards.',
          'People who use it are happier.',
          'Chance decided who got it, and they felt less hurt.',
        ],
        right: 2,
        answer:
          '**The third.** The outcome is how people feel, and chance took care of the rest. A quieter region is not a smaller hurt.',
      },
    },
    {
      id: 'support',
      say: '## Support\n\nIn the scanner, **support** during exclusion came with activity in left dorsolateral prefrontal cortex. [@nishiyama2015]',
      look: { threshold: 3.1, view: 'lateral-left' },
      notes:
        '46 undergraduates. The study shows what goes with support in the brain for minutes; it is no trial of a treatment.',
    },
    {
      id: 'friends',
      say: '## Friends\n\nTime spent with **friends** goes with a different response to exclusion later, in dACC and anterior insula. [@masten2012]',
      look: { view: 'lateral-and-medial', regions: ['dacc', 'ai'] },
      notes:
        'A correlation: people with friends differ in more than that. As a reason to stay in touch it may be enough.',
    },
    {
      id: 'cbt',
      say: '## Cognitive behavioural therapy\n\nLooks for the **thought** between the event and the hurt, tests it, and tries other behaviour.\n\nAsk: **compared with what? For whom? How long?**',
      look: {},
      notes:
        'A description, not a claim. No trial of CBT against social pain was checked for this program; bring one to the seminar and put the three questions to it.',
    },
    {
      id: 'mindfulness',
      say: '## Mindfulness\n\nPractises to **notice** a feeling without acting on it.\n\nAsk: did the other group **expect** as much, and **spend** as much time?',
      look: {},
      notes:
        'Again a description and a question. Expectation is the hard thing to balance, because nobody can be blind to what they practise.',
    },
    {
      id: 'medication',
      say: '## Medication\n\nThat an **opioid receptor gene** goes with the response to exclusion [@way2009] does **not** make a painkiller a remedy for rejection.',
      look: { regions: ['dacc', 'ai'] },
      notes:
        'An association across people. Opioids carry grave risks. Never take or stop a medicine because of a brain picture; ask a doctor.',
    },
    {
      id: 'brain-as-outcome',
      say: '## A brain map is not an outcome\n\nExclusion {social in dacc does not converge} in the **dACC**. What should a treatment make smaller there?',
      look: { regions: ['dacc'], view: 'medial-right' },
      notes:
        'In this evidence there is no reliable dACC response to begin with (as in Mwilambwe-Tshilobo & Spreng 2021). So its becoming smaller could not be the aim.',
    },
    {
      id: 'limits',
      say: '## Limits of all four\n\n- Studies are **small** and **short**.\n- Exclusion in the lab is **mild**.\n- Being left out may call for **change around** the person, not in them.',
      look: { view: 'lateral-and-medial', regions: ['dacc', 'ai'] },
      notes:
        'The first two follow from the tables in this program; the third is a thought to discuss.',
    },
    {
      id: 'help',
      say: '## If it is you\n\nTell **one person** you trust.\n\nYour university’s counselling or your doctor can do more than a slide.',
      look: { threshold: 8 },
      notes: 'Put your local contacts on this slide: edit the lecture and save it as a file.',
    },
  ],
} as const satisfies LessonSource
