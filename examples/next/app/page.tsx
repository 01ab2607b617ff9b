import { readModelCard } from "inference-widgets/card";
import { TextClassificationWidget } from "inference-widgets/tasks/text-classification";
import { Backend } from "./Backend";
import { readme } from "./readme";

/** A server component: the card is read on the server, and its reader is no part of what browsers load. */
export default function Page() {
  const card = readModelCard(readme, { id: "demo/ferry-reviews" });
  return (
    <main>
      <h1>Ferry reviews</h1>
      <Backend>
        <TextClassificationWidget card={card} headingLevel={2} />
      </Backend>
    </main>
  );
}
