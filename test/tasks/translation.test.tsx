import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { ModelCard } from "../../src/card/modelCard.js";
import { createTranslate } from "../../src/core/message.js";
import { TranslationWidget, task } from "../../src/tasks/translation/index.js";
import { languagesOf } from "../../src/tasks/translation/languages.js";
import { tagOf } from "../../src/tasks/translation/tag.js";
import { WidgetProvider } from "../../src/widget/WidgetProvider.js";
import { cardOf } from "../cardOf.js";
import { controlledFetcher } from "../controlledFetcher.js";
import recordings from "../recordings/translation.json" with { type: "json" };

const t = createTranslate();
const german = {
  text: "Guten Abend",
  parameters: { src_lang: "deu_Latn", tgt_lang: "eng_Latn" },
  output: { text: "Good evening" },
};
const said = (parts: Partial<ModelCard>) => cardOf({ task: "translation", ...parts });
const field = (name: "From" | "To") => screen.getByLabelText<HTMLInputElement | HTMLSelectElement>(name);
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

/** Shows a card's widget, once what it tells of languages is read. */
async function show(card: ModelCard, locale = "en") {
  const { fetcher, calls } = controlledFetcher();
  const view = render(
    <WidgetProvider locale={locale}>
      <TranslationWidget card={card} fetcher={fetcher} />
    </WidgetProvider>,
  );
  await act(() => import("../../src/tasks/translation/languages.js"));
  return { ...view, calls };
}

describe("an answer", () => {
  test.each(recordings)("is read in every shape: $name", ({ example, body, name }) => {
    const texts = task.output.fromAnswer(body, example);
    const expected =
      { "right to left": "المكتبة", "no text": "The model answered with no text." }[name] ?? "Where can I rent a bicycle here?";
    expect(task.output.toText(texts, example, t)).toContain(expected);
  });

  test("that was recorded is shown, and the input left alone", async () => {
    const { calls } = await show(said({ examples: [german] }));
    expect(screen.getByRole("tabpanel")).toHaveTextContent("Good evening");
    expect(screen.getByLabelText("Text")).toHaveValue("Guten Abend");
    press("Translate");
    await act(async () => {});
    expect(calls[0]?.request).toMatchObject({ inputs: "Guten Abend", parameters: german.parameters });
    await act(() => calls[0]?.answer([{ translation_text: "Good night" }]) ?? Promise.resolve());
    expect(screen.getByLabelText("Text")).toHaveValue("Guten Abend");
  });

  test("is marked with its language for whoever reads it aloud", async () => {
    await show(said({ examples: [german] }));
    expect(screen.getByText("Good evening").closest("[lang]")).toHaveAttribute("lang", "en");
  });

  test("is marked with no language where none is told", async () => {
    await show(said({ examples: [{ ...german, parameters: {} }] }));
    expect(screen.getByText("Good evening").closest("[lang]")).toBeNull();
  });
});

