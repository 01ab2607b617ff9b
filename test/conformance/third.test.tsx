import { conform } from "./conformance.js";

await conform(2, 4);
