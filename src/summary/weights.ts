/** The scorer's weights. Made by `npm run bench -- summary-train --archive DIR`; do not edit by hand. */
import type { Weights } from './select.js';

export const WEIGHTS: Weights = {
  features: {
    titleCoverage: 1,
    titleCosine: 0.5,
    centroid: 0.8,
    degree: 0.3,
    inversePosition: 0.6,
    isFirst: 0.2,
    isEarly: 0.2,
    relativePosition: -0.2,
    isFirstOfParagraph: 0.1,
    length: 0.5,
    isShort: -0.3,
    isLong: 0,
    numbers: 0.1,
    names: 0.1,
    quotation: -0.1,
    startsWithQuotation: -0.2,
    firstPerson: -0.2,
    date: 0,
    isDangling: -0.2,
    newTerms: 0,
  },
  redundancy: 0.5,
};
