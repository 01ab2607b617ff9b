import { colour, ellipse, rectangle, roundedRectangle, stroke } from "./raster.mjs";

/** Two agents at work: a cart that balances a pole, and an arm that lifts a cup. Each is a function of the time from 0 to 1. */

const [width, height] = [320, 180];

/** Where the cart stands, in units of the picture from its middle, and how far the pole leans, in radians. */
export function cartAt(at) {
  const fade = Math.exp(-2.2 * at);
  return { x: 58 * Math.sin(at * 7) * fade, lean: 0.3 * Math.cos(at * 11) * fade };
}

export const cartScene = (at) => {
  const { x, lean } = cartAt(at);
  const [centre, axle] = [width / 2 + x, 126];
  const tip = [centre + 84 * Math.sin(lean), axle - 84 * Math.cos(lean)];
  return [
    { path: [rectangle(0, 0, width, height)], paint: colour("#f4f2ec") },
    { path: [rectangle(20, 148, 280, 1.4)], paint: colour("#6d6a63") },
    ...Array.from({ length: 15 }, (_, index) => ({
      path: [rectangle(20 + index * 20, 149, 1, index === 7 ? 9 : 5)],
      paint: colour("#a7a399"),
    })),
    { path: [roundedRectangle(centre - 32, 122, 64, 22, 4)], paint: colour("#2f4858") },
    ...[-20, 20].map((left) => ({ path: [ellipse(centre + left, 144, 6)], paint: colour("#1b2730") })),
    { path: stroke([[centre, axle], tip], 7), paint: colour("#d08a3c") },
    { path: [ellipse(centre, axle, 5)], paint: colour("#f4f2ec") },
  ];
};

/** The two angles of the arm, in radians, and how wide its hand is open, from 0 to 1. */
export function armAt(at) {
  const reach = smooth(Math.min(1, at / 0.45));
  const lift = smooth(Math.max(0, (at - 0.6) / 0.4));
  return {
    shoulder: -2.2 + 1.38 * reach - 0.42 * lift,
    elbow: 1.7 - 0.68 * reach + 0.2 * lift,
    hand: 1 - smooth(Math.max(0, Math.min(1, (at - 0.45) / 0.15))),
  };
}

export const armScene = (at) => {
  const { shoulder, elbow, hand } = armAt(at);
  const base = [88, 132];
  const joint = along(base, shoulder, 82);
  const wrist = along(joint, shoulder + elbow, 70);
  // From the moment it is held, the cup hangs at the hand.
  const held = handAt(0.6);
  const now = at < 0.6 ? held : wrist;
  const cup = [now[0] + 14, now[1] + 6];
  const fingers = 7 + 7 * hand;
  const down = shoulder + elbow;
  return [
    { path: [rectangle(0, 0, width, height)], paint: colour("#eceff0") },
    { path: [rectangle(0, 150, width, 30)], paint: colour("#cbb595") },
    { path: [rectangle(0, 150, width, 2)], paint: colour("#b29b79") },
    { path: [roundedRectangle(held[0] - 10, held[1] + 19, 48, 134 - held[1], 3)], paint: colour("#8aa0a8") },
    ...cupAt(cup),
    { path: [roundedRectangle(62, 136, 52, 15, 4)], paint: colour("#39424a") },
    { path: stroke([base, joint], 15), paint: colour("#e0722f") },
    { path: stroke([joint, wrist], 11), paint: colour("#f08c47") },
    ...[base, joint].map(([x, y]) => ({ path: [ellipse(x, y, 6)], paint: colour("#39424a") })),
    ...[-1, 1].map((side) => {
      const root = along(wrist, down + (side * Math.PI) / 2, fingers * 0.8);
      return { path: stroke([wrist, root, along(root, down, 18)], 4), paint: colour("#39424a") };
    }),
  ];
};

function handAt(at) {
  const { shoulder, elbow } = armAt(at);
  return along(along([88, 132], shoulder, 82), shoulder + elbow, 70);
}

function cupAt([x, y]) {
  return [
    { path: stroke(ellipse(x + 13, y, 6, 7, 24), 2.6), paint: colour("#2b687f") },
    { path: [roundedRectangle(x - 11, y - 12, 22, 25, 3)], paint: colour("#2f7f9c") },
    { path: [rectangle(x - 11, y - 7, 22, 3)], paint: colour("#bfe0ea") },
  ];
}

function along([x, y], angle, length) {
  return [x + Math.cos(angle) * length, y + Math.sin(angle) * length];
}

function smooth(share) {
  return share * share * (3 - 2 * share);
}
