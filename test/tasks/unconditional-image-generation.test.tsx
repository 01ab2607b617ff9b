import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { ModelCard } from "../../src/card/modelCard.js";
import { task, UnconditionalImageGenerationWidget } from "../../src/tasks/unconditional-image-generation/index.js";
import { WidgetProvider } from "../../src/widget/WidgetProvider.js";
import { cardOf } from "../cardOf.js";
import { controlledFetcher } from "../controlledFetcher.js";

function show(card: Partial<ModelCard>) {
  const { fetcher, calls } = controlledFetcher();
  const view = render(
    <WidgetProvider>
      <UnconditionalImageGenerationWidget card={cardOf(card)} fetcher={fetcher} />
    </WidgetProvider>,
  );
  return { ...view, calls };
}

test("runs with nothing asked, and sends how many and the seed", async () => {
  expect(task.input.missing({})).toBeUndefined();
  const { calls } = show({ task: "unconditional-image-generation", parameters: { num_images: 4, seed: 3 } });
  screen.getByRole("button", { name: "Run" }).click();
  await expect.poll(() => calls[0]?.request).toMatchObject({ inputs: "", parameters: { num_images: 4, seed: 3 } });
});
