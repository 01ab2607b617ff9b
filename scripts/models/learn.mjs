/*
 * A small network over the words of a sentence, and its training. Only +, −, ×, ÷ and square roots are used, which every
 * machine rounds alike, so that the same examples give the same weights everywhere.
 */

/** Numbers in 0 to 1 that look random and are the same at every run. */
export function createRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Learns to give each word of a sentence its class: a convolution over five words, a rectifier, one over three words.
 *
 * An example is `{ words, classes }`: of each word the numbers of the features it has, and its class.
 * Answers kernels as `[out][in][neighbour]` in row-major order, and biases.
 */
export function learn(examples, { features, hidden, classes, epochs, rate, random }) {
  const first = layer(features, hidden, 5, random);
  const second = layer(hidden, classes, 3, random);
  const batch = 8;
  const steps = Math.floor(examples.length / batch) * epochs;
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(examples, random);
    for (let start = 0; start + batch <= examples.length; start += batch) {
      for (const example of examples.slice(start, start + batch)) addGradients(example, first, second);
      step += 1;
      for (const trained of [first, second]) improve(trained, rate * (1 - step / steps), step);
    }
  }
  return [first, second].map(({ kernel, bias, inputs, outputs, width }) => ({
    // From [neighbour][in][out], which is fast to learn with, to [out][in][neighbour].
    kernel: Array.from({ length: outputs * inputs * width }, (_, at) => {
      const [out, input, neighbour] = [Math.floor(at / (inputs * width)), Math.floor(at / width) % inputs, at % width];
      return kernel.value[(neighbour * inputs + input) * outputs + out];
    }),
    bias: [...bias.value],
  }));
}

function layer(inputs, outputs, width, random) {
  const spread = 1 / Math.sqrt(inputs === outputs ? inputs : 12);
  return {
    inputs,
    outputs,
    width,
    kernel: weights(width * inputs * outputs, () => (random() * 2 - 1) * spread),
    bias: weights(outputs, () => 0),
  };
}

function weights(length, start) {
  return {
    value: Float64Array.from({ length }, start),
    gradient: new Float64Array(length),
    mean: new Float64Array(length),
    square: new Float64Array(length),
  };
}

function addGradients({ words, classes }, first, second) {
  const count = words.length;
  const hidden = words.map((_, at) => {
    const sums = Float64Array.from(first.bias.value);
    forNeighbours(at, 5, count, (other, neighbour) => {
      for (const feature of words[other]) {
        const row = (neighbour * first.inputs + feature) * first.outputs;
        for (let out = 0; out < first.outputs; out += 1) sums[out] += first.kernel.value[row + out];
      }
    });
    return sums.map((sum) => Math.max(sum, 0));
  });
  const blame = hidden.map((values) => new Float64Array(values.length));
  for (let at = 0; at < count; at += 1) {
    const logits = Float64Array.from(second.bias.value);
    forNeighbours(at, 3, count, (other, neighbour) => {
      for (let input = 0; input < second.inputs; input += 1) {
        const row = (neighbour * second.inputs + input) * second.outputs;
        for (let out = 0; out < second.outputs; out += 1) logits[out] += hidden[other][input] * second.kernel.value[row + out];
      }
    });
    const error = softmax(logits);
    // A little less than certain, so that the scores stay modest.
    for (let out = 0; out < second.outputs; out += 1) error[out] -= out === classes[at] ? 0.98 : 0.02 / (second.outputs - 1);
    for (let out = 0; out < second.outputs; out += 1) second.bias.gradient[out] += error[out];
    forNeighbours(at, 3, count, (other, neighbour) => {
      for (let input = 0; input < second.inputs; input += 1) {
        const row = (neighbour * second.inputs + input) * second.outputs;
        for (let out = 0; out < second.outputs; out += 1) {
          second.kernel.gradient[row + out] += hidden[other][input] * error[out];
          blame[other][input] += second.kernel.value[row + out] * error[out];
        }
      }
    });
  }
  for (let at = 0; at < count; at += 1) {
    const error = blame[at].map((value, out) => (hidden[at][out] > 0 ? value : 0));
    for (let out = 0; out < first.outputs; out += 1) first.bias.gradient[out] += error[out];
    forNeighbours(at, 5, count, (other, neighbour) => {
      for (const feature of words[other]) {
        const row = (neighbour * first.inputs + feature) * first.outputs;
        for (let out = 0; out < first.outputs; out += 1) first.kernel.gradient[row + out] += error[out];
      }
    });
  }
}

function forNeighbours(at, width, count, visit) {
  const reach = (width - 1) / 2;
  for (let neighbour = 0; neighbour < width; neighbour += 1) {
    const other = at + neighbour - reach;
    if (other >= 0 && other < count) visit(other, neighbour);
  }
}

/** Adam with a little decay. Source: https://arxiv.org/abs/1412.6980 */
function improve({ kernel, bias }, rate, step) {
  // Corrections for the start; the powers by repeated products.
  const meanShare = 1 - power(0.9, step);
  const squareShare = 1 - power(0.999, step);
  for (const set of [kernel, bias]) {
    for (let at = 0; at < set.value.length; at += 1) {
      const gradient = set.gradient[at] + 0.0005 * set.value[at];
      set.mean[at] = 0.9 * set.mean[at] + 0.1 * gradient;
      set.square[at] = 0.999 * set.square[at] + 0.001 * gradient * gradient;
      set.value[at] -= (rate * (set.mean[at] / meanShare)) / (Math.sqrt(set.square[at] / squareShare) + 1e-8);
      set.gradient[at] = 0;
    }
  }
}

function power(base, exponent) {
  let result = 1;
  for (let factor = base, rest = exponent; rest > 0; rest = Math.floor(rest / 2), factor *= factor) {
    if (rest % 2 === 1) result *= factor;
  }
  return result;
}

function softmax(logits) {
  const highest = logits.reduce((left, right) => Math.max(left, right));
  const powers = logits.map((logit) => exponential(logit - highest));
  const sum = powers.reduce((left, right) => left + right);
  return powers.map((value) => value / sum);
}

/** e to a power of 0 or less. `Math.exp` may differ in its last bit between machines. */
function exponential(exponent) {
  let result = 1 + exponent / 4096;
  if (result < 0) return 0;
  for (let doubling = 0; doubling < 12; doubling += 1) result *= result;
  return result;
}

function shuffle(list, random) {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [list[at], list[other]] = [list[other], list[at]];
  }
}
