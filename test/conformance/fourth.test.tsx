import { conform } from "./conformance.js";

await conform(3, 4);
