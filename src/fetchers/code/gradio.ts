import type { Snippet } from "../../core/backend.js";
import { isRecord } from "../../core/parse.js";
import type { InferenceRequest } from "../../core/task.js";
import { lineUp } from "../gradioInputs.js";
import { type CodeFile, nameFiles } from "./files.js";
import { enclose, javascript, lines, namedArguments, paragraphs, python, quote, writeLiteral } from "./literals.js";

/** The app that is asked, and how. */
export interface GradioApp {
  /** Such as "owner/space", or the address of the app. */
  readonly space: string;
  /** The function to ask. @default "/predict" */
  readonly endpoint?: string | undefined;
  /** What the function is given, by name. @default the parts of the request in their order */
  readonly inputs?: ((request: InferenceRequest) => Readonly<Record<string, unknown>>) | undefined;
  /** Whether the token is read from the environment, where it is called `HF_TOKEN`. @default false */
  readonly takesToken?: boolean;
}

/**
 * A request as code that asks a Gradio app by its own clients: `@gradio/client` of JavaScript, and `gradio_client` of Python.
 *
 * The app itself is not asked what its functions take. Files are read from the folder of the code, as `picture.png` and the like.
 * Rejects with whatever `inputs` throws, and with `InferenceError("invalid-input")` for a file that can no longer be read.
 * Source: https://www.gradio.app/guides/getting-started-with-the-js-client,
 * https://www.gradio.app/guides/getting-started-with-the-python-client
 */
export async function gradioCode(request: InferenceRequest, app: GradioApp): Promise<readonly Snippet[]> {
  const { request: asked, files } = await nameFiles(request);
  const values = await restore(app.inputs ? app.inputs(asked) : await lineUp(asked), files);
  // Once more, as there may be files of the app's own among the values.
  const named = await nameFiles({ ...request, inputs: values });
  const call: Call = {
    ...app,
    endpoint: `/${(app.endpoint ?? "predict").replace(/^\//, "")}`,
    values: named.request.inputs,
    // Both clients open files and addresses by themselves.
    files: named.files.map((file) => ({ ...file, name: `handle_file(${quote(file.url ?? file.path)})` })),
  };
  return [
    { language: "javascript", library: "@gradio/client", code: writeScript(call) },
    { language: "python", library: "gradio_client", code: writePython(call) },
  ];
}

interface Call extends GradioApp {
  readonly endpoint: string;
  /** A list, or a record by the names of inputs. */
  readonly values: unknown;
  readonly files: readonly CodeFile[];
}

/** The same values with the named files in place of copies of them. */
async function restore(value: unknown, files: readonly CodeFile[]): Promise<unknown> {
  if (value instanceof Blob) {
    const text = await value.text();
    const file = files.find((one) => one.text === text);
    return file?.url ? new URL(file.url) : (file?.blob ?? value);
  }
  if (Array.isArray(value)) return Promise.all(value.map((item) => restore(item, files)));
  if (!isRecord(value)) return value;
  const fields = Object.entries(value).map(async ([name, field]) => [name, await restore(field, files)] as const);
  return Object.fromEntries(await Promise.all(fields));
}

const hint = "view_api() lists the functions of the app and their inputs.";

function writeScript({ space, endpoint, values, files, takesToken }: Call): string {
  const address = [writeLiteral(space, javascript), ...(takesToken ? ["{ token: process.env.HF_TOKEN }"] : [])];
  const args = [writeLiteral(endpoint, javascript), writeLiteral(values, javascript, files)];
  return paragraphs(
    `import { Client${files.length > 0 ? ", handle_file" : ""} } from "@gradio/client";`,
    lines(
      `const app = await Client.connect(${address.join(", ")});`,
      `// app.${hint}`,
      `const answer = await app.predict(${args.join(", ")});`,
      "console.dir(answer.data, { depth: null });",
    ),
  );
}

function writePython({ space, endpoint, values, files, takesToken }: Call): string {
  const address = [writeLiteral(space, python), ...(takesToken ? ['token=os.environ["HF_TOKEN"]'] : [])];
  const given = Array.isArray(values)
    ? values.map((value) => writeLiteral(value, python, files))
    : namedArguments(isRecord(values) ? values : {}, files);
  return paragraphs(
    takesToken ? "import os" : "",
    `from gradio_client import Client${files.length > 0 ? ", handle_file" : ""}`,
    lines(
      `app = Client(${address.join(", ")})`,
      `# app.${hint}`,
      `answer = app.predict${enclose("(", [...given, `api_name=${writeLiteral(endpoint, python)}`], ")", python)}`,
      "print(answer)",
    ),
  );
}
