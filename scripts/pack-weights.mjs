// Packs a trained model's weights into a model file: the largest only, each in a signed byte.
const dist = new URL('../dist/review/', import.meta.url);
const { featureName, packBytes, packFeatures, unpackFeatures } = await import(new URL('feature-table.js', dist));

/**
 * The parts of a model file that hold its features and weights. `weights` has `width` numbers for each block and
 * feature, in the order of `vocabulary`; the `kept` largest stay, by size times their block's scale.
 */
export function packModel({ vocabulary, weights, width, scales, kept }) {
  const size = vocabulary.length;
  const ids = new Map(vocabulary.map((name, id) => [name, id]));
  const places = scales.flatMap((scale, block) =>
    Array.from({ length: width }, (_, label) => ({ place: block * width + label, block, label, scale })),
  );
  const weightAt = (id, { block, label }) => weights[(block * size + id) * width + label];
  const most = new Array(width).fill(0);
  const strengths = new Float32Array(size * places.length);
  for (let id = 0; id < size; id += 1) {
    for (const place of places) {
      const weight = Math.abs(weightAt(id, place));
      most[place.label] = Math.max(most[place.label], weight);
      strengths[id * places.length + place.place] = weight * place.scale;
    }
  }
  const bar = strengths.sort().at(-kept) ?? 0;
  const byteOf = (weight, label) => Math.sign(weight) * Math.round(127 * Math.sqrt(Math.abs(weight) / most[label]));
  const foundOf = (id) =>
    places.flatMap((place) => {
      const weight = weightAt(id, place);
      const value = byteOf(weight, place.label);
      return Math.abs(weight) * place.scale >= bar && value !== 0 ? [{ place: place.place, value }] : [];
    });
  // Features without a weight stay: they count for the length of a sentence.
  const packed = packFeatures(vocabulary);
  const table = unpackFeatures(packed);
  const names = Array.from({ length: size }, (_, feature) => featureName(table, feature));
  const found = names.map((name) => foundOf(ids.get(name)));
  return {
    names,
    features: packed,
    weights: {
      counts: packBytes(found.map((list) => list.length)),
      places: packBytes(found.flatMap((list) => list.map(({ place }) => place))),
      values: packBytes(found.flatMap((list) => list.map(({ value }) => value))),
    },
    steps: most.map((weight) => Number((weight / 127 ** 2).toPrecision(6))),
  };
}
