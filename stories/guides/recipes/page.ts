import { createProxyFetcher } from "../../../src/fetchers/proxy.js";

/** For `<WidgetProvider fetcher={fetcher}>` or one widget. */
export const fetcher = createProxyFetcher("/api/inference");
