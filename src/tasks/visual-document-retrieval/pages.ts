import type { Translate } from "../../core/message.js";
import type { Media } from "../../core/task.js";
import { mediaName } from "../../ui/MediaField.js";

/** A query, and pictures of the pages it is looked for in. */
export interface PagesInput {
  readonly query: string;
  /** In the order of their numbers. */
  readonly pages: readonly Media[];
}

/** Pages of one request at most. */
export const mostPages = 200;

/** What a page is called: its file's name, else "page". */
export function pageName(page: Media | undefined, t: Translate): string {
  return (page !== undefined && mediaName(page)) || t("page");
}
