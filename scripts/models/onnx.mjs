/*
 * Writes ONNX models as protocol buffers, by hand: the few messages and fields that a small graph needs.
 * Field numbers: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */

const elementTypes = { float: 1, int8: 3, int64: 7 };

/** A constant of a graph; `values` in row-major order. */
export function tensor(name, type, dims, values) {
  const array = { float: Float32Array, int8: Int8Array, int64: BigInt64Array }[type];
  const typed = array.from(values, type === "int64" ? BigInt : Number);
  const raw = new Uint8Array(typed.buffer);
  return message([dims.map((size) => integer(1, size)), integer(2, elementTypes[type]), text(8, name), bytes(9, raw)]);
}

/** One operation of a graph. Attributes are whole numbers or lists of them. */
export function node(operation, inputs, outputs, attributes = {}) {
  const attribute = ([name, value]) =>
    bytes(
      5,
      Array.isArray(value)
        ? message([text(1, name), value.map((item) => integer(8, item)), integer(20, 7)])
        : message([text(1, name), integer(3, value), integer(20, 2)]),
    );
  return message([
    inputs.map((name) => text(1, name)),
    outputs.map((name) => text(2, name)),
    text(4, operation),
    Object.entries(attributes).map(attribute),
  ]);
}

/**
 * The bytes of a model. `inputs` and `outputs` are `[name, type, dims]`, a dimension being a number or a name.
 *
 * Operator set 17 in format version 8, which every current runtime reads.
 */
export function model({ name, inputs, outputs, constants, nodes }) {
  const graph = message([
    nodes.map((item) => bytes(1, item)),
    text(2, name),
    constants.map((item) => bytes(5, item)),
    inputs.map((item) => bytes(11, valueInfo(...item))),
    outputs.map((item) => bytes(12, valueInfo(...item))),
  ]);
  return message([
    integer(1, 8),
    text(2, "inference-widgets"),
    bytes(7, graph),
    bytes(8, message([text(1, ""), integer(2, 17)])),
  ]);
}

function valueInfo(name, type, dims) {
  const shape = message(
    dims.map((size) => bytes(1, typeof size === "number" ? message([integer(1, size)]) : message([text(2, size)]))),
  );
  const tensorType = message([integer(1, elementTypes[type]), bytes(2, shape)]);
  return message([text(1, name), bytes(2, message([bytes(1, tensorType)]))]);
}

function integer(field, value) {
  return message([varint(field * 8), varint(value)]);
}

function text(field, value) {
  return bytes(field, new TextEncoder().encode(value));
}

function bytes(field, value) {
  return message([varint(field * 8 + 2), varint(value.length), value]);
}

/** Seven bits a byte, lowest first; negative numbers as 64-bit two's complement. */
function varint(value) {
  const result = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest > 127n) {
    result.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  return Uint8Array.from([...result, Number(rest)]);
}

function message(parts) {
  const flat = parts.flat(Number.POSITIVE_INFINITY);
  const result = new Uint8Array(flat.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of flat) {
    result.set(part, offset);
    offset += part.length;
  }
  return result;
}
