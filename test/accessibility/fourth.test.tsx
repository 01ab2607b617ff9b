import { assist } from "./accessibility.js";

await assist(3, 4);
