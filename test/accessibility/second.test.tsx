import { assist } from "./accessibility.js";

await assist(1, 4);
