import { render, screen, waitFor } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, describe, expect, test } from "vitest";
import { cdp } from "vitest/browser";
import type { Task } from "../src/core/task.js";
import "../src/styles.css";
import { registry, type TaskModule } from "../src/tasks/registry.js";
import { WidgetProvider } from "../src/widget/WidgetProvider.js";
import { cardOf } from "./cardOf.js";

const sample = [
  "text-classification",
  "token-classification",
  "image-segmentation",
  "conversational",
  "table-question-answering",
  "automatic-speech-recognition",
] as const;

const added: Element[] = [];
afterEach(async () => {
  for (const element of added.splice(0)) element.remove();
  document.documentElement.removeAttribute("style");
  document.body.removeAttribute("style");
  await emulate();
});

/** A style sheet of the page around. */
function host(css: string): HTMLStyleElement {
  const style = document.createElement("style");
  style.textContent = css;
  document.head.prepend(style);
  added.push(style);
  return style;
}

const emulate = (...features: { name: string; value: string }[]) =>
  (cdp() as unknown as { send(method: string, params: object): Promise<unknown> }).send("Emulation.setEmulatedMedia", {
    features,
  });

/** Shows the recorded example of each of these tasks. */
async function show(tags: readonly (keyof typeof registry)[]): Promise<HTMLElement[]> {
  const modules: TaskModule[] = await Promise.all(tags.map((tag) => registry[tag]()));
  render(
    <WidgetProvider>
      {modules.map(({ task, default: TaskWidget }) => (
        <TaskWidget
          key={task.id}
          card={cardOf({ id: `demo/${task.id}`, task: task.id, examples: (task as Task<unknown, unknown>).examples })}
        />
      ))}
    </WidgetProvider>,
  );
  const widgets = screen.getAllByRole("article");
  await waitFor(() => {
    for (const widget of widgets) {
      expect(widget.dataset.source).toBe("recorded");
      expect(widget.querySelector('[role="tabpanel"]')?.textContent).not.toBe("");
    }
  });
  return widgets;
}

/** What a browser makes of all that is said of an element; the style of a line that has no width is no matter. */
function seen(element: Element): Record<string, string> {
  const style = getComputedStyle(element);
  return Object.fromEntries(
    [...style].filter((name) => !/^border-.*-style$/.test(name)).map((name) => [name, style.getPropertyValue(name)]),
  );
}

describe("the sheet in a page", () => {
  test("leaves alone what stands outside a widget, whatever class it wears", () => {
    const bare = document.body.appendChild(document.createElement("button"));
    const classed = document.body.appendChild(document.createElement("button"));
    added.push(bare, classed);
    for (const name of ["iw-run", "iw-head", "iw-tab", "iw-grid-th", "iw-sr", "iw-bars", "iw-ent"]) {
      classed.className = name;
      expect(seen(classed), name).toEqual(seen(bare));
    }
    const root = document.body.appendChild(document.createElement("div"));
    added.push(root);
    root.className = "iw";
    root.append(classed);
    classed.className = "iw-run";
    expect(getComputedStyle(classed).minInlineSize).toBe("104px");
  });

  test("looks the same whatever the page says of its elements", async () => {
    const widgets = await show(sample);
    for (const fold of document.querySelectorAll("details")) fold.open = true;
    // Of all that are alike the first.
    const drawn = new Map(
      widgets
        .flatMap((widget) => [...widget.querySelectorAll(":not(svg *)"), widget])
        .map((element) => [`${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`, element]),
    );
    const look = () => [...drawn.values()].map(seen);
    const bare = look();
    host(`
      * { box-sizing: content-box; margin: 0; padding: 0; border: 0 solid; }
      article { display: flex; padding: 20px; text-transform: uppercase; box-shadow: 0 0 9px; }
      button { min-height: 60px; width: 100%; text-transform: uppercase; letter-spacing: 2px; border-radius: 30px; box-shadow: 0 2px 4px; background: linear-gradient(red, blue); float: left; transition: all 1s; cursor: help; text-shadow: 0 1px red; }
      input, select, textarea { width: 100%; height: 60px; margin: 0 0 1em; appearance: none; border-radius: 9px; box-shadow: inset 0 0 4px; display: block; line-height: 3; background: pink; }
      label { display: block; margin: 0 0 1em; font-weight: 700; text-transform: uppercase; line-height: 3; cursor: help; }
      img, svg, video, canvas, audio { display: block; vertical-align: middle; max-width: 50%; float: left; }
      table { border-collapse: collapse; table-layout: fixed; margin: 2em; font-size: 30px; } th, td { padding: 2em; border: 3px solid red; vertical-align: top; white-space: pre; text-align: right; } tr { background: yellow; } thead { display: none; }
      p, h2, h3, li, dd, figure { text-indent: 3em; text-align: justify; line-height: 3; max-width: 20em; font: italic 30px serif; color: red; margin: 2em; letter-spacing: 3px; text-transform: uppercase; }
      ul, ol { list-style: square; padding-left: 4em; } a { color: red; text-decoration: none; font-weight: 700; } summary { display: block; list-style: square; padding: 9px; background: red; } details { border: 3px solid; padding: 1em; }
      kbd, code, pre { background: black; color: white; padding: 4px; border-radius: 4px; font-size: 30px; } header, footer, section { padding: 3em; background: tan; } hr { margin: 3em; } dialog { padding: 9em; }
    `);
    const hosted = look();
    const changed = [...drawn.keys()].flatMap((name, index) =>
      Object.entries(hosted[index] ?? {})
        .filter(([property, value]) => bare[index]?.[property] !== value)
        .map(([property, value]) => `${name}: ${property} ${bare[index]?.[property]} → ${value}`),
    );
    expect(changed).toEqual([]);
  });
});

