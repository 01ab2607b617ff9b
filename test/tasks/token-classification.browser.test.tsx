import { render, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import "../../src/styles.css";
import { task } from "../../src/tasks/token-classification/index.js";
import { placeSpans } from "../../src/tasks/token-classification/placeSpans.js";

const text = "The Royal Society of London, England, met Ada at the University of Cape Town.";
const group = (word: string, label: string, score: number | null = 0.9) => {
  const start = text.indexOf(word);
  return { entity_group: label, word, score, start, end: start + word.length };
};
const nested = [
  group("Royal Society of London", "ORG", 0.964),
  group("London, England", "LOC", 0.887),
  group("Ada", "PER", 0.998),
  group("University of Cape Town", "ORG"),
  group("Cape Town", "LOC", null),
];

function show(body: unknown, ran = text, width = 900) {
  const input = { text: ran };
  const { View } = task.output;
  const spans = task.output.fromAnswer(body, input);
  const output = spans.unplaced ? placeSpans(spans.unplaced, ran) : spans;
  return render(
    <article className="iw" style={{ inlineSize: width }}>
      <div className="iw-panel">
        <View input={input} output={output} />
      </div>
    </article>,
  );
}

const prose = () => screen.getByRole("group", { name: "Text with spans" });
const rows = () =>
  within(screen.getByRole("table", { name: "As a list" }))
    .getAllByRole<HTMLTableRowElement>("row")
    .slice(1);
const tag = (name: string) => within(prose()).getByRole("button", { name });
const row = (name: string) => within(screen.getByRole("table")).getByRole("button", { name });

/** The text as it is shown, without the tags. */
function bareText(): string | null {
  const copy = prose().querySelector("p[dir]")?.cloneNode(true) as HTMLElement;
  for (const button of copy.querySelectorAll("button")) button.remove();
  return copy.textContent;
}

/** What is marked in the text, piece by piece, and in the list. */
const markedText = () => [...prose().querySelectorAll(".iw-ent[data-marked]")].map((part) => part.textContent);
const markedRows = () =>
  rows()
    .filter((one) => one.matches("[data-marked]"))
    .map((one) => one.cells[0]?.textContent);

afterEach(async () => {
  document.documentElement.removeAttribute("dir");
  await page.viewport(1000, 900);
});

test("shows the whole text, each span with its label, and the same spans as a list", () => {
  show(nested);
  expect(bareText()).toBe(text);
  expect(rows().map((one) => [...one.cells].map((cell) => cell.innerText))).toEqual([
    ["Royal Society of London", "ORG", "4–27", "0.964"],
    ["London, England", "LOC", "21–36", "0.887"],
    ["Ada", "PER", "42–45", "0.998"],
    ["University of Cape Town", "ORG", "53–76", "0.900"],
    ["Cape Town", "LOC", "67–76", expect.stringContaining("no score")],
  ]);
});

test("a label runs nothing and makes no element", async () => {
  const attack = '<img src=x onerror="window.attacked = true"><script>window.attacked = true</script>';
  const { container } = show([{ entity_group: attack, word: "Ada", score: 1, start: 42, end: 45 }]);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(container.querySelector("img, script")).toBeNull();
  expect(window).not.toHaveProperty("attacked");
  expect(rows()[0]).toHaveTextContent(attack);
});

test("pointing at a span marks its row, and pointing at a row marks all pieces of its span", async () => {
  show(nested);
  await userEvent.hover(within(prose()).getByText("Ada"));
  await waitFor(() => expect(markedRows()).toEqual(["Ada"]));
  await userEvent.hover(row("London, England"));
  await waitFor(() => expect(markedText().join("")).toContain("London"));
  expect(markedText()).toHaveLength(2);
  expect(markedRows()).toEqual(["London, England"]);
  await userEvent.hover(screen.getByRole("checkbox", { name: /PER/ }));
  await waitFor(() => expect(markedRows()).toEqual([]));
});

test("text and list are one tab stop each; arrows go along, Enter goes across, and both mark the span", async () => {
  show(nested);
  screen.getByRole("checkbox", { name: /PER/ }).focus();
  await userEvent.keyboard("{Tab}");
  expect(tag("ORG: Royal Society of London")).toHaveFocus();
  await waitFor(() => expect(markedRows()).toEqual(["Royal Society of London"]));
  await userEvent.keyboard("{ArrowRight}{ArrowRight}");
  expect(tag("PER: Ada")).toHaveFocus();
  await userEvent.keyboard("{End}");
  expect(tag("LOC: Cape Town")).toHaveFocus();
  await userEvent.keyboard("{ArrowRight}{ArrowLeft}");
  expect(tag("ORG: University of Cape Town")).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  expect(row("University of Cape Town")).toHaveFocus();
  await userEvent.keyboard("{Home}{ArrowDown}");
  expect(row("London, England")).toHaveFocus();
  await waitFor(() => expect(markedText()).toHaveLength(2));
  await userEvent.keyboard("{Enter}");
  expect(tag("LOC: London, England")).toHaveFocus();
  await userEvent.keyboard("{Tab}");
  expect(row("London, England")).toHaveFocus();
  await userEvent.keyboard("{Tab}");
  expect(document.body).toHaveFocus();
});

test("where two lines of tags find no room, each tag follows its span and the keyboard still reaches them", async () => {
  show(nested, text, 360);
  expect(within(prose()).getAllByRole("button")).toHaveLength(nested.length);
  expect(getComputedStyle(tag("ORG: Royal Society of London")).position).toBe("static");
  tag("ORG: Royal Society of London").focus();
  await userEvent.keyboard("{ArrowRight}");
  expect(tag("LOC: London, England")).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  expect(row("London, England")).toHaveFocus();
});

test("in a text from right to left, the left arrow goes on and tags stand under the right end", async () => {
  const arabic = "آدا لوفلايس في لندن";
  document.documentElement.dir = "rtl";
  show(
    [
      { entity_group: "PER", word: "آدا لوفلايس", start: 0, end: 11 },
      { entity_group: "LOC", word: "لندن", start: 15, end: 19 },
    ],
    arabic,
  );
  expect(getComputedStyle(prose().querySelector("p[dir]") as Element).direction).toBe("rtl");
  const person = tag("PER: آدا لوفلايس");
  const edge = (person.closest(".iw-ent") as Element).getBoundingClientRect().right;
  expect(Math.abs(person.getBoundingClientRect().right - edge)).toBeLessThan(4);
  person.focus();
  await userEvent.keyboard("{ArrowLeft}");
  expect(tag("LOC: لندن")).toHaveFocus();
});

test("the legend counts the labels, and leaves one out of text and list", async () => {
  show(nested);
  await userEvent.click(screen.getByRole("checkbox", { name: "ORG organisation 2" }));
  expect(within(prose()).queryByRole("button", { name: /^ORG/ })).toBeNull();
  expect(rows()).toHaveLength(3);
  expect(screen.getByText("3 of 5 spans, by position")).toBeVisible();
  await userEvent.click(screen.getByRole("checkbox", { name: "ORG organisation 2" }));
  expect(rows()).toHaveLength(5);
});

test("says so when the model recognised nothing", () => {
  show([]);
  expect(screen.getByText("No entities found")).toBeVisible();
  expect(screen.getByText(/The model answered/)).toBeVisible();
});

test("a span whose place is not known, or that lies under two others, stands in the list and is said to", () => {
  show([...nested, group("Town", "LOC"), { entity_group: "PER", word: "Babbage", score: 0.5 }]);
  expect(screen.getByText(/1 span overlaps two others and stands in the list only/)).toBeVisible();
  expect(screen.getByText(/The place of 1 span is not known/)).toBeVisible();
  expect(rows().at(-1)).toHaveTextContent("Babbage");
  expect(rows().at(-1)).toHaveTextContent("place not known");
});

test("keeps the text's own lines and spaces", () => {
  show([{ entity_group: "LOC", word: "London", start: 9, end: 15 }], "  Ada\r\n\r\nLondon");
  expect(bareText()).toBe("  Ada\n\nLondon");
  const oneLine = tag("LOC: London").getBoundingClientRect().height;
  expect((prose().querySelector("p[dir]") as Element).getBoundingClientRect().height).toBeGreaterThan(6 * oneLine);
});

test("no accessibility fault, light or dark, wide or narrow, whichever span is marked", async () => {
  for (const [scheme, width] of [
    ["light", 900],
    ["dark", 900],
    ["light", 340],
    ["dark", 340],
  ] as const) {
    document.documentElement.style.colorScheme = scheme;
    const { container, unmount } = show([...nested, group("Town", "SETTLEMENT")], text, width);
    for (const span of ["Royal Society of London", "London, England", "Ada", "Cape Town"]) {
      row(span).focus();
      const { violations } = await axe.run(container);
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
    }
    unmount();
  }
  document.documentElement.style.removeProperty("color-scheme");
});

test("five thousand spans come in portions, with the keyboard still at hand", async () => {
  const long = "Ada met Bob. ".repeat(2500);
  const body = Array.from({ length: 5000 }, (_, index) => {
    const start = Math.floor(index / 2) * 13 + (index % 2) * 8;
    return { entity_group: "PER", word: index % 2 ? "Bob" : "Ada", score: 0.9, start, end: start + 3 };
  });
  const started = performance.now();
  show(body, long);
  expect(performance.now() - started).toBeLessThan(5000);
  expect(rows()).toHaveLength(100);
  expect(bareText()).toBe(long.slice(0, 50 * 13 - 2));
  expect(screen.getByText(/^The text goes on/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Show 200 more" }));
  expect(await screen.findByText("300 of 5,000 spans, by position")).toBeVisible();
  expect(bareText()).toBe(long.slice(0, 150 * 13 - 2));
  expect(screen.getByRole("table", { name: "As a list" })).toHaveAttribute("aria-rowcount", "301");
});

test("a key that comes at once after more spans were drawn still brings the focus there", async () => {
  const body = Array.from({ length: 1000 }, (_, index) => ({
    entity_group: "PER",
    word: "Ada",
    score: 0.9,
    start: index * 13,
    end: index * 13 + 3,
  }));
  show(body, "Ada met Bob. ".repeat(1000));
  const button = rows()[0]?.querySelector("button");
  const pressed = new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      // Sections of 25 rows each.
      if (document.querySelectorAll("tbody").length <= 4) return;
      observer.disconnect();
      button?.focus();
      button?.dispatchEvent(new KeyboardEvent("keydown", { key: "End", bubbles: true }));
      resolve();
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
  screen.getByRole("button", { name: "Show 200 more" }).click();
  await pressed;
  await waitFor(() => expect(document.activeElement?.closest("[data-span]")).toHaveAttribute("data-span", "299"));
});

test("draws as little however many spans were asked for, and the keyboard reaches all of them", async () => {
  const long = "Ada met Bob. ".repeat(1000);
  const body = Array.from({ length: 2000 }, (_, index) => {
    const start = Math.floor(index / 2) * 13 + (index % 2) * 8;
    return { entity_group: "PER", word: index % 2 ? "Bob" : "Ada", score: 0.9, start, end: start + 3 };
  });
  show(body, long);
  for (let shown = 300; shown < 2000; shown += 200) {
    await userEvent.click(screen.getByRole("button", { name: "Show 200 more" }));
    await screen.findByText(new RegExp(`^${shown.toLocaleString("en")} of`));
  }
  expect(bareText()).toBe(long.slice(0, 950 * 13 - 2));
  const drawn = () => document.querySelectorAll("article *").length;
  await waitFor(() => expect(drawn()).toBeLessThan(4000));
  rows()[0]?.querySelector("button")?.focus();
  await userEvent.keyboard("{End}");
  const last = () => document.activeElement?.closest("[data-span]");
  await waitFor(() => expect(last()).toHaveAttribute("data-span", "1899"));
  expect(last()).toHaveAttribute("aria-rowindex", "1901");
  await userEvent.keyboard("{Enter}");
  expect(last()).toHaveAttribute("data-go", "1899");
  expect(prose()).toContainElement(document.activeElement as HTMLElement);
  await waitFor(() => expect(drawn()).toBeLessThan(4000));
});
