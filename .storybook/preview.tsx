import type { Decorator, Preview } from "@storybook/react-vite";
import { useEffect } from "react";
import { configure, expect } from "storybook/test";
import { WidgetProvider } from "../src/index.js";
import "../src/styles.css";
import "../src/ModelGallery.css";
import { PageOfStories } from "../stories/guides/PageOfStories.js";
import "./preview.css";

// A busy machine may need longer than the usual second.
configure({ asyncUtilTimeout: 10_000 });

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
    docs: { page: PageOfStories },
    a11y: { test: "error", options: { preload: false } },
    options: { storySort: { order: ["Playground", "Guides", ["Getting started"], "All tasks", "Tasks"] } },
  },
  initialGlobals: { scheme: "light", direction: "ltr", width: "900" },
  // The tests check each story in light as a whole; what another scheme can change are the contrasts.
  afterEach: async ({ canvasElement }) => {
    if (import.meta.env.MODE !== "test") return;
    const { colorScheme } = document.documentElement.style;
    document.documentElement.style.colorScheme = "dark";
    const { default: axe } = await import("axe-core");
    const { violations } = await axe
      .run(canvasElement, { preload: false, resultTypes: ["violations"], runOnly: ["color-contrast", "link-in-text-block"] })
      .finally(() => {
        document.documentElement.style.colorScheme = colorScheme;
      });
    const found = violations.flatMap(({ nodes }) => nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`));
    expect(found, "in the dark scheme").toEqual([]);
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
