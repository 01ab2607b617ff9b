import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import { type Chat, chatFromCard, chatToCard, emptyChat, toMessages } from "../../src/core/chat.js";
import { InferenceError } from "../../src/core/errors.js";
import { createTranslate } from "../../src/core/message.js";
import { type Reply, readReply as readFirst, replyToCard } from "../../src/core/reply.js";
import { addChunk, readFrames } from "../../src/core/replyChunks.js";
import { wordFinish, wordsOf } from "../../src/core/replyWords.js";
import { task, ConversationalWidget as Widget } from "../../src/tasks/conversational/index.js";
import { WidgetProvider } from "../../src/widget/WidgetProvider.js";
import { cardOf } from "../cardOf.js";
import { controlledFetcher } from "../controlledFetcher.js";
import { recordingsOf } from "../recordings.js";

const t = createTranslate();
/** The whole reply: that of frames comes with further code. */
function readReply(body: unknown): Reply {
  const reply = readFirst(body);
  return readFrames(reply) ?? reply;
}

const said = (text: string): Reply => ({ text, reasoning: "", calls: [] });
const completion = (content: string) => ({ choices: [{ index: 0, message: { role: "assistant", content } }] });
const delta = (content: string) => ({ choices: [{ index: 0, delta: { content } }] });

describe("answers of every server", () => {
  test.each([
    ["a. a chat completion, in Markdown", /^### Soft-boiled[\s\S]*Refrigerate-free/, ""],
    ["a. content in parts, with reasoning told apart, cut at its longest length", /^Air scatters/, "Rayleigh, briefly."],
    ["b. the answer of the old conversational servers", /^I do, with a little honeysuckle\.$/, ""],
    ["c. all turns, as Transformers gives them", /^Good morning! What shall/, ""],
    [
      "d. the frames of a stream, with reasoning inline and special tokens at the end",
      /^9\.9 is larger.*\.$/,
      "Ninety hundredth.",
    ],
    ["d. the frames of text-generation-inference", /^Helo, croesawgar!$/, ""],
    ["d. the frames of a completion", /^not to be, questionably$/, ""],
    ["e. no choices at all", /^$/, ""],
    ["f. nothing but calls of a tool", /^$/, ""],
  ])("%s", (name, text, reasoning) => {
    const recording = recordingsOf("conversational").find((one) => one.name === name);
    const words = wordsOf(readReply(recording?.body));
    expect(words.text).toMatch(text);
    expect(words.reasoning).toBe(reasoning);
  });

  test("all recordings are spoken of above", () => {
    expect(recordingsOf("conversational")).toHaveLength(9);
  });

  test.each(recordingsOf("conversational").filter(({ body }) => Array.isArray(body) && body.length > 1))(
    "piece by piece comes to the same: $name",
    ({ body }) => {
      const pieces = body as readonly unknown[];
      expect(pieces.reduce<Reply | undefined>(addChunk, undefined)).toEqual(readReply(body));
    },
  );

  test("calls of tools are put together from their pieces", () => {
    const piece = (call: object) => ({ choices: [{ delta: { tool_calls: [call] } }] });
    const reply = readReply([
      piece({ index: 0, id: "a", function: { name: "look", arguments: "" } }),
      piece({ index: 0, function: { arguments: '{"at":' } }),
      piece({ index: 1, id: "b", function: { name: "wait", arguments: "{}" } }),
      piece({ index: 0, function: { arguments: "1}" } }),
      piece({ index: 1e9, function: { arguments: "too far" } }),
    ]);
    expect(reply.calls).toEqual([
      { id: "a", name: "look", arguments: '{"at":1}' },
      { id: "b", name: "wait", arguments: "{}" },
    ]);
  });

  test.each([
    [
      "nothing for content and an empty delta",
      [{ choices: [{ delta: { content: null } }] }, { choices: [{ delta: {} }] }, delta("x")],
    ],
    ["usage with every piece, and keys of its own", [{ ...delta("x"), usage: null, time_info: 3, text: "y", token_id: 4 }]],
    ["a second choice", [{ choices: [{ index: 1, delta: { content: "no" } }] }, delta("x")]],
    ["pieces that are bare texts", ["x"]],
  ])("tolerates in a stream %s", (_name, frames) => {
    expect(readReply(frames).text).toBe("x");
  });

  test.each([
    [{ choices: [3] }, "choices[0]"],
    [{ messages: [{ role: "user", content: "x" }] }, "messages"],
    [{ choices: [{ message: { content: { a: 1 } } }] }, "choices[0].message.content"],
    [{}, "choices"],
  ])("names the bad field of %j", (body, path) => {
    expect(() => readReply(body)).toThrow(expect.objectContaining({ kind: "bad-answer", path }));
  });

  test("tells tokens in a second where the server measured its time", () => {
    expect(readReply({ ...completion("x"), usage: { completion_tokens: 40, completion_time: 0.5 } }).usage).toEqual({
      tokens: 40,
      rate: 80,
    });
    expect(
      readReply({ ...completion("x"), usage: { completion_tokens: 9 }, timings: { predicted_per_second: 12.5 } }).usage,
    ).toEqual({
      tokens: 9,
      rate: 12.5,
    });
    expect(readReply({ ...completion("x"), usage: { completion_tokens: 0, completion_time: 0 } }).usage).toEqual({ tokens: 0 });
  });

  test("writes into a card what it reads back", () => {
    for (const { body } of recordingsOf("conversational")) {
      const reply = readReply(body);
      expect(task.output.toText(readReply(replyToCard(reply)), emptyChat, t)).toBe(task.output.toText(reply, emptyChat, t));
    }
  });
});

describe("what is not said", () => {
  test.each([
    ["Hello<|im_end|>", "Hello"],
    ["Hello<|eot_id|><|end_of_text|>\n", "Hello"],
    ["<s> [INST] Hello</s>", "Hello"],
    ["Hello<end_of_turn>\n<eos>", "Hello"],
    ["Hello<｜end▁of▁sentence｜>", "Hello"],
    ["One<|im_end|>\n<|im_start|>two", "One\ntwo"],
  ])("special tokens are not shown: %s", (text, shown) => {
    expect(wordsOf(said(text)).text).toBe(shown);
  });

  test.each(["a < b and b > c", "x <", "Write `<|im_end|>` after it.", "```\n<|im_start|>user\n```", "[INSTALL] it", "a\n<br>b"])(
    "what only looks like a token stays: %s",
    (text) => {
      expect(wordsOf(said(text)).text).toBe(text);
    },
  );

  test.each([
    ["<think>why</think>because", "why", "because"],
    ["why</think>\n\nbecause", "why", "because"],
    ["<thinking>why</thinking>because", "why", "because"],
    ["<think>\n\n</think>\n\nbecause", "", "because"],
    ["<|im_start|><think>why</think>because<|im_end|>", "why", "because"],
    ["It ends with `</think>` then.", "", "It ends with `</think>` then."],
    ["<think>never ends", "never ends", ""],
  ])("thinking is parted from the answer: %s", (text, reasoning, answer) => {
    expect(wordsOf(said(text))).toEqual({ reasoning, text: answer });
  });

  test.each(["<", "<th", "<think", "Hello<|im_e", "Hello</"])("of a growing answer half a tag is not shown: %s", (text) => {
    expect(wordsOf(said(text), true).text).toBe(text.startsWith("Hello") ? "Hello" : "");
    expect(wordsOf(said(text)).text).not.toBe("");
  });

  test("how it ended is said where it's no end", () => {
    expect(wordFinish({ ...said(""), finish: "length" })).toMatch(/longest length/);
    expect(wordFinish({ ...said(""), finish: "content_filter" })).toMatch(/filter/);
    for (const finish of ["stop", "eos", "eos_token", "stop_sequence", "tool_calls"])
      expect(wordFinish({ ...said(""), finish })).toBeUndefined();
  });

  test("the text twin says the answer first, then calls, the end, tokens and reasoning", () => {
    const reply: Reply = {
      text: "<think>hm</think>Yes.",
      reasoning: "",
      calls: [{ id: "", name: "look", arguments: '{"at":1}' }],
      finish: "length",
      usage: { tokens: 3 },
    };
    const text = task.output.toText(reply, emptyChat, t);
    expect(text.split("\n\n")).toEqual([
      "Yes.",
      'Calls look: {"at":1}',
      expect.stringMatching(/longest/),
      "3 tokens",
      "Reasoning: hm",
    ]);
    expect(task.output.toText(said(" "), emptyChat, t)).toBe("The model answered with no text.");
  });
});

describe("examples and requests", () => {
  test("messages of a card become turns, the last of the visitor's the draft, and the system prompt is apart", () => {
    const chat = chatFromCard({
      messages: [
        { role: "system", content: "Be brief." },
        { role: "user", content: "Hello" },
        { role: "assistant", content: "Hi" },
        { role: "user", content: 3 },
        { role: "assistant" },
        "noise",
        null,
      ],
    });
    expect(chat).toMatchObject({ system: "Be brief.", draft: "3", last: 1 });
    expect(toMessages(chat as Chat)).toEqual([
      { role: "system", content: "Be brief." },
      { role: "user", content: "Hello" },
      { role: "assistant", content: "Hi" },
      { role: "user", content: "3" },
    ]);
    expect(chatToCard(chat as Chat)).toEqual({ messages: toMessages(chat as Chat) });
  });

  test("parts with media are sent as they came, and stand in the transcript as their kind", () => {
    const content = [
      { type: "image_url", image_url: { url: "https://example.org/a.png" } },
      { type: "text", text: "What is it?" },
    ];
    const chat = chatFromCard({ messages: [{ role: "user", content }] });
    expect(toMessages(chat as Chat)).toEqual([{ role: "user", content }]);
    expect(task.input.missing(chat as Chat)).toBeUndefined();
  });

  test("an example that is no conversation is left out", () => {
    for (const example of [{}, { src: "a.png" }, { messages: [] }, { messages: "no" }])
      expect(chatFromCard(example)).toBeUndefined();
  });

  test("a call that a tool answered is sent with its answer; one that nobody answered as words", () => {
    const call = { id: "c", type: "function", function: { name: "look", arguments: "{}" } };
    const messages = [
      { role: "user", content: "Look" },
      { role: "assistant", content: null, tool_calls: [call] },
      { role: "tool", content: "A boat", tool_call_id: "c" },
      { role: "user", content: "And?" },
    ];
    const answered = chatFromCard({ messages }) as Chat;
    expect(toMessages(answered)).toEqual([messages[0], { ...messages[1], content: "" }, messages[2], messages[3]]);
    const open = chatFromCard({ messages: [messages[0], messages[1], messages[3]] }) as Chat;
    expect(toMessages(open)[1]).toEqual({ role: "assistant", content: "look({})" });
  });

  test("hundreds of messages are read, a hundred thousand are not", () => {
    const messages = Array.from({ length: 100_000 }, (_, index) => ({ role: index % 2 ? "assistant" : "user", content: "x" }));
    expect(chatFromCard({ messages })?.turns).toHaveLength(1000);
  });

  test("parameters stand beside the messages, by their own names", () => {
    const { inputs, parameters } = task.input.toRequest({ ...emptyChat, draft: "x" }, { max_tokens: 5 });
    expect({ inputs, parameters }).toEqual({
      inputs: { messages: [{ role: "user", content: "x" }] },
      parameters: { max_tokens: 5 },
    });
  });
});

describe("a conversation", () => {
  const composer = () => screen.getByLabelText<HTMLTextAreaElement>("Message");
  const button = (name: string | RegExp) => screen.findByRole("button", { name });
  const article = () => screen.getByRole("article");
  const turns = () =>
    within(screen.getByRole("list", { name: "Conversation" }))
      .getAllByRole("listitem")
      .map(wordsIn);
  const wordsIn = (item: HTMLElement) =>
    `${item.querySelector(".iw-small")?.textContent}: ${item.querySelector(".iw-turn-said")?.textContent}`;
  const status = () => screen.getAllByRole("status").find((element) => element.classList.contains("iw-status"));
  type Calls = ReturnType<typeof controlledFetcher>["calls"];
  const sent = (calls: Calls, index: number) => {
    const inputs = (calls[index] as Calls[number]).request.inputs as { messages: readonly { role: string; content: string }[] };
    return inputs.messages.map(({ role, content }) => `${role}: ${content}`);
  };

  function show(examples: Parameters<typeof cardOf>[0]["examples"] = []) {
    const { fetcher, calls } = controlledFetcher();
    render(
      <WidgetProvider>
        <Widget card={cardOf({ id: "demo/chat", task: "conversational", examples })} fetcher={fetcher} />
      </WidgetProvider>,
    );
    return calls;
  }

  async function say(text: string) {
    await userEvent.type(composer(), `${text}{Enter}`);
  }

  async function exchange(calls: Calls, text: string, answer: string) {
    const before = calls.length;
    await say(text);
    await act(() => calls[before]?.answer(completion(answer)));
    await button("New conversation");
  }

  test("Enter sends, the composer is empty at once and keeps the focus, Shift and Enter begin a new line", async () => {
    const calls = show();
    await userEvent.type(composer(), "One{Shift>}{Enter}{/Shift}two{Enter}");
    expect(sent(calls, 0)).toEqual(["user: One\ntwo"]);
    expect(composer()).toHaveValue("");
    expect(composer()).toHaveFocus();
    await act(() => calls[0]?.answer(completion("Three")));
    expect(composer()).toHaveFocus();
    expect(turns()).toEqual(["You: One\ntwo", "Model: Three"]);
  });

  test("Enter that ends the composing of a word sends nothing", async () => {
    const calls = show();
    await userEvent.type(composer(), "かな");
    fireEvent.keyDown(composer(), { key: "Enter", isComposing: true });
    fireEvent.keyDown(composer(), { key: "Enter", keyCode: 229 });
    await act(() => new Promise((done) => setTimeout(done)));
    expect(calls).toHaveLength(0);
    await userEvent.type(composer(), "{Enter}");
    expect(calls).toHaveLength(1);
  });

  test("Enter in an empty composer does nothing", async () => {
    const calls = show();
    await userEvent.type(composer(), "  {Enter}");
    expect(calls).toHaveLength(0);
    expect(composer()).not.toHaveAttribute("aria-invalid");
  });

  test("what was said before goes along with the next message, without the thinking", async () => {
    const calls = show();
    await exchange(calls, "One", "<think>hm</think>Two<|im_end|>");
    await exchange(calls, "Three", "Four");
    expect(sent(calls, 1)).toEqual(["user: One", "assistant: Two", "user: Three"]);
    expect(turns()).toEqual(["You: One", "Model: ReasoningTwo", "You: Three", "Model: Four"]);
  });

  test("a recorded answer is history: the next message goes on from it", async () => {
    const calls = show([
      {
        messages: [
          { role: "system", content: "Be brief." },
          { role: "user", content: "Name a moon." },
        ],
        output: { text: "Titan." },
      },
    ]);
    expect(await screen.findByText("Titan.")).toBeInTheDocument();
    expect(composer()).toHaveValue("");
    await say("Another?");
    expect(sent(calls, 0)).toEqual(["system: Be brief.", "user: Name a moon.", "assistant: Titan.", "user: Another?"]);
  });

  test("Send puts what an example asks to the model itself, where nothing else was written", async () => {
    const calls = show([{ text: "Name a moon.", output: { text: "Titan." } }]);
    await userEvent.click(await button("Send"));
    expect(sent(calls, 0)).toEqual(["user: Name a moon."]);
    await act(() => calls[0]?.answer(completion("Rhea.")));
    expect(turns()).toEqual(["You: Name a moon.", "Model: Rhea."]);
    await userEvent.click(await button("Send"));
    expect(calls).toHaveLength(1);
    expect(composer()).toHaveAccessibleDescription("Write a message first.");
  });

  test("an example without an answer waits in the composer, with what was said before it", async () => {
    const calls = show([
      {
        messages: [
          { role: "user", content: "Hello" },
          { role: "assistant", content: "Hi" },
          { role: "user", content: "And you?" },
        ],
      },
    ]);
    expect(await screen.findByText("Hi")).toBeInTheDocument();
    expect(composer()).toHaveValue("And you?");
    expect(calls).toHaveLength(0);
  });

  test("a failure brings the message back into the composer, and says why below the conversation", async () => {
    const calls = show();
    await exchange(calls, "One", "Two");
    await say("Three");
    await act(() => calls[1]?.fail(new InferenceError("server", "It broke.")));
    expect(await screen.findByRole("alert")).toBeInTheDocument();
    expect(composer()).toHaveValue("Three");
    expect(turns()).toEqual(["You: One", "Model: Two", "You: Three"]);
    await userEvent.type(composer(), "!{Enter}");
    expect(sent(calls, 2)).toEqual(["user: One", "assistant: Two", "user: Three!"]);
  });

  test("what was written while a message failed stays, and both are said together", async () => {
    const calls = show();
    await say("One");
    await userEvent.type(composer(), "Two");
    await act(() => calls[0]?.fail(new InferenceError("server", "It broke.")));
    expect(composer()).toHaveValue("Two");
    await userEvent.type(composer(), "{Enter}");
    expect(sent(calls, 1)).toEqual(["user: One\n\nTwo"]);
  });

  test("stopping before a word has come brings back the message and the conversation, with no error", async () => {
    const calls = show();
    await exchange(calls, "One", "Two");
    await say("Three");
    await userEvent.keyboard("{Escape}");
    expect(calls[1]?.signal.aborted).toBe(true);
    expect(screen.queryByRole("alert")).toBeNull();
    expect(composer()).toHaveValue("Three");
    expect(turns()).toEqual(["You: One", "Model: Two"]);
  });

  test("what had come before a stop stays, and is history", async () => {
    const calls = show();
    await say("Count.");
    act(() => calls[0]?.emit({ type: "chunk", chunk: delta("One, two <thr") }));
    await screen.findByText(/One, two/);
    await userEvent.click(await button("Stop"));
    await say("Go on.");
    expect(sent(calls, 1)).toEqual(["user: Count.", "assistant: One, two <thr", "user: Go on."]);
  });

  test("Enter while an answer is coming does not interrupt it, and says so", async () => {
    const calls = show();
    await say("One");
    await say("Two");
    expect(calls).toHaveLength(1);
    expect(calls[0]?.signal.aborted).toBe(false);
    expect(composer()).toHaveValue("Two");
    expect(screen.getByText(/The answer is still coming/)).toBeInTheDocument();
    await act(() => calls[0]?.answer(completion("Yes")));
    expect(screen.queryByText(/The answer is still coming/)).toBeNull();
    await userEvent.type(composer(), "{Enter}");
    expect(sent(calls, 1)).toEqual(["user: One", "assistant: Yes", "user: Two"]);
  });

  test("an earlier message can be changed: both versions stay, each with what followed it", async () => {
    const calls = show();
    await exchange(calls, "A tree?", "Beech");
    await exchange(calls, "Older?", "Oak");
    await userEvent.click((await screen.findAllByRole("button", { name: "Change this message" }))[0] as HTMLElement);
    expect(composer()).toHaveFocus();
    expect(composer()).toHaveValue("A tree?");
    await userEvent.clear(composer());
    await exchange(calls, "A bird?", "Wren");
    expect(sent(calls, 2)).toEqual(["user: A bird?"]);
    expect(turns()).toEqual(["You: A bird?", "Model: Wren"]);
    expect(screen.getByText("2 / 2")).toBeInTheDocument();
    await userEvent.click(await button("Earlier version"));
    expect(turns()).toEqual(["You: A tree?", "Model: Beech", "You: Older?", "Model: Oak"]);
    expect(await button("Earlier version")).toHaveFocus();
    expect(calls).toHaveLength(3);
    await say("Younger?");
    expect(sent(calls, 3)).toEqual(["user: A tree?", "assistant: Beech", "user: Older?", "assistant: Oak", "user: Younger?"]);
  });

  test("Up in the empty composer changes the last message; Escape leaves it as it was and stops nothing", async () => {
    const calls = show();
    await exchange(calls, "A tree?", "Beech");
    await userEvent.type(composer(), "{ArrowUp}");
    expect(composer()).toHaveValue("A tree?");
    expect(screen.getByText(/This changes what you said before/)).toBeInTheDocument();
    await userEvent.keyboard("{Escape}");
    expect(composer()).toHaveValue("");
    await userEvent.type(composer(), "Text{ArrowUp}");
    expect(composer()).toHaveValue("Text");
    await userEvent.keyboard("{Enter}{ArrowUp}");
    expect(composer()).toHaveValue("Text");
    await userEvent.keyboard("{Escape}");
    expect(composer()).toHaveValue("");
    expect(calls[1]?.signal.aborted).toBe(false);
  });

  test("a draft is there again after an earlier message was changed", async () => {
    const calls = show();
    await exchange(calls, "A tree?", "Beech");
    await userEvent.type(composer(), "A draft");
    await userEvent.click(await button("Change this message"));
    await userEvent.type(composer(), " Please.{Enter}");
    expect(sent(calls, 1)).toEqual(["user: A tree? Please."]);
    expect(composer()).toHaveValue("A draft");
    await act(() => calls[1]?.answer(completion("Elm")));
    await userEvent.type(composer(), "{Enter}");
    expect(sent(calls, 2)).toEqual(["user: A tree? Please.", "assistant: Elm", "user: A draft"]);
  });

  test("asking again asks the server anew, and each answer comes back with its own receipt", async () => {
    const calls = show();
    await say("A tree?");
    await act(() => calls[0]?.answer(completion("Beech"), { meta: { provider: "first" } }));
    await userEvent.type(composer(), "A draft");
    await userEvent.click(await button("Ask again"));
    expect(composer()).toHaveFocus();
    expect(composer()).toHaveValue("A draft");
    expect(sent(calls, 1)).toEqual(["user: A tree?"]);
    await act(() => calls[1]?.answer(completion("Oak"), { meta: { provider: "second" } }));
    expect(turns()).toEqual(["You: A tree?", "Model: Oak"]);
    expect(article()).toHaveTextContent("second");
    await userEvent.click(await button("Earlier version"));
    expect(turns()).toEqual(["You: A tree?", "Model: Beech"]);
    expect(article()).toHaveTextContent("first");
    await userEvent.click(screen.getByRole("tab", { name: "JSON" }));
    expect(await screen.findByRole("region", { name: "JSON" })).toHaveTextContent("Beech");
    expect(calls).toHaveLength(2);
  });

  test("where asking again fails, the earlier answer can be brought back", async () => {
    const calls = show();
    await exchange(calls, "A tree?", "Beech");
    await userEvent.click(await button("Ask again"));
    await act(() => calls[1]?.fail(new InferenceError("server", "It broke.")));
    expect(turns()).toEqual(["You: A tree?"]);
    await userEvent.click(await button("Back to the earlier answer"));
    expect(turns()).toEqual(["You: A tree?", "Model: Beech"]);
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("a new conversation begins empty, keeps the system prompt, and the old one can be brought back", async () => {
    const calls = show();
    await exchange(calls, "A tree?", "Beech");
    await userEvent.type(screen.getByLabelText("What the model is told before the conversation"), "Be kind.");
    await userEvent.click(await button("New conversation"));
    expect(composer()).toHaveFocus();
    expect(screen.queryByText("Beech")).toBeNull();
    await userEvent.click(await button("Undo"));
    expect(turns()).toEqual(["You: A tree?", "Model: Beech"]);
    await userEvent.click(await button("New conversation"));
    await say("Hello");
    expect(sent(calls, 1)).toEqual(["system: Be kind.", "user: Hello"]);
  });

  test("a choice of examples tells what the visitor says last in each", () => {
    const system = { role: "system", content: "Be brief." };
    show([
      { example_title: "Moons", messages: [system, { role: "user", content: "Name a moon." }], output: { text: "Titan." } },
      { example_title: "Trees", messages: [system, { role: "user", content: "Name a tree." }] },
    ]);
    expect(screen.getByRole("button", { name: "Moons" })).toHaveTextContent("MoonsName a moon.");
    expect(screen.getByRole("button", { name: "Trees" })).toHaveTextContent("TreesName a tree.");
  });

  test("choosing an example never loses a conversation: one step brings it back", async () => {
    const calls = show([
      { example_title: "Moons", text: "Name a moon.", output: { text: "Titan." } },
      { example_title: "Trees", text: "Name a tree.", output: { text: "Beech." } },
    ]);
    await screen.findByText("Titan.");
    expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
    await userEvent.click(await button("Trees"));
    expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
    await exchange(calls, "Another?", "Elm.");
    await userEvent.click(await button("Moons"));
    expect(turns()).toEqual(["You: Name a moon.", "Model: Titan."]);
    await userEvent.click(await button("Bring back what I wrote"));
    expect(turns()).toEqual(["You: Name a tree.", "Model: Beech.", "You: Another?", "Model: Elm."]);
  });

  test("nothing said becomes outdated by writing on, nor by other parameters", async () => {
    const calls = show();
    await exchange(calls, "A tree?", "Beech");
    await userEvent.type(composer(), "More");
    await userEvent.click(screen.getByText("Parameters"));
    fireEvent.change(await screen.findByLabelText("Temperature"), { target: { value: "1.5" } });
    expect(status()).toHaveTextContent(/^Done/);
    expect(article()).not.toHaveTextContent("Result of the earlier input");
    await userEvent.type(composer(), "{Enter}");
    expect(calls[1]?.request.parameters).toMatchObject({ temperature: 1.5 });
  });

  test("an answer is announced once, when it is there, not with each piece", async () => {
    const calls = show();
    await say("Count.");
    for (const piece of ["One, ", "two, ", "three."]) act(() => calls[0]?.emit({ type: "chunk", chunk: delta(piece) }));
    await screen.findByText("One, two, three.");
    expect(status()).toHaveTextContent(/^Receiving the answer$/);
    expect(screen.getByText("One, two, three.").closest("[aria-live], [role=log], [role=status]")).toBeNull();
    await act(() => calls[0]?.answer(completion("One, two, three.")));
    expect(status()).toHaveTextContent("Done. One, two, three.");
  });

  test("each message can be copied, the model's without its thinking", async () => {
    const user = userEvent.setup();
    const calls = show();
    await exchange(calls, "A *tree*?", "<think>hm</think>**Beech**");
    const [first, second] = await screen.findAllByRole("button", { name: "Copy this message" });
    await user.click(first as HTMLElement);
    expect(await navigator.clipboard.readText()).toBe("A *tree*?");
    await user.click(second as HTMLElement);
    expect(await navigator.clipboard.readText()).toBe("**Beech**");
  });

  test("the buttons of a message are one tab stop, and arrow keys lead along them", async () => {
    const calls = show();
    await exchange(calls, "A tree?", "Beech");
    const row = screen.getByRole("toolbar", { name: "Message 2" });
    const [again, copy] = within(row).getAllByRole("button");
    expect([again?.tabIndex, copy?.tabIndex]).toEqual([0, -1]);
    act(() => again?.focus());
    await userEvent.keyboard("{ArrowRight}");
    expect(copy).toHaveFocus();
    expect([again?.tabIndex, copy?.tabIndex]).toEqual([-1, 0]);
    await userEvent.keyboard("{ArrowRight}");
    expect(again).toHaveFocus();
    await userEvent.keyboard("{End}");
    expect(copy).toHaveFocus();
  });

  test("reasoning, calls and their arguments are folded away, and can be read", async () => {
    const calls = show();
    await say("Weather?");
    const message = {
      role: "assistant",
      content: null,
      reasoning: "Ask the tool.",
      tool_calls: [{ function: { name: "look", arguments: '{"city":"Oslo"}' } }],
    };
    await act(() => calls[0]?.answer({ choices: [{ message }] }));
    expect(await screen.findByText("Calls look")).toBeInTheDocument();
    expect(screen.queryByText("Ask the tool.")).toBeNull();
    for (const details of article().querySelectorAll("details.iw-folded")) {
      details.toggleAttribute("open", true);
      fireEvent(details, new Event("toggle"));
    }
    expect(await screen.findByText("Ask the tool.")).toBeInTheDocument();
    expect(screen.getByText(/"city": "Oslo"/)).toBeInTheDocument();
  });

  test("the code of a run asks what Send would ask, and what was asked while nothing else is written", async () => {
    const { fetcher, calls } = controlledFetcher();
    const code = vi.fn(async () => []);
    render(
      <WidgetProvider>
        <Widget model="demo/chat" fetcher={Object.assign(fetcher, { code })} />
      </WidgetProvider>,
    );
    await exchange(calls, "One", "Two");
    await userEvent.click(screen.getByRole("tab", { name: "Code" }));
    await waitFor(() => expect(code).toHaveBeenLastCalledWith(calls[0]?.request));
    await userEvent.type(composer(), "3");
    const messages = [
      { role: "user", content: "One" },
      { role: "assistant", content: "Two" },
      { role: "user", content: "3" },
    ];
    await waitFor(() => expect(code).toHaveBeenLastCalledWith(expect.objectContaining({ inputs: { messages } })));
  });

  test("an answer without a word is said in words", async () => {
    const calls = show();
    await say("Hello?");
    await act(() => calls[0]?.answer({ choices: [] }));
    expect(await screen.findByText("The model answered with no text.")).toBeInTheDocument();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("two conversations of one model know nothing of each other", async () => {
    const { fetcher, calls } = controlledFetcher();
    render(
      <WidgetProvider>
        <Widget model="demo/chat" fetcher={fetcher} />
        <Widget model="demo/chat" fetcher={fetcher} />
      </WidgetProvider>,
    );
    const [one, two] = screen.getAllByLabelText("Message");
    await userEvent.type(one as HTMLElement, "One{Enter}");
    await act(() => calls[0]?.answer(completion("Yes")));
    await userEvent.type(two as HTMLElement, "Two{Enter}");
    expect(sent(calls, 1)).toEqual(["user: Two"]);
  });

  test("the conversation can be saved as a table", () => {
    const input = chatFromCard({ messages: [{ role: "user", content: "A tree?" }] }) as Chat;
    const chat = task.conversation?.say(input) as Chat;
    expect(task.output.toTable?.(said("Beech"), chat, t)).toEqual({
      columns: ["Who", "Message"],
      rows: [
        ["You", "A tree?"],
        ["Model", "Beech"],
      ],
    });
  });

  test("a long conversation shows its end, and what was before when asked", async () => {
    const messages = Array.from({ length: 301 }, (_, index) => ({
      role: index % 2 === 0 ? "user" : "assistant",
      content: `Words ${index}`,
    }));
    show([{ messages, output: { text: "The end." } }]);
    await screen.findByText("The end.");
    const earlier = await button(/Show \d+ earlier messages/);
    expect(screen.queryByText("Words 0")).toBeNull();
    await userEvent.click(earlier);
    expect(turns().length).toBeGreaterThan(150);
    while (screen.queryByText("Words 0") === null) await userEvent.click(await button(/Show \d+ earlier/));
    await waitFor(() => expect(document.activeElement).not.toBe(document.body));
  });
});
