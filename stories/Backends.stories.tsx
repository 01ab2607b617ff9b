import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, waitFor, within } from "storybook/test";
import type { Availability } from "../src/core/backend.js";
import type { Fetcher } from "../src/core/task.js";
import { createEndpointFetcher } from "../src/fetchers/endpoint.js";
import { TextClassificationWidget, WidgetProvider } from "../src/index.js";
import { readDemoCard } from "./cards.js";
import { neverAnswers } from "./fetchers.js";
import { pressRun } from "./plays.js";

const meta: Meta<typeof TextClassificationWidget> = {
  title: "Backends",
  component: TextClassificationWidget,
  args: { card: readDemoCard("tiny-sentiment") },
};
export default meta;
type Story = StoryObj<typeof meta>;

const labels = [
  { label: "POSITIVE", score: 0.91 },
  { label: "NEGATIVE", score: 0.09 },
];

const known = (availability: Availability): Fetcher =>
  Object.assign((...asked: Parameters<Fetcher>) => neverAnswers(...asked), {
    backend: { place: "server", name: "Story server" } as const,
    availability: async () => availability,
  });

/** The model is not loaded before the visitor has agreed. */
export const Consent: Story = {
  args: {
    fetcher: Object.assign(
      (request: Parameters<Fetcher>[0], options: Parameters<Fetcher>[1]) => {
        const accept = () => options.onEvent({ type: "download", loaded: 41_200_000, total: 67_400_000 });
        options.onEvent({ type: "consent", bytes: 67_400_000, accept });
        return neverAnswers(request, options);
      },
      { backend: { place: "device", name: "This device" } as const },
    ),
  },
  play: async (canvas) => {
    await pressRun(canvas, "running");
    await expect(await within(canvas.canvasElement).findByRole("button", { name: "Download and run" })).toBeVisible();
  },
};

export const Downloading: Story = {
  ...Consent,
  play: async (canvas) => {
    await pressRun(canvas, "running");
    await userEvent.click(await within(canvas.canvasElement).findByRole("button", { name: "Download and run" }));
    await expect(await within(canvas.canvasElement).findByRole("progressbar")).toBeVisible();
  },
};

/** What the Hub says before anything is run; the page adds what it can offer. */
export const Gated: Story = {
  args: { fetcher: known({ status: "gated" }) },
  render: (args) => (
    <WidgetProvider
      slots={{
        login: (
          <button className="iw-run" type="button">
            Sign in
          </button>
        ),
      }}
    >
      <TextClassificationWidget {...args} />
    </WidgetProvider>
  ),
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText("This model asks you to accept its terms")).toBeVisible();
  },
};

export const NotDeployed: Story = {
  args: { fetcher: known({ status: "not-deployed" }) },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText("No server runs this model now")).toBeVisible();
  },
};

/** All that is known of one run. */
export const Receipt: Story = {
  args: {
    fetcher: Object.assign(
      async () => ({
        body: labels,
        meta: {
          provider: "fal-ai",
          host: "router.huggingface.co",
          revision: "5f3a9c1",
          device: "gpu",
          computeSeconds: 0.041,
          cost: 0.00042,
          tokens: { input: 12, output: 3 },
          requestId: "req-7d1e",
          note: "Answered by a chat model",
          sent: {
            method: "POST",
            url: "https://router.huggingface.co/fal-ai/models/demo/tiny-sentiment",
            headers: { Authorization: "Bearer [token]", "Content-Type": "application/json" },
            body: JSON.stringify({
              inputs: "The ferry left on time and the crew could not have been kinder.",
              parameters: { top_k: 2 },
            }),
          },
        },
      }),
      { backend: { place: "server", name: "Hugging Face" } as const },
    ),
  },
  play: async (canvas) => {
    await pressRun(canvas, "done");
    await userEvent.click(await within(canvas.canvasElement).findByText("Details of this run"));
    await expect(await within(canvas.canvasElement).findByRole("region", { name: "Request" })).toBeVisible();
  },
};

/** The same run as code of the visitor's own. */
export const Code: Story = {
  args: { fetcher: createEndpointFetcher("https://endpoint.example/predict") },
  play: async ({ canvasElement }) => {
    await userEvent.click(within(canvasElement).getByRole("tab", { name: "Code" }));
    const code = await within(canvasElement).findByRole("region", { name: "Code" });
    await waitFor(() => expect(code).toHaveTextContent("https://endpoint.example/predict"));
  },
};
