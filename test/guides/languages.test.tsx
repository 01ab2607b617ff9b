import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { TextClassificationWidget } from "../../src/tasks/text-classification/index.js";
import { InLanguage } from "../../stories/guides/recipes/chosenLanguage.js";
import { InGerman } from "../../stories/guides/recipes/oneLanguage.js";
import { InOwnWords } from "../../stories/guides/recipes/ownWords.js";
import { cardOf } from "../cardOf.js";
import { answeringFetcher } from "../controlledFetcher.js";

const fetcher = answeringFetcher([]);
const widget = <TextClassificationWidget card={cardOf({ task: "text-classification" })} fetcher={fetcher} />;

test("the recipe of one language speaks it", () => {
  render(<InGerman>{widget}</InGerman>);
  expect(screen.getByRole("button", { name: /^Ausführen/ })).toBeVisible();
});

test("the recipe of own words says those, and the others in the language", () => {
  render(<InOwnWords>{widget}</InOwnWords>);
  expect(screen.getByRole("button", { name: /^Los geht’s/ })).toBeVisible();
  expect(screen.getByRole("heading", { name: "Textklassifikation" })).toBeVisible();
});

test("the recipe of a chosen language follows the choice, and is English where there are no words", async () => {
  const view = render(<InLanguage locale="de-AT">{widget}</InLanguage>);
  expect(await screen.findByRole("button", { name: /^Ausführen/ })).toBeVisible();
  view.rerender(<InLanguage locale="zh-CN">{widget}</InLanguage>);
  expect(await screen.findByRole("button", { name: /^运行/ })).toBeVisible();
  view.rerender(<InLanguage locale="pl">{widget}</InLanguage>);
  expect(await screen.findByRole("button", { name: /^Run/ })).toBeVisible();
});
