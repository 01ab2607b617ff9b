import { useId, useState } from "react";
import {
  ConversationalWidget,
  ImageSegmentationWidget,
  TextClassificationWidget,
  TokenClassificationWidget,
} from "../../src/index.js";
import { readDemoCard } from "../cards.js";
import {
  contrastOf,
  cssOf,
  faultsOf,
  firstLook,
  fonts,
  type Look,
  ownColours,
  type Pair,
  ratio,
  schemes,
  selectorOf,
  themes,
} from "./theme.js";
import "./pages.css";
import "./theming.css";

const names = {
  default: "Default",
  plain: "Plain",
  contrast: "Contrast",
  shadcn: "shadcn",
  auto: "As the page",
  light: "Light",
  dark: "Dark",
} as const;

const notes: Readonly<Record<Look["theme"], string>> = {
  default: "A card with hairlines and one accent.",
  plain: "No card: the font, size and colour of the text around it.",
  contrast: "All text at 7 : 1, edges of 2 pixels. Readers whose system asks for more contrast get it in any theme.",
  shadcn: "Takes the tokens of shadcn/ui that the page has. Here those of a page in zinc.",
};

const cards = {
  sentiment: readDemoCard("tiny-sentiment"),
  entities: readDemoCard("tiny-entities"),
  masks: readDemoCard("lake-segments"),
  chat: readDemoCard("kitchen-talk"),
};

export interface ThemingProps {
  /** What is shown first. */
  look?: Look;
}

/** Tries a look on four widgets, and gives the CSS for it. */
export function Theming({ look: first = firstLook }: ThemingProps) {
  const [look, setLook] = useState(first);
  const change = (part: Partial<Look>) => setLook((now) => ({ ...now, ...part }));
  const css = cssOf(look);
  const faults = faultsOf(look);
  const [radiusId, fontId, baseId] = [useId(), useId(), useId()];
  const props = { theme: look.theme, scheme: look.scheme };
  const { accent, surface } = ownColours[look.theme];
  return (
    <div className="theming" data-theme={look.theme}>
      {css && <style>{css.replace(selectorOf(look), `.theming-show ${selectorOf(look)}`)}</style>}
      <header>
        <h1 className="page-title">Theming</h1>
        <p className="page-lead">
          Choose a look, see it on four widgets, and copy the CSS. Any token not named here can be set the same way.
        </p>
      </header>
      <div className="theming-columns">
        <form className="theming-side" onSubmit={(event) => event.preventDefault()}>
          <Choice legend="Theme" values={themes} value={look.theme} onChange={(theme) => change({ theme })} />
          <p className="theming-note">{notes[look.theme]}</p>
          <Choice legend="Scheme" values={schemes} value={look.scheme} onChange={(scheme) => change({ scheme })} />
          <Colours
            legend="Accent"
            value={look.accent ?? accent}
            against={look.surface ?? surface}
            onChange={(accent) => change({ accent })}
          />
          <Colours
            legend="Surface"
            value={look.surface ?? surface}
            against={ownColours[look.theme].ink}
            onChange={(surface) => change({ surface })}
          />
          <div className="theming-field">
            <label className="page-label" htmlFor={radiusId}>
              Corners
            </label>
            <output className="theming-value">{look.radius === undefined ? "as the theme" : `${look.radius} px`}</output>
            <input
              id={radiusId}
              className="theming-range"
              type="range"
              min="0"
              max="24"
              value={look.radius ?? 10}
              onChange={(event) => change({ radius: event.target.valueAsNumber })}
            />
          </div>
          <div className="theming-field">
            <label className="page-label" htmlFor={baseId}>
              Size of text
            </label>
            <output className="theming-value">{look.base === undefined ? "the reader's own" : `${look.base} px`}</output>
            <input
              id={baseId}
              className="theming-range"
              type="range"
              min="12"
              max="24"
              value={look.base ?? 16}
              onChange={(event) => change({ base: event.target.valueAsNumber })}
            />
          </div>
          <div className="theming-field">
            <label className="page-label" htmlFor={fontId}>
              Font
            </label>
            <select
              id={fontId}
              className="page-control theming-wide"
              value={look.font}
              onChange={(event) => change({ font: event.target.value as Look["font"] })}
            >
              {Object.keys(fonts).map((font) => (
                <option key={font}>{font}</option>
              ))}
            </select>
          </div>
          <button className="theming-reset" type="button" onClick={() => setLook(firstLook)}>
            Start over
          </button>
        </form>
        <div className="theming-main">
          <div className="theming-faults" role="status">
            {faults.length > 0 && (
              <div className="theming-warning">
                <strong>Too little contrast</strong>
                <ul>
                  {faults.map((fault) => (
                    <li key={fault}>{fault}</li>
                  ))}
                </ul>
              </div>
            )}
          </div>
          <Code look={look} css={css} />
          <div className="theming-show">
            <TextClassificationWidget card={cards.sentiment} headingLevel={2} {...props} />
            <TokenClassificationWidget card={cards.entities} headingLevel={2} {...props} />
            <ImageSegmentationWidget card={cards.masks} headingLevel={2} {...props} />
            <ConversationalWidget card={cards.chat} headingLevel={2} {...props} />
          </div>
        </div>
      </div>
    </div>
  );
}

