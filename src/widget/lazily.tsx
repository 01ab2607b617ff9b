"use client";
import { type ComponentType, lazy, type ReactNode, Suspense } from "react";

/**
 * A part that most visitors never see, loaded when it is first shown.
 *
 * `Plain` stands in its place where its code cannot be loaded, as with the connection lost, and meanwhile where `meanwhile` is set.
 */
export function lazily<P extends object>(
  load: () => Promise<{ readonly default: ComponentType<P> }>,
  Plain: (props: P) => ReactNode,
  meanwhile = false,
): (props: P) => ReactNode {
  const Part = lazy(() => load().catch(() => ({ default: Plain as ComponentType<P> })));
  return (props) => (
    <Suspense fallback={meanwhile ? <Plain {...props} /> : null}>
      <Part {...props} />
    </Suspense>
  );
}
