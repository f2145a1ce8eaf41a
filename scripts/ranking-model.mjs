// A linear ranker: listwise softmax with the gains as target, gradient descent with momentum, L2.

const gain = (grade) => 2 ** grade - 1;
/** What a card of a grade should get of the whole: sharper than the gain, so that the first card is right. */
const TARGET = [0, 0.2, 1.5, 8];

/** The examples as flat arrays, made once. */
export function pack(examples, size) {
  return examples
    .filter(({ candidates }) => candidates.some(({ grade }) => grade > 0))
    .map(({ candidates, weight }) => {
      const gains = candidates.map(({ grade }) => TARGET[grade]);
      const total = gains.reduce((sum, value) => sum + value, 0);
      const values = new Float32Array(candidates.length * size);
      candidates.forEach(({ features }, i) => {
        values.set(features, i * size);
      });
      return { values, target: Float32Array.from(gains, (value) => value / total), weight, n: candidates.length };
    });
}

/** Weights are drawn to `prior`, which stands where the questions say nothing; features in `without` stay at 0. */
export function train(
  packed,
  size,
  { steps = 300, rate = 0.6, l2 = 0.004, without = [], prior = new Float64Array(size) } = {},
) {
  const total = packed.reduce((sum, { weight }) => sum + weight, 0);
  const weights = Float64Array.from(prior);
  for (const feature of without) weights[feature] = 0;
  const momentum = new Float64Array(size);
  for (let step = 0; step < steps; step++) {
    const gradient = new Float64Array(size);
    for (const { values, target, weight, n } of packed) {
      const scores = new Float64Array(n);
      let top = -Infinity;
      for (let i = 0; i < n; i++) {
        let score = 0;
        for (let f = 0; f < size; f++) score += weights[f] * values[i * size + f];
        scores[i] = score;
        if (score > top) top = score;
      }
      let sum = 0;
      for (let i = 0; i < n; i++) sum += scores[i] = Math.exp(scores[i] - top);
      for (let i = 0; i < n; i++) {
        const error = (scores[i] / sum - target[i]) * weight;
        if (Math.abs(error) < 1e-5) continue;
        for (let f = 0; f < size; f++) gradient[f] += error * values[i * size + f];
      }
    }
    for (let f = 0; f < size; f++) {
      const slope = gradient[f] / total + l2 * (weights[f] - prior[f]);
      momentum[f] = 0.9 * momentum[f] - rate * slope;
      if (!without.includes(f)) weights[f] += momentum[f];
    }
  }
  return weights;
}

export function dot(weights, features) {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i] * features[i];
  return sum;
}

/** hit@1, hit@3 and nDCG@5 of the order that the weights give. */
export function judge(examples, weights) {
  const rows = examples.map(({ candidates, grades }) => {
    const ranked = [...candidates].sort((a, b) => dot(weights, b.features) - dot(weights, a.features));
    const got = ranked.slice(0, 5).map(({ grade }) => grade);
    const best = Object.values(grades)
      .sort((a, b) => b - a)
      .slice(0, 5);
    const dcg = (list) => list.reduce((sum, grade, i) => sum + gain(grade) / Math.log2(i + 2), 0);
    return { hit1: got[0] === 3 ? 1 : 0, hit3: got.slice(0, 3).includes(3) ? 1 : 0, ndcg: dcg(got) / dcg(best) };
  });
  const mean = (key) => rows.reduce((sum, row) => sum + row[key], 0) / Math.max(1, rows.length);
  return { hit1: mean('hit1'), hit3: mean('hit3'), ndcg: mean('ndcg'), n: rows.length };
}

/** Logistic regression; the first feature is the bias and is not held small. */
export function trainLogistic(rows, size, { steps = 3000, rate = 0.5, l2 = 0.002 } = {}) {
  const weights = new Float64Array(size);
  const momentum = new Float64Array(size);
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  for (let step = 0; step < steps; step++) {
    const gradient = new Float64Array(size);
    for (const { features, answerable, weight } of rows) {
      const error = (logistic(weights, features) - (answerable ? 1 : 0)) * weight;
      for (let f = 0; f < size; f++) gradient[f] += error * features[f];
    }
    for (let f = 0; f < size; f++) {
      momentum[f] = 0.9 * momentum[f] - rate * (gradient[f] / total + (f === 0 ? 0 : l2 * weights[f]));
      weights[f] += momentum[f];
    }
  }
  return weights;
}

export const logistic = (weights, features) => 1 / (1 + Math.exp(-dot(weights, features)));
