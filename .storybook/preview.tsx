import type { Decorator, Preview } from "@storybook/react-vite";
import { useEffect } from "react";
import { configure, expect } from "storybook/test";
import { WidgetProvider } from "../src/index.js";
import { violations } from "../test/accessibility/violations.js";
import "../src/styles.css";
import "./preview.css";

// A busy machine may need longer than the usual second.
configure({ asyncUtilTimeout: 10_000 });

const isTest = import.meta.env.MODE === "test";

/** Shows a story in the chosen scheme, direction and width. */
const frame: Decorator = (Story, { globals, parameters }) => {
  const { scheme, direction, width } = globals;
  useEffect(() => {
    document.documentElement.style.colorScheme = scheme;
    document.documentElement.dir = direction;
    document.documentElement.lang = direction === "rtl" ? "ar" : "en";
  }, [scheme, direction]);
  return (
    <WidgetProvider>
      <main className={parameters.page ? "page" : "frame"} data-width={width}>
        <Story />
      </main>
    </WidgetProvider>
  );
};

const preview: Preview = {
  tags: ["autodocs"],
  decorators: [frame],
  parameters: {
    layout: "fullscreen",
    a11y: { test: isTest ? "off" : "error", options: { preload: false } },
    options: { storySort: { order: ["Playground", "All tasks", "Tasks", "Guides"] } },
  },
  initialGlobals: { scheme: "light", direction: "ltr", width: "900" },
  // The tests look at each story once, in light as a whole; what the dark scheme can change are the contrasts.
  afterEach: async ({ canvasElement, parameters }) => {
    if (!isTest) return;
    expect(await violations(canvasElement, { without: parameters.a11y.context?.exclude })).toEqual([]);
  },
  globalTypes: {
    scheme: {
      description: "Colour scheme",
      toolbar: { title: "Scheme", icon: "mirror", items: ["light", "dark"], dynamicTitle: true },
    },
    direction: {
      description: "Direction of the page",
      toolbar: { title: "Direction", icon: "transfer", items: ["ltr", "rtl"], dynamicTitle: true },
    },
    width: {
      description: "Width of the widget in pixels",
      toolbar: { title: "Width", icon: "browser", items: ["280", "360", "600", "900", "1200"], dynamicTitle: true },
    },
  },
};

export default preview;
