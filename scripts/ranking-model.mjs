// A linear ranker: listwise softmax with the gains as target, gradient descent with momentum, L2.

const gain = (grade) => 2 ** grade - 1;

export function train(examples, size, { steps = 400, rate = 0.5, l2 = 0.002, keep = [] } = {}) {
  const usable = examples.filter(({ candidates }) => candidates.some(({ grade }) => grade > 0));
  const total = usable.reduce((sum, { weight }) => sum + weight, 0);
  const weights = new Float64Array(size);
  const momentum = new Float64Array(size);
  for (let step = 0; step < steps; step++) {
    const gradient = new Float64Array(size);
    for (const { candidates, weight } of usable) {
      const scores = candidates.map(({ features }) => dot(weights, features));
      const top = Math.max(...scores);
      const exps = scores.map((score) => Math.exp(score - top));
      const sum = exps.reduce((a, b) => a + b, 0);
      const gains = candidates.reduce((a, { grade }) => a + gain(grade), 0);
      candidates.forEach(({ features, grade }, i) => {
        const error = (exps[i] / sum - gain(grade) / gains) * weight;
        for (let f = 0; f < size; f++) gradient[f] += error * features[f];
      });
    }
    for (let f = 0; f < size; f++) {
      const slope = gradient[f] / total + l2 * weights[f];
      momentum[f] = 0.9 * momentum[f] - rate * slope;
      if (!keep.includes(f)) weights[f] += momentum[f];
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
    const best = Object.values(grades).sort((a, b) => b - a).slice(0, 5);
    const dcg = (list) => list.reduce((sum, grade, i) => sum + gain(grade) / Math.log2(i + 2), 0);
    return { hit1: got[0] === 3 ? 1 : 0, hit3: got.slice(0, 3).includes(3) ? 1 : 0, ndcg: dcg(got) / dcg(best) };
  });
  const mean = (key) => rows.reduce((sum, row) => sum + row[key], 0) / Math.max(1, rows.length);
  return { hit1: mean('hit1'), hit3: mean('hit3'), ndcg: mean('ndcg'), n: rows.length };
}
