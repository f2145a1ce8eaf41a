// Finds the least value of a smooth function of very many numbers: Nocedal's L-BFGS with a backtracking line search.

const MEMORY = 6;
const LEAST_GAIN = 1e-4;

/**
 * Changes `x`, a Float32Array, to where `valueAndSlope(x, slope)` is least and returns that value. The function fills
 * `slope` and returns the value; `report(round, value)` is called after each round.
 */
export function minimise(valueAndSlope, x, { rounds, report = () => {} }) {
  const n = x.length;
  let slope = new Float32Array(n);
  let nextSlope = new Float32Array(n);
  const next = new Float32Array(n);
  const direction = new Float32Array(n);
  const pairs = [];
  let value = valueAndSlope(x, slope);
  for (let round = 1; round <= rounds; round += 1) {
    setDirection(direction, slope, pairs);
    const descent = dot(direction, slope);
    // The first step has no scale yet.
    let step = pairs.length === 0 ? 1 / Math.sqrt(-descent) : 1;
    let reached;
    for (let tries = 0; tries < 20; tries += 1, step /= 2) {
      for (let i = 0; i < n; i += 1) next[i] = x[i] + step * direction[i];
      reached = valueAndSlope(next, nextSlope);
      if (reached <= value + LEAST_GAIN * step * descent) break;
    }
    if (!(reached < value)) return value;
    const pair = pairs.length === MEMORY ? pairs.shift() : { s: new Float32Array(n), y: new Float32Array(n) };
    for (let i = 0; i < n; i += 1) {
      pair.s[i] = next[i] - x[i];
      pair.y[i] = nextSlope[i] - slope[i];
    }
    pair.sy = dot(pair.s, pair.y);
    if (pair.sy > 0) pairs.push(pair);
    x.set(next);
    [slope, nextSlope] = [nextSlope, slope];
    value = reached;
    report(round, value);
  }
  return value;
}

/** The slope turned by what the last steps showed of the curvature. */
function setDirection(direction, slope, pairs) {
  for (let i = 0; i < slope.length; i += 1) direction[i] = -slope[i];
  const shares = [];
  for (const { s, y, sy } of [...pairs].reverse()) {
    const share = dot(s, direction) / sy;
    shares.push(share);
    for (let i = 0; i < slope.length; i += 1) direction[i] -= share * y[i];
  }
  const newest = pairs.at(-1);
  if (newest) {
    const scale = newest.sy / dot(newest.y, newest.y);
    for (let i = 0; i < slope.length; i += 1) direction[i] *= scale;
  }
  for (const { s, y, sy } of pairs) {
    const rest = shares.pop() - dot(y, direction) / sy;
    for (let i = 0; i < slope.length; i += 1) direction[i] += rest * s[i];
  }
}

function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i] * b[i];
  return sum;
}
