import { assist } from "./accessibility.js";

await assist(0, 4);
