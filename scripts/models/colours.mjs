import { model, node, tensor } from "./onnx.mjs";

/** Shades by the name of their colour. A pixel has the colour of the nearest shade. */
const shades = {
  red: "e53935 c62828 b71c1c ff0000 d94f45 f06a4a e4573d",
  orange: "fb8c00 ef6c00 ff7f0e e2894a f2a46c e07536",
  yellow: "fdd835 ffee58 ffff00 e8c15a e0a526 f7d08a",
  green: "43a047 2e7d32 1b5e20 00ff00 7cb342 8fae6b 4f6b3a",
  blue: "1e88e5 1565c0 0d47a1 0000ff 64b5f6 90caf9 3b6ea5 9cc3d9 1c2550 2b3164 1f5f7a 17506a",
  purple: "8e24aa 6a1b9a 4a148c 9575cd 800080",
  pink: "f48fb1 ec407a ff69b4 f3b6b6",
  brown: "6d4c41 4e342e a1714a 8b5a2b",
  white: "ffffff f5f5f5 f3ede0",
  grey: "9e9e9e 757575 616161 bdbdbd",
  black: "000000 1a1a1a 212121",
};
const colours = Object.keys(shades);
const list = Object.values(shades).flatMap((text) => text.split(" ").map(readShade));

/** How strictly a pixel goes with the nearest of its shades. */
const strictness = 90;

const inputs = [["pixel_values", "float", ["batch", 3, "height", "width"]]];

/** Pictures are looked at as they are; only large ones are made smaller. */
const preprocessor = {
  image_processor_type: "ViTImageProcessor",
  do_rescale: true,
  rescale_factor: 1 / 255,
  do_normalize: false,
  do_resize: false,
  do_thumbnail: true,
  size: { height: 640, width: 640 },
};

/** Files of an image classifier: the share of each colour is its score. */
export function coloursModel() {
  return {
    "preprocessor_config.json": preprocessor,
    "config.json": {
      architectures: ["ViTForImageClassification"],
      model_type: "vit",
      id2label: Object.fromEntries(colours.map((label, id) => [id, label])),
      "transformers.js_config": { dtype: "fp32" },
    },
    "onnx/model.onnx": model({
      name: "colours",
      inputs,
      outputs: [["logits", "float", ["batch", colours.length]]],
      constants: [...shadeTable(), tensor("tiny", "float", [], [1e-6])],
      nodes: [
        ...readColours("parts"),
        node("ReduceMean", ["parts"], ["shares"], { axes: [2, 3], keepdims: 0 }),
        node("Add", ["shares", "tiny"], ["safe"]),
        node("Log", ["safe"], ["logits"]),
      ],
    }),
  };
}

/** Colours that things have; the others are mostly background. */
const bright = ["red", "orange", "yellow", "green", "blue", "purple", "pink"];

/** Files of an object detector: one box around all that has one of the bright colours, surer the fuller it is. */
export function spotsModel() {
  const chosen = bright.map((colour) => colours.indexOf(colour));
  const count = bright.length;
  return {
    "preprocessor_config.json": { ...preprocessor, image_processor_type: "DetrImageProcessor" },
    "config.json": {
      architectures: ["DetrForObjectDetection"],
      model_type: "detr",
      id2label: Object.fromEntries([...bright.map((colour) => `${colour} thing`), "nothing"].map((label, id) => [id, label])),
      "transformers.js_config": { dtype: "fp32" },
    },
    "onnx/model.onnx": model({
      name: "spots",
      inputs,
      outputs: [
        ["logits", "float", ["batch", count, count + 1]],
        ["pred_boxes", "float", ["batch", count, 4]],
      ],
      constants: [
        ...shadeTable(),
        tensor("chosen", "int64", [count], chosen),
        tensor("half", "float", [], [0.5]),
        tensor("zero", "float", [], [0]),
        tensor("one", "float", [], [1]),
        tensor("tiny", "float", [], [1e-6]),
        tensor("stray", "float", [], [0.012]),
        tensor("axis2", "int64", [], [2]),
        tensor("axis3", "int64", [], [3]),
        tensor("last", "int64", [1], [-1]),
        tensor("fullness_slope", "float", [], [9]),
        tensor("fullness_middle", "float", [], [0.4]),
        tensor("size_slope", "float", [], [30]),
        tensor("size_most", "float", [], [0.5]),
        tensor("small", "float", [], [0.004]),
        tensor("small_slope", "float", [], [1500]),
        // A box is of its own colour or of none.
        tensor("own", "float", [1, count, count + 1], oneHot(count, 1, 0)),
        tensor("others", "float", [1, count, count + 1], oneHot(count, 0, -20)),
      ],
      nodes: [
        ...readColours("parts"),
        node("Gather", ["parts", "chosen"], ["bright_parts"], { axis: 1 }),
        node("Greater", ["bright_parts", "half"], ["is_coloured"]),
        node("Cast", ["is_coloured"], ["mask"], { to: 1 }),
        ...findEdges("y", 3, 2),
        ...findEdges("x", 2, 3),
        node("ReduceMean", ["mask"], ["area"], { axes: [2, 3], keepdims: 0 }),
        node("Mul", ["x_length", "y_length"], ["box_area"]),
        node("Add", ["box_area", "tiny"], ["safe_area"]),
        node("Div", ["area", "safe_area"], ["fullness"]),
        node("Sub", ["fullness", "fullness_middle"], ["fuller"]),
        node("Mul", ["fuller", "fullness_slope"], ["sure"]),
        node("Sub", ["box_area", "size_most"], ["larger"]),
        node("Max", ["larger", "zero"], ["too_large"]),
        node("Mul", ["too_large", "size_slope"], ["unsure_large"]),
        node("Sub", ["small", "area"], ["smaller"]),
        node("Max", ["smaller", "zero"], ["too_small"]),
        node("Mul", ["too_small", "small_slope"], ["unsure_small"]),
        node("Sub", ["sure", "unsure_large"], ["rather_sure"]),
        node("Sub", ["rather_sure", "unsure_small"], ["sureness"]),
        node("Unsqueeze", ["sureness", "last"], ["sureness_column"]),
        node("Mul", ["sureness_column", "own"], ["own_logits"]),
        node("Add", ["own_logits", "others"], ["logits"]),
        ...["x_centre", "y_centre", "x_length", "y_length"].map((part) => node("Unsqueeze", [part, "last"], [`${part}_column`])),
        node("Concat", ["x_centre_column", "y_centre_column", "x_length_column", "y_length_column"], ["pred_boxes"], {
          axis: -1,
        }),
      ],
    }),
  };
}

