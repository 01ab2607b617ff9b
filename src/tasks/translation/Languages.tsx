"use client";
import { useEffect, useId, useState } from "react";
import type { Message } from "../../core/message.js";
import { readTexts } from "../../outputs/texts.js";
import { Field } from "../../ui/Field.js";
import { Icon } from "../../ui/Icon.js";
import { plus } from "../../ui/icons.js";
import { useWords } from "../../ui/words.js";
import { useWidgetAround } from "../../widget/context.js";
import type { WidgetProps } from "../../widget/Widget.js";
import { useWidgetSettings } from "../../widget/WidgetProvider.js";
import type { Languages as LanguagesOfModel } from "./languages.js";

const swapGlyph = "M3 5.5h9.5M10 3l2.5 2.5L10 8M13 10.5H3.5M6 8l-2.5 2.5L6 13";

type Card = WidgetProps["card"];

/**
 * The languages to translate from and to, as the parameters `src_lang` and `tgt_lang`: a list where the card tells all the
 * model's codes, else a field for any code, with suggestions.
 *
 * A part of a translation widget. A model for one pair of languages needs none; there the fields come on demand.
 */
export function Languages({ card }: { card?: Card }) {
  const { state } = useWidgetAround("Languages");
  const t = useWords();
  const { inheritedParameters, parameters, setParameter, run, isStale } = state;
  const known = useLanguages(card, inheritedParameters);
  const [asked, setAsked] = useState(false);
  const source = asCode(parameters.src_lang);
  const target = asCode(parameters.tgt_lang);

  if (!state.fetcher && source === "" && target === "") return null;
  // A card of two languages, in no codes of a known kind, is that of a model from one to the other.
  if (!asked && card?.languages.length === 2 && source === "" && target === "" && !known?.isSure) {
    return (
      <div>
        <button className="iw-toggle" type="button" onClick={() => setAsked(true)}>
          <Icon path={plus} />
          {t("Choose languages")}
        </button>
      </div>
    );
  }

  function choose(name: "src_lang" | "tgt_lang", code: string): void {
    setParameter(name, code === asCode(inheritedParameters[name]) ? undefined : code || undefined);
  }

  function swap(): void {
    choose("src_lang", target);
    choose("tgt_lang", source);
    if (run.status !== "done" || isStale) return;
    const [translation] = readTexts(run.output);
    if (translation?.text.trim()) state.setInput({ text: translation.text });
  }

  const common = { known, readOnly: !state.fetcher };
  const canSwap = source !== "" && target !== "" && source !== target;
  return (
    <div className={state.fetcher ? "iw-languages iw-languages-open" : "iw-languages"}>
      <Language {...common} label="From" name="src_lang" code={source} onChange={(code) => choose("src_lang", code)} />
      {state.fetcher && (
        <button
          className="iw-tool iw-languages-swap"
          type="button"
          aria-label={t("Swap the languages")}
          aria-disabled={!canSwap || undefined}
          onClick={() => canSwap && swap()}
        >
          <Icon path={swapGlyph} className="iw-i16" />
        </button>
      )}
      <Language {...common} label="To" name="tgt_lang" code={target} onChange={(code) => choose("tgt_lang", code)} />
    </div>
  );
}

/** The languages that the card tells; undefined until they are read. */
function useLanguages(card: Card, { src_lang, tgt_lang }: { readonly [name: string]: unknown }): LanguagesOfModel | undefined {
  const { locale } = useWidgetSettings();
  const [known, setKnown] = useState<LanguagesOfModel>();
  useEffect(
    function load() {
      let isOver = false;
      import("./languages.js").then(
        ({ languagesOf }) => {
          if (!isOver) setKnown(languagesOf(card, { src_lang, tgt_lang }, locale));
        },
        () => {},
      );
      return () => {
        isOver = true;
      };
    },
    [card, src_lang, tgt_lang, locale],
  );
  return known;
}

function asCode(value: unknown): string {
  return typeof value === "string" ? value : "";
}

interface LanguageProps {
  label: Message;
  /** The parameter it sets. */
  name: string;
  /** Empty when the model's own default holds. */
  code: string;
  known: LanguagesOfModel | undefined;
  readOnly: boolean;
  onChange(code: string): void;
}

function Language({ label, name, code, known, readOnly, onChange }: LanguageProps) {
  const t = useWords();
  const listId = useId();
  // While it is written, an empty field is not yet the one that the card fills.
  const [draft, setDraft] = useState<string>();
  const languages = known?.all ?? [];
  const current = languages.find((language) => language.code === code)?.name;
  const isFree = !readOnly && !known?.isSure;
  return (
    <Field label={label} name={name} missing={undefined} {...(isFree && current !== undefined && { count: current })}>
      {(control) => {
        if (readOnly) return <input {...control} className="iw-line iw-media-still" readOnly value={current ?? code} />;
        if (known?.isSure) {
          return (
            <select {...control} className="iw-line" value={code} onChange={(event) => onChange(event.target.value)}>
              {current === undefined && <option value={code}>{code || t("Choose…")}</option>}
              {languages.map((language) => (
                <option key={language.code} value={language.code}>
                  {language.name}
                </option>
              ))}
            </select>
          );
        }
        return (
          <>
            <input
              {...control}
              className="iw-line"
              list={listId}
              value={draft ?? code}
              placeholder={t("Default")}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => {
                setDraft(event.target.value);
                onChange(event.target.value.trim());
              }}
              onBlur={() => setDraft(undefined)}
            />
            <datalist id={listId}>
              {languages.map((language) => (
                <option key={language.code} value={language.code} label={language.name} />
              ))}
            </datalist>
          </>
        );
      }}
    </Field>
  );
}