describe("themes", () => {
  const tokens = (scheme: string) => {
    const dark = scheme === "dark";
    return `.iw { --background: ${dark ? "oklch(0.145 0 0)" : "oklch(1 0 0)"}; --foreground: ${dark ? "oklch(0.985 0 0)" : "oklch(0.145 0 0)"}; --card: ${dark ? "oklch(0.205 0 0)" : "oklch(1 0 0)"}; --card-foreground: ${dark ? "oklch(0.985 0 0)" : "oklch(0.145 0 0)"}; --muted: ${dark ? "oklch(0.269 0 0)" : "oklch(0.97 0 0)"}; --muted-foreground: ${dark ? "oklch(0.708 0 0)" : "oklch(0.556 0 0)"}; --border: ${dark ? "oklch(1 0 0 / 10%)" : "oklch(0.922 0 0)"}; --input: ${dark ? "oklch(1 0 0 / 15%)" : "oklch(0.922 0 0)"}; --ring: ${dark ? "oklch(0.556 0 0)" : "oklch(0.708 0 0)"}; --primary: ${dark ? "oklch(0.922 0 0)" : "oklch(0.205 0 0)"}; --primary-foreground: ${dark ? "oklch(0.205 0 0)" : "oklch(0.985 0 0)"}; --destructive: ${dark ? "oklch(0.704 0.191 22.216)" : "oklch(0.577 0.245 27.325)"}; --radius: 0.625rem; }`;
  };

  test("can be read, all of them, light and dark; in that of contrast at seven to one", async () => {
    const widgets = await show(sample);
    const failed: string[] = [];
    for (const scheme of ["light", "dark"] as const)
      for (const theme of ["default", "plain", "contrast", "shadcn", "shadcn by tokens"]) {
        document.documentElement.style.colorScheme = scheme;
        document.body.style.background = "Canvas";
        const around = theme === "shadcn by tokens" ? host(tokens(scheme)) : undefined;
        for (const widget of widgets) widget.dataset.theme = theme.split(" ")[0];
        const rule = theme === "contrast" ? "color-contrast-enhanced" : "color-contrast";
        const { violations } = await axe.run(document.body, {
          preload: false,
          resultTypes: ["violations"],
          runOnly: [rule],
          rules: { [rule]: { enabled: true } },
        });
        failed.push(
          ...violations.flatMap(({ nodes }) =>
            nodes.map(({ html, any }) => `${theme}, ${scheme}: ${html.slice(0, 160)} ${any[0]?.message}`),
          ),
        );
        around?.remove();
      }
    expect(failed).toEqual([]);
  });

  test("a scheme of its own wins over that of the page", async () => {
    const [widget] = await show(["text-classification"]);
    if (!widget) throw new Error("No widget");
    const surface = () => getComputedStyle(widget).backgroundColor;
    document.documentElement.style.colorScheme = "light";
    expect(surface()).toBe("rgb(255, 255, 255)");
    widget.dataset.scheme = "dark";
    expect(surface()).toBe("rgb(21, 24, 27)");
    document.documentElement.style.colorScheme = "dark";
    widget.dataset.scheme = "light";
    expect(surface()).toBe("rgb(255, 255, 255)");
    widget.dataset.scheme = "auto";
    expect(surface()).toBe("rgb(21, 24, 27)");
  });

  test("plain text takes the font and the size of the page", async () => {
    const [widget] = await show(["text-classification"]);
    if (!widget) throw new Error("No widget");
    document.body.style.font = "20px/1.5 Georgia, serif";
    const label = widget.querySelector(".iw-label") as HTMLElement;
    expect(getComputedStyle(label).fontSize).toBe("13px");
    widget.dataset.theme = "plain";
    expect(getComputedStyle(label).fontSize).toBe("16.25px");
    expect(getComputedStyle(label).fontFamily).toBe("Georgia, serif");
    expect(getComputedStyle(widget).backgroundColor).toBe("rgba(0, 0, 0, 0)");
  });

  test("shadcn takes the tokens that the page has, and ours for the others", async () => {
    const [widget] = await show(["text-classification"]);
    if (!widget) throw new Error("No widget");
    widget.dataset.theme = "shadcn";
    const run = widget.querySelector(".iw-run") as HTMLElement;
    expect(getComputedStyle(widget).backgroundColor).toBe("rgb(255, 255, 255)");
    host(".iw { --card: oklch(0.9 0.05 90); --radius: 0px; }");
    expect(getComputedStyle(widget).backgroundColor).toBe("oklch(0.9 0.05 90)");
    expect(getComputedStyle(widget).color).toBe("rgb(21, 25, 29)");
    expect(getComputedStyle(run).borderRadius).toBe("0px");
  });

  test("readers who ask for more contrast, or for their own colours, get them in every theme", async () => {
    const [widget] = await show(["text-classification"]);
    if (!widget) throw new Error("No widget");
    const bar = () => getComputedStyle(widget.querySelector(".iw-bar-fill-top") as Element).fill;
    const run = widget.querySelector("button.iw-run") as HTMLElement;
    await emulate({ name: "prefers-contrast", value: "more" });
    for (const theme of [undefined, "plain", "shadcn"] as const) {
      if (theme) widget.dataset.theme = theme;
      expect(bar()).toBe("rgb(0, 61, 80)");
      expect(getComputedStyle(run).borderBlockStartWidth).toBe("2px");
    }
    await emulate({ name: "forced-colors", value: "active" });
    const highlight = document.body.appendChild(document.createElement("i"));
    added.push(highlight);
    highlight.style.color = "Highlight";
    expect(bar()).toBe(getComputedStyle(highlight).color);
  });
});
