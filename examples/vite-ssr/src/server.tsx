import { readModelCard } from "inference-widgets/card";
import { renderToString } from "react-dom/server";
import { Page } from "./Page";
import { readme } from "./readme";

/** The page as HTML, and the card as JSON that may stand inside a script element. */
export function render() {
  const card = readModelCard(readme, { id: "demo/ferry-reviews" });
  return {
    page: renderToString(<Page card={card} />),
    card: JSON.stringify(card).replaceAll("<", "\\u003c"),
  };
}
