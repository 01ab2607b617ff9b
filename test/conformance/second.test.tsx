import { conform } from "./conformance.js";

await conform(1, 4);
