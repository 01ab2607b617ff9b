import { assist } from "./accessibility.js";

await assist(2, 4);
