import { useState } from "react";
import type { Fetcher } from "../../../src/index.js";
import { TextClassificationWidget } from "../../../src/tasks/text-classification/index.js";

export function Controlled({ fetcher }: { fetcher?: Fetcher }) {
  const [input, setInput] = useState({ text: "The ferry was late again." });
  const [best, setBest] = useState("nothing yet");
  return (
    <>
      <p>
        {input.text.length} characters, last answer: {best}
      </p>
      <TextClassificationWidget
        fetcher={fetcher}
        input={input}
        onInputChange={setInput}
        onResult={({ output }) => setBest(output[0]?.label ?? "no label")}
      />
    </>
  );
}
