/**
 * Scientific Colour Maps 7.0.1, Fabio Crameri, MIT (see NOTICE): Crameri 2018, doi:10.5281/zenodo.1243862; Crameri, Shephard & Heron
 * 2020, Nat Commun 11:5444, doi:10.1038/s41467-020-19160-7. The published tables, as GMT 6.4 has them.
 */
import { diverging, sequential } from './published.ts'

const source =
  'as published: Scientific Colour Maps 7.0.1, Crameri 2018, doi:10.5281/zenodo.1243862, MIT'

export const batlow = sequential(
  'Batlow',
  '#011959 #08255b #0d315d #0f3b5f #114360 #134b61 #175262 #1b5962 #226061 #2b655e #356a59 #406f53 #4d734d #597745 #667b3e #747e38 #828232 #90862d #a0892b #b08d2e #bf9035 #ce923f #dc954c #e8985b #f19d6c #f8a27e #fca891 #fdaea2 #fdb4b4 #fdbac4 #fcbfd6 #fbc6e8 #faccfa',
  source,
)

export const devon = sequential(
  'Devon',
  '#2c1a4c #2b2154 #2a295b #293063 #29386a #283f72 #27477b #275084 #29588f #2c5f9a #3265a5 #396bb1 #4272bc #4e79c6 #5e80cf #6e88d7 #7e8fdd #8c95e2 #9a9be7 #a6a3eb #afaaee #b7b1f0 #beb8f2 #c4bff3 #cac6f4 #d1cdf5 #d7d4f7 #dedbf8 #e4e2fa #ebe9fb #f2f0fc #f8f8fe #ffffff',
  source,
)

/** From dark to light, as version 8 has it, too: on a grey brain what is strong is light. */
export const lajolla = sequential(
  'Lajolla',
  '#1a1a01 #241e09 #302210 #3c2615 #492a1b #562f21 #633328 #71372e #7f3b34 #8c403a #9b443f #a94944 #b74f47 #c5574a #d0604c #d96b4e #de754f #e27f50 #e58851 #e79252 #e99b53 #eba454 #edae56 #efb859 #f2c360 #f4ce69 #f7d875 #f9e184 #fbe992 #fcefa1 #fdf5af #fefabe #ffffcc',
  source,
)

export const vik = diverging(
  'Vik',
  '#001261 #021f69 #022b71 #023779 #034481 #055089 #0c5e92 #1b6c9b #2f7ca6 #468cb1 #5f9dbc #78adc7 #91bdd1 #abcbdc #c3dae5 #dbe5e9 #ece5e0 #eed9cd #e9cab8 #e2baa3 #dbab8e #d59c7a #cf8d67 #c97f54 #c37142 #bd6330 #b3521e #a43f0e #932f06 #832106 #741506 #670a07 #590008',
  source,
)

export const berlin = diverging(
  'Berlin',
  '#9eb0ff #8caef6 #79abed #65a7e2 #529fd4 #4294c2 #3686ae #2e779a #296987 #235a74 #1e4c62 #193e50 #143240 #112630 #111b21 #121215 #190c09 #220c02 #2b0e01 #351000 #411201 #4c1602 #5a1d08 #6b2611 #7c331d #8d412d #9d503e #ad5f50 #bd6e62 #cc7d74 #dd8d86 #ee9d9a #ffadad',
  source,
)
