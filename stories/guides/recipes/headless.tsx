import { type Fetcher, useTask } from "../../../src/index.js";
import { task } from "../../../src/tasks/text-classification/index.js";

export function Mood({ fetcher }: { fetcher?: Fetcher }) {
  const { input, setInput, start, run } = useTask(task, { fetcher, defaultInput: { text: "" } });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <input aria-label="How was it?" value={input.text} onChange={({ target }) => setInput({ text: target.value })} />
      <button type="submit">Send</button>
      {run.status === "done" && <output>{run.output[0]?.label}</output>}
      {run.status === "failed" && <p role="alert">{run.error.message}</p>}
    </form>
  );
}
