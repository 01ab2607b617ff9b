import { DocsPage, useOf } from "@storybook/addon-docs/blocks";
import { lazy, Suspense } from "react";

const TaskPage = lazy(async () => ({ default: (await import("./TaskPage.js")).TaskPage }));

/** The page of a file of stories: that of a task is made from the task. */
export function PageOfStories() {
  const { preparedMeta } = useOf("meta", ["meta"]);
  if (!preparedMeta.title.startsWith("Tasks/")) return <DocsPage />;
  return (
    <Suspense fallback={null}>
      <TaskPage />
    </Suspense>
  );
}
