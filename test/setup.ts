import { cleanup, configure } from "@testing-library/react";
import "@testing-library/jest-dom/vitest";
import { afterEach } from "vitest";
import { bringRunner } from "../src/widget/taskStore.js";

// A busy machine may need longer than the usual second; a test that passes waits no longer than it must.
configure({ asyncUtilTimeout: 5000 });

// What a visitor takes seconds for, a test does at once.
await bringRunner();

afterEach(cleanup);
