import { useDeferredValue, useId, useState } from "react";
import { InferenceWidget } from "../../src/index.js";
import { registry } from "../../src/tasks/registry.js";
import { readDemoCard, readmes } from "../cards.js";
import { isFound, modalities } from "../modalities.js";
import "./pages.css";

const cards = [...readmes.keys()].map((name) => readDemoCard(name));

/** Every task there is a widget for, on its demo card, with recorded answers. */
export function AllTasks() {
  const id = useId();
  const [words, setWords] = useState("");
  const wanted = useDeferredValue(words);
  const groups = modalities
    .map(({ name, tags }) => ({
      name,
      tags: tags.filter((tag) => Object.hasOwn(registry, tag) && isFound(wanted, tag.replaceAll("-", " "), tag, name)),
    }))
    .filter(({ tags }) => tags.length > 0);
  const count = groups.reduce((sum, { tags }) => sum + tags.length, 0);
  return (
    <>
      <h1 className="page-title">All tasks</h1>
      <p className="page-lead">Each widget shows a card with answers its author recorded. No backend is connected.</p>
      <search className="page-search">
        <label className="page-label" htmlFor={id}>
          Find a task
        </label>
        <input
          className="page-control"
          id={id}
          type="search"
          placeholder="image, table, speech …"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <p className="page-count" role="status">
          {count === 0 ? "No task is called that." : `${count} ${count === 1 ? "task" : "tasks"}`}
        </p>
      </search>
      {groups.map(({ name, tags }) => (
        <section className="page-group" key={name} aria-labelledby={`${id}-${name}`}>
          <h2 className="page-sub" id={`${id}-${name}`}>
            {name}
          </h2>
          <ul className="page-list">
            {tags.map((tag) => (
              <li key={tag}>
                <InferenceWidget card={cards.find((card) => card.task === tag)} task={tag} headingLevel={3} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
