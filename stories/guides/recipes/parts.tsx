import { type Fetcher, type ModelCard, Widget } from "../../../src/index.js";
import { task } from "../../../src/tasks/question-answering/index.js";

export function Composed({ card, fetcher }: { card?: ModelCard; fetcher?: Fetcher }) {
  return (
    <Widget.Root task={task} card={card} fetcher={fetcher} className="mine" render={<section />}>
      <Widget.Form>
        <Widget.Title>Ask the text</Widget.Title>
        <Widget.Input />
        <Widget.Run render={(props, { status }) => <button {...(props as object)} disabled={status === "running"} />} />
        <Widget.Status />
      </Widget.Form>
      <Widget.Output />
    </Widget.Root>
  );
}
