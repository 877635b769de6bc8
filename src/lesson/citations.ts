/**
 * The literature that lessons may cite: only what was checked for this project, with what was checked. A paper enters here
 * with its DOI (or the id under which it is found) or not at all; nothing is cited from memory.
 */
export type Citation = {
  /** As it stands in the text, such as `Woo et al. 2014`. */
  readonly label: string
  readonly title?: string
  /** Where it is found. One of them at least. */
  readonly doi?: string
  readonly pmid?: string
  readonly pmc?: string
  /** What it is cited for, in own words: no more than this was read. */
  readonly checked: string
}

export const citations = {
  eisenberger2003: {
    label: 'Eisenberger et al. 2003',
    doi: '10.1126/science.1089134',
    checked:
      '13 participants; being left out of a ball-tossing game went with activity in dACC, insula and right ventral prefrontal cortex.',
  },
  kross2011: {
    label: 'Kross et al. 2011',
    doi: '10.1073/pnas.1102693108',
    checked:
      '40 participants; rejection and pain overlapped in S2 and dorsal posterior insula; positive predictive values of up to 88 % from more than 500 studies.',
  },
  cacioppo2013: {
    label: 'Cacioppo et al. 2013',
    doi: '10.1038/srep02027',
    checked:
      'Meta-analysis of 244 participants: does not support one and the same pain matrix for rejection and physical pain.',
  },
  woo2014: {
    label: 'Woo et al. 2014',
    doi: '10.1038/ncomms6380',
    checked:
      '60 participants, 59 in the contrasts; classifiers of multivoxel patterns told pain (92 %) and rejection (80 %) from their controls, and each was at chance on the other.',
  },
  rotge2015: {
    label: 'Rotge et al. 2015',
    doi: '10.1093/scan/nsu110',
    checked:
      'Meta-analysis of 46 articles, 940 subjects: social pain involves ventral and dorsal anterior cingulate; Cyberball engages the dorsal part (aMCC) less than other tasks.',
  },
  vijayakumar2017: {
    label: 'Vijayakumar et al. 2017',
    pmid: '28235565',
    checked:
      'Meta-analysis of imaging studies of social exclusion: medial prefrontal and posterior cingulate cortex, right precuneus, left ventrolateral prefrontal cortex; ventral striatum only in developmental samples.',
  },
  mwilambwe2021: {
    label: 'Mwilambwe-Tshilobo & Spreng 2021',
    doi: '10.1016/j.neuroimage.2020.117666',
    checked:
      'Meta-analysis of 53 studies, N = 1,817: no reliable dACC engagement; fewer than 15 % of the studies report a dACC peak; ventral anterior cingulate and posterior insula instead.',
  },
  duerden2013: {
    label: 'Duerden & Albanese 2013',
    doi: '10.1002/hbm.21416',
    checked:
      'ALE meta-analysis of 140 pain studies: left thalamus, right anterior cingulate, both anterior insulae, left dorsal posterior insula.',
  },
  lieberman2015: {
    label: 'Lieberman & Eisenberger 2015',
    doi: '10.1073/pnas.1515083112',
    checked:
      'Reads the dACC as selective for pain from a database of more than 10,000 studies; defines it as above the corpus callosum, up to the cingulate sulcus, with y from 0 to 30 mm.',
  },
  wager2016: {
    label: 'Wager et al. 2016',
    pmc: 'PMC4983860',
    checked:
      'Reply to Lieberman & Eisenberger: the dACC responds robustly to much that is not pain, and the frequency of words in papers is not a psychological process.',
  },
  overinclusion2020: {
    label: 'Study of overinclusion, 2020',
    doi: '10.3758/s13415-020-00772-x',
    checked:
      'N = 69: being tossed the ball more often than the others goes with dACC and insula activity as well.',
  },
  masten2009: {
    label: 'Masten et al. 2009',
    doi: '10.1093/scan/nsp007',
    checked:
      '23 adolescents; exclusion against inclusion: insula, subgenual anterior cingulate, ventral striatum, ventrolateral prefrontal cortex; later tables relate activity to distress.',
  },
  vanharmelen2014: {
    label: 'van Harmelen et al. 2014',
    doi: '10.1371/journal.pone.0085107',
    checked:
      '46 young adults, patients and controls; social exclusion went with activity of ventromedial prefrontal and posterior cingulate cortex.',
  },
  nishiyama2015: {
    label: 'Nishiyama et al. 2015',
    doi: '10.1371/journal.pone.0127426',
    checked:
      '46 undergraduates; effects of social exclusion and of social support in one table; support goes with the left dorsolateral prefrontal cortex.',
  },
  sebastian2011: {
    label: 'Sebastian et al. 2011',
    doi: '10.1016/j.neuroimage.2010.09.063',
    checked: '19 adolescents and 16 adults play Cyberball.',
  },
  will2016: {
    label: 'Will et al. 2016',
    doi: '10.1007/s10802-015-9983-0',
    checked:
      'Adolescents rejected by their classmates (19 and 27 in the groups): more activity in dACC and anterior prefrontal cortex during exclusion than in accepted ones.',
  },
  masten2012: {
    label: 'Masten et al. 2012',
    doi: '10.1093/scan/nsq098',
    checked:
      'Relates the response to exclusion, in dACC and anterior insula, to time spent with friends.',
  },
  slavich2010: {
    label: 'Slavich et al. 2010',
    doi: '10.1073/pnas.1009164107',
    checked:
      '31 participants; the response to exclusion is correlated with a marker of inflammation.',
  },
  strigo2003: {
    label: 'Strigo et al. 2003',
    doi: '10.1152/jn.01048.2002',
    checked: 'Visceral and cutaneous pain, a table each.',
  },
  jantsch2005: {
    label: 'Jantsch et al. 2005',
    doi: '10.1016/j.pain.2005.09.017',
    checked: 'Painful stimulation of a tooth and of the hand, a table each.',
  },
  seifert2007: {
    label: 'Seifert et al. 2007',
    doi: '10.1016/j.neuroimage.2007.01.021',
    checked: 'Cold that hurts (allodynia) in healthy volunteers.',
  },
  quiton2014: {
    label: 'Quiton et al. 2014',
    doi: '10.1016/j.nicl.2014.07.005',
    checked: 'Heat pain.',
  },
  mobascher2010: {
    label: 'Mobascher et al. 2010',
    doi: '10.1016/j.ijpsycho.2009.10.008',
    checked: '32 participants; pain from a laser.',
  },
  way2009: {
    label: 'Way et al. 2009',
    pmid: '19706472',
    checked: 'Relates the response to exclusion to the genotype of OPRM1, the mu-opioid receptor.',
  },
  dewall2012: {
    label: 'DeWall et al. 2012',
    doi: '10.1093/scan/nsq107',
    checked: 'Exclusion and attachment: anxious attachment is related to the response in dACC.',
  },
  fisher2010: {
    label: 'Fisher et al. 2010',
    doi: '10.1152/jn.00784.2009',
    checked: 'People who were left by a partner look at the partner and at somebody neutral.',
  },
  domsalla2014: {
    label: 'Domsalla et al. 2014',
    doi: '10.1093/scan/nst176',
    checked:
      '20 patients with borderline personality disorder and 20 controls in a game of exclusion.',
  },
  heeren2017: {
    label: 'Heeren et al. 2017',
    doi: '10.1038/s41598-017-00310-9',
    checked:
      '23 patients with social anxiety disorder and 23 controls; during exclusion they differed in the left inferior frontal gyrus only.',
  },
  gradin2012: {
    label: 'Gradin et al. 2012',
    doi: '10.1371/journal.pone.0042608',
    checked: 'In controls, more exclusion went with more activity in medial prefrontal cortex.',
  },
  chester2014: {
    label: 'Chester et al. 2014',
    doi: '10.1093/scan/nst038',
    checked: 'Lists three peaks, all in dACC or anterior insula.',
  },
  chester2016: {
    label: 'Chester et al. 2016',
    doi: '10.3758/s13415-016-0412-9',
    checked: 'Lists three peaks, all in dACC or anterior insula.',
  },
  bushnell1999: {
    label: 'Bushnell et al. 1999',
    pmc: 'PMC33605',
    checked: 'Discusses the role of the primary somatosensory cortex (S1) in pain.',
  },
  deen2011: {
    label: 'Deen et al. 2011',
    doi: '10.1093/cercor/bhq186',
    checked:
      'Three parts of the insula by their connections: posterior; dorsal anterior, linked to dACC; ventral anterior, linked to the pregenual cingulate.',
  },
  eickhoff2009: {
    label: 'Eickhoff et al. 2009',
    doi: '10.1002/hbm.20718',
    checked:
      'Width of the kernels of an activation likelihood estimation, from the number of subjects.',
  },
  turkeltaub2012: {
    label: 'Turkeltaub et al. 2012',
    doi: '10.1002/hbm.21186',
    checked: 'Within a study the largest kernel counts, so that many near peaks do not count more.',
  },
  eickhoff2012: {
    label: 'Eickhoff et al. 2012',
    doi: '10.1016/j.neuroimage.2011.09.017',
    checked: 'The analytic null of an activation likelihood estimation.',
  },
  nichols2005: {
    label: 'Nichols et al. 2005',
    doi: '10.1016/j.neuroimage.2004.12.005',
    checked:
      'A conjunction asks both maps to pass the threshold: the smaller of the two statistics.',
  },
  yarkoni2011: {
    label: 'Yarkoni et al. 2011',
    doi: '10.1038/nmeth.1635',
    checked: 'Neurosynth, the database from which most of the peaks come.',
  },
  dockes2020: {
    label: 'Dockès et al. 2020',
    doi: '10.7554/eLife.53385',
    checked: 'NeuroQuery, the database from which the other peaks come.',
  },
  holmes1998: {
    label: 'Holmes et al. 1998',
    doi: '10.1097/00004728-199803000-00032',
    checked: 'Colin27, the one brain that is drawn here.',
  },
  tzourio2002: {
    label: 'Tzourio-Mazoyer et al. 2002',
    doi: '10.1006/nimg.2001.0978',
    checked:
      'AAL, the atlas whose labels most regions are made of: 45 volumes a hemisphere, drawn by hand on the MNI single subject along its main sulci.',
  },
} as const satisfies Record<string, Citation>

export type CitationId = keyof typeof citations

export function isCitationId(id: string): id is CitationId {
  return Object.hasOwn(citations, id)
}

/** Where a reader finds the paper. */
export function addressOf({ doi, pmid, pmc }: Citation): string {
  if (doi !== undefined) return `https://doi.org/${doi}`
  if (pmid !== undefined) return `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`
  return `https://www.ncbi.nlm.nih.gov/pmc/articles/${pmc}/`
}
