import { cleanup, configure } from "@testing-library/react";
import "@testing-library/jest-dom/vitest";
import { afterEach } from "vitest";

// A busy machine may need longer than the usual second; a test that passes waits no longer than it must.
configure({ asyncUtilTimeout: 5000 });

afterEach(cleanup);
