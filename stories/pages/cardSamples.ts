/** A README to try the check on. */
export interface CardSample {
  /** What is wrong with it, in a few words. */
  readonly name: string;
  readonly markdown: string;
}

/** One card with nothing wrong, and others with what authors write most often. */
export const cardSamples = {
  severalFaults: {
    name: "Several faults",
    markdown: `---
pipeline_tag: text-classification
language: english
license: mit
tags: reviews
widget:
  - text: The bread was still warm, and the owner knew every guest by name.
    title: Bakery
    output:
      - label: praise
        score: 0.97
      - label: blame
        score: low
  - text: Delivered twice: once broken, once empty.
    example_title: Parcel
    output:
      - label: blame
        score: 0.94
      - label: praise
        score: 0.06
  - text:
      - The tickets were sold out.
      - The second concert was better.
    example_title: Concert
---

# Praise or blame

Tells whether a short review praises or blames. Press a problem to go to its place in this text.
`,
  },
  nothingWrong: {
    name: "Nothing wrong",
    markdown: `---
pipeline_tag: text-classification
language: en
license: mit
tags:
  - reviews
widget:
  - text: The bread was still warm, and the owner knew every guest by name.
    example_title: Bakery
    output:
      - label: praise
        score: 0.97
      - label: blame
        score: 0.03
  - text: "Delivered twice: once broken, once empty."
    example_title: Parcel
    output:
      - label: blame
        score: 0.94
      - label: praise
        score: 0.06
---

# Praise or blame

Tells whether a short review praises or blames.
`,
  },
  brokenYaml: {
    name: "YAML broken in the middle",
    markdown: `---
pipeline_tag: question-answering
language: en
license: apache-2.0
widget:
  - text: When does the library close?
    context: "The reading room closes at eight, the library at ten.
    example_title: Opening hours
    output:
      answer: at ten
      score: 0.91
      start: 46
      end: 52
  - text: Who keeps the keys?
    context: The keys are with the porter, who lives on the ground floor.
\texample_title: Keys
datasets: [squad, library-notes
metrics:
  - f1
---

# Library questions

A quote, a tab and a bracket: each of them would cost the whole front matter.
`,
  },
  wrongNames: {
    name: "Wrong names, scores in percent",
    markdown: `---
pipeline_tag: text-classification
licence: mit
language: en
examples:
  - Text: Where is my parcel? It should have been here on Monday.
    example-title: Parcel
    output:
      - label: delivery
        score: 88
      - label: payment
        score: 9
      - label: other
        score: 3
  - text: I was charged twice for one order.
    title: Invoice
    top_k: 2
    output:
      delivery: 0.04
      payment: 0.95
      other: 0.01
  - txt: Do you also sell gift cards?
---

# Letters to a shop

Sorts the letters of customers.
`,
  },
  badAddress: {
    name: "Gallery with a bad address",
    markdown: `---
pipeline_tag: text-to-image
language: en
license: mit
base_model: https://huggingface.co/demo/paper-base
instance_prompt: papkite style
tags:
  - text-to-image
  - lora
widget:
  - text: papkite style, a red diamond kite with a long tail over green hills
    output:
      url: red-diamond.png
  - text: papkite style, a kite in a blue sky
    output:
      url: C:\\Users\\mira\\kites\\swallow.png
  - text: papkite style, a box kite lit from within on a clear night
    parameters:
      negative_prompt: clouds
    output:
      image: lantern.png
  - text: papkite style, a kite shaped like a carp above the sea
    output:
      url: ../carp.png
---

# Paper kites

A style adapter whose gallery names files that no page can load.
`,
  },
  windowsLineEnds: {
    name: "Windows line ends",
    markdown: `---
pipeline_tag: token-classification
language: pt-BR
license: mit
widget:
  - text: Ana Souza trabalha em Lisboa desde 2019.
    example_title:Lisboa
    output:
      - { entity_group: PER, score: 0.99, word: Ana Souza, start: 0, end: 9 }
      - { entity_group: LOC, score: 0.98, word: Lisboa, start: 22, end: 28 }
  - text: 'O comboio d'Évora chega às nove.'
    example_title: Comboio
---

# Nomes e lugares

Finds the names of people and places.
`.replaceAll("\n", "\r\n"),
  },
} satisfies Readonly<Record<string, CardSample>>;
