import { InferenceWidget } from "../../src/index.js";
import { registry } from "../../src/tasks/registry.js";
import { readDemoCard, readmes } from "../cards.js";
import "./pages.css";

const cards = [...readmes.keys()].map((name) => readDemoCard(name));

/** Every task there is a widget for, on its demo card, with recorded answers. */
export function AllTasks() {
  return (
    <div className="page">
      <h1 className="page-title">All tasks</h1>
      <p className="page-lead">Each widget shows a card with answers its author recorded. No backend is connected.</p>
      <ul className="page-list">
        {Object.keys(registry).map((tag) => (
          <li key={tag}>
            <InferenceWidget card={cards.find((card) => card.task === tag)} headingLevel={2} />
          </li>
        ))}
      </ul>
    </div>
  );
}
