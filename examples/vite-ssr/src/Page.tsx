import type { ModelCard } from "inference-widgets";
import { TextClassificationWidget } from "inference-widgets/tasks/text-classification";

/** Rendered on the server, and taken over by the browser. */
export function Page({ card }: { readonly card: ModelCard }) {
  return (
    <main>
      <h1>Ferry reviews</h1>
      <TextClassificationWidget card={card} headingLevel={2} />
    </main>
  );
}
