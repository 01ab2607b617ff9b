import { type Fetcher, WidgetProvider } from "../../../src/index.js";
import { TextClassificationWidget } from "../../../src/tasks/text-classification/index.js";

const slots = { login: <a href="/login">Sign in</a>, payment: <a href="/billing">Add credits</a> };

export function WithSlots({ fetcher }: { fetcher?: Fetcher }) {
  return (
    <WidgetProvider slots={slots}>
      <TextClassificationWidget fetcher={fetcher} slots={{ empty: <p>Write a sentence to begin.</p> }} />
    </WidgetProvider>
  );
}
