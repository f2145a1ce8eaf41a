import { compileReview, type ReviewInput, type ReviewKnowledge } from '../../../src/review/engine.js';
import { reviewInputOf } from '../../../src/review/review-input.js';
import { shippedLibrary } from '../../support/shipped-library.js';

/** The shipped library's review data, without the trained model. */
export function readReviewInput(): ReviewInput {
  return reviewInputOf(shippedLibrary());
}

export function compiledKnowledge(): ReviewKnowledge {
  return compileReview(readReviewInput());
}
