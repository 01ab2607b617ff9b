import type { Translate } from "../../core/message.js";
import type { CardExample, Media, TaskInput } from "../../core/task.js";
import { asMedia, mediaToSend } from "../../inputs/media.js";
import { asText } from "../../inputs/textInput.js";
import { mediaName } from "../../ui/MediaField.js";
import { PagesFields } from "./PagesFields.js";

/** A query, and pictures of the pages it is looked for in. */
export interface PagesInput {
  readonly query: string;
  /** In the order of their numbers. */
  readonly pages: readonly Media[];
}

/** Pages of one request at most. */
export const mostPages = 200;

/**
 * Asks which pages answer a query.
 *
 * Reads `text`, `query` or `question`, and `src` or `images` (one file or a list), of a card's example; either may be missing.
 */
export const pagesInput: TaskInput<PagesInput> = {
  empty: { query: "", pages: [] },
  fromCard(example) {
    const query = [example.text, example.query, example.question].map(asText).find((text) => text !== undefined);
    const pages = pagesOf(example);
    return query === undefined && pages.length === 0 ? undefined : { query: query ?? "", pages };
  },
  missing({ query, pages }) {
    if (query.trim() === "") return { field: "query", message: "Write a query first." };
    return pages.length === 0 ? { field: "pages", message: "Choose, drop or paste pictures of pages first." } : undefined;
  },
  toRequest: ({ query, pages }, parameters) => ({ inputs: { query, images: pages.map(mediaToSend) }, parameters }),
  toCard: ({ query, pages }) => ({ text: query, src: pages }),
  View: PagesFields,
};

/** What a page is called: its file's name, else "page". */
export function pageName(page: Media | undefined, t: Translate): string {
  return (page !== undefined && mediaName(page)) || t("page");
}

function pagesOf({ src, images }: CardExample): readonly Media[] {
  return [src ?? images ?? []]
    .flat()
    .flatMap((page) => asMedia(page) ?? [])
    .slice(0, mostPages);
}
