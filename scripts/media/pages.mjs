import { letter } from "./lettering.mjs";
import { colour, ellipse, points, rectangle, smoothLine, stroke } from "./raster.mjs";

/** Pages of paper with lettering on them; `words` are their words in the order of reading. */

const ink = colour("#22262b");
const soft = colour("#7a7f86");
const petrol = colour("#00617a");
const rust = colour("#a4450f");

const width = 480;
const height = 640;

function page(name, paper, draw) {
  const layers = [{ path: [rectangle(0, 0, width, height)], paint: colour(paper) }];
  const words = [];
  const write = (text, x, y, size, { paint = ink, ...manner } = {}) => {
    const line = letter(text, x, y, size, manner);
    layers.push({ path: line.path, paint });
    words.push(...line.words);
  };
  const rule = (y, paint = soft, from = 48, to = width - 48) =>
    layers.push({ path: [rectangle(from, y, to - from, 1.5)], paint });
  draw({ write, rule, fill: (path, paint) => layers.push({ path, paint }) });
  return { name, width, height, layers, words };
}

const receipt = page("receipt", "#fbfaf5", ({ write, rule }) => {
  write("Green Lane Bakery", 240, 56, 22, { align: "middle", weight: 0.13 });
  write("14 Green Lane, Harwick", 240, 94, 13, { align: "middle", paint: soft });
  rule(130);
  write("Receipt 2071", 48, 150, 14);
  write("4 May 2024", 432, 150, 14, { align: "end" });
  rule(182);
  const lines = [
    ["2 Rye loaf", "7.60"],
    ["1 Plum cake", "3.20"],
    ["6 Poppy roll", "4.80"],
    ["1 Coffee", "2.40"],
  ];
  lines.forEach(([what, price], index) => {
    write(what, 48, 208 + index * 38, 16);
    write(price, 432, 208 + index * 38, 16, { align: "end" });
  });
  rule(364);
  write("Total", 48, 386, 22, { weight: 0.14 });
  write("18.00", 432, 386, 22, { align: "end", weight: 0.14 });
  write("Cash", 48, 432, 16, { paint: soft });
  write("20.00", 432, 432, 16, { align: "end", paint: soft });
  write("Change", 48, 466, 16, { paint: soft });
  write("2.00", 432, 466, 16, { align: "end", paint: soft });
  rule(506);
  write("Served by Ines", 240, 530, 14, { align: "middle" });
  write("Thank you", 240, 566, 14, { align: "middle", paint: soft });
});

const timetable = page("timetable", "#f4f8f9", ({ write, rule, fill }) => {
  fill([rectangle(0, 0, width, 112)], petrol);
  write("Island ferry", 48, 34, 26, { paint: [255, 255, 255], weight: 0.13 });
  write("Summer timetable", 48, 74, 14, { paint: colour("#cfe6ec") });
  ["From", "Harwick", "Skerry", "North bay"].forEach((title, index) => {
    write(title, [48, 150, 262, 352][index], 146, 14, { paint: soft });
  });
  rule(174, petrol);
  const rows = [
    ["Morning", "7:10", "7:45", "8:20"],
    ["Noon", "11:30", "12:05", "12:40"],
    ["Afternoon", "15:00", "15:35", "16:10"],
    ["Evening", "19:15", "19:50", "20:25"],
  ];
  rows.forEach((row, index) => {
    const y = 196 + index * 54;
    if (index % 2 === 1) fill([rectangle(40, y - 16, 400, 46)], colour("#e4eef1"));
    row.forEach((text, column) => {
      write(text, [48, 150, 262, 352][column], y, column === 0 ? 12.5 : 17);
    });
  });
  rule(420, petrol);
  write("No evening boat on Sundays.", 48, 442, 14, { paint: rust });
  write("Bicycles travel free.", 48, 474, 14);
  const wave = (y) =>
    stroke(
      smoothLine(
        Array.from({ length: 13 }, (_, step) => [24 + step * 36, y + (step % 2) * 9]),
        6,
      ),
      3,
    );
  fill([points("150,548 330,548 306,580 174,580")], petrol);
  fill([rectangle(196, 520, 90, 28), rectangle(252, 496, 16, 26)], colour("#4f8fa1"));
  for (const y of [582, 602]) fill(wave(y), colour("#8fbac6"));
});

const note = page("letter", "#fdfbf4", ({ write, fill }) => {
  write("Harwick, 12 March", 432, 56, 14, { align: "end", paint: soft });
  write("Dear Mr Aldous,", 48, 124, 17);
  const lines = [
    "the roof of the boat house",
    "has been mended. We used",
    "cedar in place of slate.",
    "The bill is 340 crowns,",
    "to be paid by Easter.",
    "",
    "The key is with my sister",
    "at the lock keeper's.",
  ];
  for (const [index, line] of lines.entries()) {
    if (line !== "") write(line, 48, 176 + index * 36, 15.5);
  }
  write("Yours truly,", 48, 488, 15.5);
  const hand = points("48,560 62,528 74,556 84,560 96,540 104,560 118,544 126,562 142,534 150,562 176,548 214,552 262,540");
  fill(stroke(smoothLine(hand), 2.6), petrol);
  write("T. Wren, roofer", 48, 584, 13, { paint: soft });
});

const rainfall = page("rainfall", "#ffffff", ({ write, rule, fill }) => {
  write("Rain in Harwick", 48, 54, 22, { weight: 0.13 });
  write("Millimetres in each month", 48, 92, 13, { paint: soft });
  const months = [88, 64, 61, 47, 52, 58, 66, 79, 84, 104, 112, 97];
  [0, 50, 100].forEach((value) => {
    rule(470 - value * 2.9, colour("#d9dde1"), 84, 440);
    write(String(value), 72, 464 - value * 2.9, 12, { align: "end", paint: soft });
  });
  months.forEach((value, index) => {
    const x = 90 + index * 29.4;
    fill([rectangle(x, 470 - value * 2.9, 20, value * 2.9)], index === 10 ? petrol : colour("#9aa4ad"));
    write("JFMAMJJASOND"[index], x + 10, 480, 12, { align: "middle" });
  });
  write("112", 394, 126, 12, { align: "middle", paint: petrol });
  write("November is the wettest month.", 48, 536, 14);
  fill([ellipse(58, 588, 7)], petrol);
  write("Weather station, old pier", 78, 581, 13, { paint: soft });
});

export const pages = [receipt, timetable, note, rainfall];
