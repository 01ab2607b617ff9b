import { createHuggingFaceFetcher } from "../../../src/fetchers/huggingFace.js";
import { InferenceWidget, WidgetProvider } from "../../../src/index.js";

const fetcher = createHuggingFaceFetcher();

export const Page = () => (
  <WidgetProvider fetcher={fetcher}>
    <InferenceWidget model="distilbert/distilbert-base-uncased-finetuned-sst-2-english" />
  </WidgetProvider>
);
