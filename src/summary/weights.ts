/**
 * The scorer's weights, trained on 348 standfirsts of a newsroom.
 * Made by `npm run bench -- summary-train --archive DIR`; not to be edited by hand.
 */
import type { Weights } from './select.js';

/** What the summariser weighs sentences with. */
export const WEIGHTS: Weights = {
  features: {
    titleCoverage: 0.75,
    titleCosine: 0.264,
    centroid: 0.077,
    degree: 0.117,
    inversePosition: 0.1,
    isFirst: -0.052,
    isEarly: 0.038,
    relativePosition: -0.011,
    isFirstOfParagraph: 0.014,
    length: -0.102,
    isShort: -0.012,
    isLong: 0.062,
    numbers: -0.103,
    names: -0.011,
    quotation: 0.006,
    startsWithQuotation: 0.007,
    firstPerson: -0.327,
    date: 0.035,
    isDangling: 0.048,
    newTerms: -0.031,
    headingCosine: 0.058,
    captionCosine: 0.036,
    leadCosine: -0.006,
    colloquial: -0.021,
    quotedShare: -0.007,
    reports: 0.008,
  },
  redundancy: 0.3,
  opening: 0.3,
};
