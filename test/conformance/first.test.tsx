import { conform } from "./conformance.js";

await conform(0, 4);
