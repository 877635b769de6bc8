/**
 * The cmocean maps 2.0, Kristen M. Thyng, MIT (see NOTICE): Thyng, Greene, Hetland, Zimmerle & DiMarco 2016, Oceanography 29(3):9-13,
 * doi:10.5670/oceanog.2016.66. The published tables, as GMT 6.4 has them.
 */
import { diverging, sequential } from './published.ts'

const source = 'as published: cmocean 2.0, Thyng et al. 2016, doi:10.5670/oceanog.2016.66, MIT'

export const thermal = sequential(
  'Thermal',
  '#042333 #052943 #082e54 #0e3167 #19337c #273491 #39339e #49369f #563b9c #614198 #6d4694 #774b91 #82508f #8d548c #985889 #a45c86 #b05f82 #bc627d #c86676 #d36a6e #de7065 #e7765b #ef7e51 #f58749 #f99242 #fb9e3e #fcaa3c #fbb73d #f9c441 #f7d246 #f3df4c #eeed53 #e8fa5b',
  source,
)

export const ice = sequential(
  'Ice',
  '#040613 #0b0d1e #13132a #1a1a35 #212041 #28264e #2e2c5a #333267 #383975 #3c3f81 #3e478e #3f4f9a #3f57a3 #3e60ab #3e69b0 #4072b4 #427bb7 #4683ba #4b8bbd #5194c0 #579cc3 #5fa5c6 #67adc9 #70b5cd #7abed0 #85c6d3 #92ced7 #a0d6dc #afdde1 #bee5e7 #cdecef #dcf4f6 #eafdfd',
  source,
)

export const balance = diverging(
  'Balance',
  '#181c43 #20275b #263276 #293c93 #2548b0 #1059be #0f6abd #237aba #3888ba #4d95ba #64a1bc #7dadbf #97b9c5 #afc5cd #c6d1d6 #dddfe1 #f1ecec #eadbd7 #e3c8c0 #ddb5a9 #d8a392 #d2917b #cd7e64 #c76c4f #c0593c #b9452c #af3024 #a11d25 #901029 #7b0e29 #650f24 #510d1c #3c0912',
  source,
)