describe("the languages", () => {
  test("are those of the card, by name, in the codes the card uses", async () => {
    await show(said({ languages: ["en", "de", "ar"], examples: [german] }));
    await waitFor(() => expect(field("To").tagName).toBe("SELECT"));
    const options = [...(field("To") as HTMLSelectElement).options].map(({ text, value }) => [text, value]);
    expect(options).toEqual([
      ["Arabic", "arb_Arab"],
      ["English", "eng_Latn"],
      ["German", "deu_Latn"],
    ]);
    expect(field("From")).toHaveValue("deu_Latn");
    expect(field("To")).toHaveValue("eng_Latn");
  });

  test("have their names in the language of the page", async () => {
    await show(said({ languages: ["en", "de"], examples: [german] }), "de");
    expect(await screen.findAllByRole("option", { name: "Deutsch" })).toHaveLength(2);
  });

  test("that the visitor chooses are sent over those of card and example", async () => {
    const { calls } = await show(
      said({ languages: ["en", "de", "pt"], parameters: { src_lang: "eng_Latn" }, examples: [german] }),
    );
    await waitFor(() => expect(field("To").tagName).toBe("SELECT"));
    fireEvent.change(field("To"), { target: { value: "por_Latn" } });
    press("Translate");
    await act(async () => {});
    expect(calls[0]?.request.parameters).toEqual({ src_lang: "deu_Latn", tgt_lang: "por_Latn" });
  });

  test("of the next example come with it, so that its translation is not said to be in another", async () => {
    const second = { text: "Good day", parameters: { src_lang: "eng_Latn", tgt_lang: "por_Latn" }, output: { text: "Bom dia" } };
    await show(said({ languages: ["en", "de", "pt"], examples: [german, second] }));
    await waitFor(() => expect(field("To").tagName).toBe("SELECT"));
    fireEvent.change(field("To"), { target: { value: "deu_Latn" } });
    fireEvent.click(screen.getByRole("button", { name: /Example 2/ }));
    expect(screen.getByRole("tabpanel")).toHaveTextContent("Bom dia");
    expect(field("To")).toHaveValue("por_Latn");
    expect(screen.getByRole("article")).not.toHaveTextContent("Result of the earlier input");
  });

  test("can be any code where the card does not tell, with the card's languages suggested by name", async () => {
    const { container, calls } = await show(said({ languages: ["en", "sw", "cy"] }));
    await waitFor(() => expect(container.querySelectorAll("datalist option").length).toBeGreaterThan(0));
    const [options] = [...container.querySelectorAll("datalist")].map((list) =>
      [...list.querySelectorAll("option")].map((option) => [option.value, option.label]),
    );
    expect(options).toEqual([
      ["en", "English"],
      ["sw", "Swahili"],
      ["cy", "Welsh"],
    ]);
    fireEvent.change(screen.getByLabelText("Text"), { target: { value: "Bore da" } });
    fireEvent.change(field("To"), { target: { value: "  tlh " } });
    press("Translate");
    await act(async () => {});
    expect(calls[0]?.request.parameters).toEqual({ tgt_lang: "tlh" });
  });

  test("can be emptied while another is written, though the card sets one", async () => {
    await show(said({ parameters: { tgt_lang: "en" } }));
    fireEvent.change(field("To"), { target: { value: "" } });
    expect(field("To")).toHaveValue("");
    fireEvent.blur(field("To"));
    expect(field("To")).toHaveValue("en");
  });

  test("are swapped together with the texts", async () => {
    const { calls } = await show(said({ languages: ["en", "de"], examples: [german] }));
    press("Swap the languages");
    expect(screen.getByLabelText("Text")).toHaveValue("Good evening");
    press("Translate");
    await act(async () => {});
    expect(calls[0]?.request).toMatchObject({
      inputs: "Good evening",
      parameters: { src_lang: "eng_Latn", tgt_lang: "deu_Latn" },
    });
  });

  test("are swapped alone where the translation is of another text", async () => {
    await show(said({ languages: ["en", "de"], examples: [german] }));
    fireEvent.change(screen.getByLabelText("Text"), { target: { value: "Good day" } });
    press("Swap the languages");
    expect(screen.getByLabelText("Text")).toHaveValue("Good day");
    await waitFor(() => expect(field("From")).toHaveValue("eng_Latn"));
  });

  test("cannot be swapped before there are two", async () => {
    await show(said({ parameters: { tgt_lang: "en" } }));
    expect(screen.getByRole("button", { name: "Swap the languages" })).toHaveAttribute("aria-disabled", "true");
    press("Swap the languages");
    expect(field("To")).toHaveValue("en");
  });

  test("are not asked for by a model of one pair, but on demand", async () => {
    await show(said({ languages: ["de", "en"], examples: [{ text: "Guten Abend" }] }));
    expect(screen.queryByLabelText("To")).toBeNull();
    press("Choose languages");
    expect(field("To")).toHaveValue("");
  });

  test("are told by name, and fixed, without a backend", async () => {
    render(<TranslationWidget card={said({ examples: [german] })} />);
    await waitFor(() => expect(field("From")).toHaveValue("German"));
    expect(field("To")).toHaveAttribute("readonly");
    expect(screen.queryByRole("button", { name: "Swap the languages" })).toBeNull();
  });

  test("of a hostile card are text", async () => {
    const { container } = await show(said({ parameters: { src_lang: { a: 1 }, tgt_lang: "<b>\u202E" }, languages: ["en"] }));
    expect(field("From")).toHaveValue("");
    expect(field("To")).toHaveValue("<b>\u202E");
    expect(container.querySelector("b")).toBeNull();
  });
});

describe("the codes of a model", () => {
  const codes = (parts: Partial<ModelCard>, parameters = {}) => {
    const { all, isSure } = languagesOf(said(parts), parameters, "en");
    return { codes: all.map(({ code }) => code), isSure };
  };

  test("are those its card lists", () => {
    const data = { language_details: "ace_Arab, ace_Latn,eng_Latn" };
    expect(languagesOf(said({ data, languages: ["en"] }), {}, "en")).toEqual({
      all: [
        { code: "ace_Latn", name: "Acehnese" },
        { code: "ace_Arab", name: "Acehnese (Arabic)" },
        { code: "eng_Latn", name: "English" },
      ],
      isSure: true,
    });
  });

  test("are not a sentence that stands in their place", () => {
    expect(codes({ data: { language_details: "Many languages of the world, see below." }, languages: ["en"] })).toEqual({
      codes: ["en"],
      isSure: false,
    });
  });

  test("are those of the family it comes from, for the languages of its card", () => {
    const languages = ["fr", "wo"];
    expect(codes({ languages, baseModels: ["facebook/nllb-200-distilled-600M"] })).toEqual({
      codes: ["fra_Latn", "wol_Latn"],
      isSure: true,
    });
    expect(codes({ languages: ["fr", "ar"], data: { tags: ["mbart-50"] } })).toEqual({ codes: ["ar_AR", "fr_XX"], isSure: true });
    expect(codes({ languages: ["fr", "ar", "en"] }, { tgt_lang: "fr_XX" }).codes).toEqual(["ar_AR", "en_XX", "fr_XX"]);
  });

  test("are all of the family where the card names no languages", () => {
    expect(codes({}, { tgt_lang: "fra_Latn" }).codes).toHaveLength(202);
    expect(codes({}, { tgt_lang: "fr_XX" }).codes).toHaveLength(52);
  });

  test("each have a name of their own", () => {
    const names = languagesOf(said({}), { tgt_lang: "fra_Latn" }, "en").all.map(({ name }) => name);
    expect(new Set(names).size).toBe(202);
    expect(names).toContain("Traditional Chinese");
  });

  test.each([
    ["eng_Latn", "en"],
    ["zho_Hant", "zh-Hant"],
    ["zho_Hans", "zh"],
    ["en_XX", "en"],
    ["ar_AR", "ar"],
    ["pt-BR", "pt"],
    ["de", "de"],
    ["german", undefined],
    ["", undefined],
    ["<b>", undefined],
  ])("mean a language of the web: %s", (code, tag) => {
    expect(tagOf(code)).toBe(tag);
  });
});
