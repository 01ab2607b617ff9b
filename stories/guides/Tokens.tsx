import base from "../../src/ui/base.css?raw";
import { Table } from "./Table.js";

/** Every token with its value and what it is for, as the sheet itself says it. */
export function Tokens() {
  const own = base.slice(base.indexOf(".iw {"), base.indexOf("display: block"));
  const tokens = [...own.matchAll(/^ {2}(--iw-[\w-]+): ([^;]+); \/\* ([^*]+) \*\/$/gm)];
  return (
    <Table head={["Token", "For", "Value"]} rows={tokens.map(([, name = "", value = "", use = ""]) => [name, use, value])} />
  );
}
