import type { Decorator, Preview } from "@storybook/react-vite";
import { lazy, Suspense, useEffect, useState } from "react";
import { configure, expect } from "storybook/test";
import { type Catalogue, WidgetProvider } from "../src/index.js";
import { loadMessages, locales } from "../src/messages/index.js";
import { violations } from "../test/accessibility/violations.js";
import "../src/styles.css";
import "../src/ModelGallery.css";
import "./preview.css";

// A busy machine may need longer than the usual second.
configure({ asyncUtilTimeout: 10_000 });

// The tests need no guides.
const PageOfStories = lazy(async () => ({ default: (await import("../stories/guides/PageOfStories.js")).PageOfStories }));

const isTest = import.meta.env.MODE === "test";

/** The words of a language, English until they are there. */
function useMessages(locale: string): Catalogue | undefined {
  const [loaded, setLoaded] = useState<{ readonly locale: string; readonly messages: Catalogue | undefined }>();
  useEffect(() => {
    if (locale !== "en") void loadMessages(locale).then((messages) => setLoaded({ locale, messages }));
  }, [locale]);
  return loaded?.locale === locale ? loaded.messages : undefined;
}

/** Shows a story in the chosen language, scheme, direction and width. */
const frame: Decorator = (Story, { globals, parameters }) => {
  const { scheme, direction, width, locale } = globals;
  const messages = useMessages(locale);
  useEffect(() => {
    document.documentElement.style.colorScheme = scheme;
    document.documentElement.dir = direction;
    document.documentElement.lang = locale === "en" && direction === "rtl" ? "ar" : locale;
  }, [scheme, direction, locale]);
  return (
    <WidgetProvider locale={locale} messages={messages}>
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
    docs: {
      page: () => (
        <Suspense fallback={null}>
          <PageOfStories />
        </Suspense>
      ),
    },
    a11y: { test: isTest ? "off" : "error", options: { preload: false } },
    options: { storySort: { order: ["Playground", "Guides", ["Getting started"], "All tasks", "Tasks"] } },
  },
  initialGlobals: { locale: "en", scheme: "light", direction: "ltr", width: "900" },
  // The tests look at each story once, in light as a whole; what the dark scheme can change are the contrasts.
  afterEach: async ({ canvasElement, parameters }) => {
    if (!isTest) return;
    expect(await violations(canvasElement, { without: parameters.a11y.context?.exclude })).toEqual([]);
  },
  globalTypes: {
    locale: {
      description: "Language of the words",
      toolbar: { title: "Language", icon: "globe", items: ["en", ...locales], dynamicTitle: true },
    },
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
