/** The README of a model, which a real page reads from a file or from the Hub. */
export const readme = `---
pipeline_tag: text-classification
widget:
  - example_title: Praise
    text: The ferry left on time and the crew could not have been kinder.
    output:
      - { label: POSITIVE, score: 0.987 }
      - { label: NEGATIVE, score: 0.013 }
  - example_title: Complaint
    text: Two hours in the rain, and then they cancelled it without a word.
---
# Ferry reviews
`;