interface ChoiceProps<T extends keyof typeof names> {
  legend: string;
  values: readonly T[];
  value: T;
  onChange(value: T): void;
}

function Choice<T extends keyof typeof names>({ legend, values, value, onChange }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className="theming-choice">
      <legend className="page-label">{legend}</legend>
      <div className="theming-segments">
        {values.map((one) => (
          <label key={one} className="theming-segment">
            <input className="theming-radio" type="radio" name={name} checked={one === value} onChange={() => onChange(one)} />
            <span>{names[one]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface ColoursProps {
  legend: string;
  value: Pair;
  /** What it is seen on, or with. */
  against: Pair;
  onChange(value: Pair): void;
}

function Colours({ legend, value, against, onChange }: ColoursProps) {
  return (
    <fieldset className="theming-choice">
      <legend className="page-label">{legend}</legend>
      <div className="theming-colours">
        {(["light", "dark"] as const).map((scheme) => (
          <label key={scheme} className="theming-colour">
            <input
              type="color"
              value={value[scheme]}
              onChange={(event) => onChange({ ...value, [scheme]: event.target.value })}
            />
            <span>
              {names[scheme]}
              <small>
                <bdi>{ratio(contrastOf(value[scheme], against[scheme]))}</bdi>
              </small>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Code({ look, css }: { look: Look; css: string | undefined }) {
  const [copied, setCopied] = useState<string>();
  const props = [look.theme !== "default" && `theme="${look.theme}"`, look.scheme !== "auto" && `scheme="${look.scheme}"`].filter(
    Boolean,
  );
  const provider = `<WidgetProvider${props.map((prop) => ` ${prop}`).join("")}>`;
  const text = [props.length > 0 && provider, css].filter(Boolean).join("\n\n");
  return (
    <section className="theming-code" aria-label="Code to copy">
      <div className="theming-bar">
        <span className="page-label">To copy</span>
        <span className="page-count" role="status">
          {text !== "" && copied === text && "Copied"}
        </span>
        <button
          className="theming-copy"
          type="button"
          aria-disabled={text === "" || undefined}
          onClick={() =>
            text !== "" &&
            navigator.clipboard.writeText(text).then(
              () => setCopied(text),
              () => setCopied(undefined),
            )
          }
        >
          Copy
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls is reached by keyboard. */}
      <pre className="theming-lines" dir="ltr" tabIndex={0}>
        {text || "/* Nothing to write: this is how widgets look without it. */"}
      </pre>
    </section>
  );
}
