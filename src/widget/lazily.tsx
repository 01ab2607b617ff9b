"use client";
import { type ComponentType, lazy, type ReactNode, Suspense, useSyncExternalStore } from "react";

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
  return (props) => {
    const instead = meanwhile ? <Plain {...props} /> : null;
    // A server that does not wait for parts would leave a boundary behind that the page has to draw anew.
    const isServed = useSyncExternalStore(never, isNot, is);
    if (isServed) return instead;
    return (
      <Suspense fallback={instead}>
        <Part {...props} />
      </Suspense>
    );
  };
}

const never = () => () => {};
const is = () => true;
const isNot = () => false;
