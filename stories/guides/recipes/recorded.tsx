import { readModelCard } from "../../../src/card/index.js";
import { TextClassificationWidget } from "../../../src/tasks/text-classification/index.js";

const readme = `---
pipeline_tag: text-classification
widget:
  - example_title: Praise
    text: The crew could not have been kinder.
    output:
      - { label: POSITIVE, score: 0.98 }
      - { label: NEGATIVE, score: 0.02 }
---
`;

const card = readModelCard(readme, { id: "owner/name" });

export const Page = () => <TextClassificationWidget card={card} />;