function readShade(hex) {
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
}

function shadeTable() {
  const names = Object.entries(shades).flatMap(([name, text]) => text.split(" ").map(() => name));
  return [
    tensor(
      "shades",
      "float",
      [list.length, 3, 1, 1],
      list.flat().map((value) => 2 * strictness * value),
    ),
    tensor(
      "shade_bias",
      "float",
      [list.length],
      list.map((shade) => -strictness * shade.reduce((sum, value) => sum + value * value, 0)),
    ),
    tensor(
      "kinds",
      "float",
      [colours.length, list.length, 1, 1],
      colours.flatMap((colour) => names.map((name) => Number(name === colour))),
    ),
  ];
}

/** How much of each colour each pixel has: of squares of distances, what differs between shades is 2 p·s − s·s. */
function readColours(output) {
  return [
    node("Conv", ["pixel_values", "shades", "shade_bias"], ["nearness"], { kernel_shape: [1, 1] }),
    node("Softmax", ["nearness"], ["memberships"], { axis: 1 }),
    node("Conv", ["memberships", "kinds"], [output], { kernel_shape: [1, 1] }),
  ];
}

/** Where the mask begins and ends along an axis, as shares of the picture; single stray pixels do not count. */
function findEdges(name, across, along) {
  return [
    node("ReduceMean", ["mask"], [`${name}_shares`], { axes: [across], keepdims: 1 }),
    node("Greater", [`${name}_shares`, "stray"], [`${name}_is_on`]),
    node("Cast", [`${name}_is_on`], [`${name}_on`], { to: 1 }),
    node("Mul", [`${name}_on`, "zero"], [`${name}_nothing`]),
    node("Add", [`${name}_nothing`, "one"], [`${name}_ones`]),
    node("CumSum", [`${name}_ones`, `axis${along}`], [`${name}_places`]),
    node("CumSum", [`${name}_ones`, `axis${along}`], [`${name}_places_back`], { reverse: 1 }),
    node("ReduceMax", [`${name}_places`], [`${name}_count`], { axes: [2, 3], keepdims: 0 }),
    ...["places", "places_back"].flatMap((places) => [
      node("Mul", [`${name}_${places}`, `${name}_on`], [`${name}_${places}_on`]),
      node("ReduceMax", [`${name}_${places}_on`], [`${name}_${places}_last`], { axes: [2, 3], keepdims: 0 }),
      node("Div", [`${name}_${places}_last`, `${name}_count`], [`${name}_${places}_share`]),
    ]),
    node("Sub", ["one", `${name}_places_back_share`], [`${name}_start`]),
    node("Sub", [`${name}_places_share`, `${name}_start`], [`${name}_length`]),
    node("Add", [`${name}_places_share`, `${name}_start`], [`${name}_sum`]),
    node("Mul", [`${name}_sum`, "half"], [`${name}_centre`]),
  ];
}

function oneHot(count, own, other) {
  return Array.from({ length: count * (count + 1) }, (_, at) => {
    const [box, label] = [Math.floor(at / (count + 1)), at % (count + 1)];
    return label === count ? 0 : label === box ? own : other;
  });
}
