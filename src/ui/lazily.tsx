"use client";
import { type ComponentType, lazy, type ReactNode, Suspense, useSyncExternalStore } from "react";

/**
 * A part that most visitors never see, loaded when it is first shown.
 *
 * `Plain` stands in its place where its code cannot be loaded, as with the connection lost, and, where `meanwhile` is set, until
 * the code is there and in the HTML of a server.
 */
export function lazily<P extends object>(
  load: () => Promise<{ readonly default: ComponentType<P> }>,
  Plain: (props: P) => ReactNode,
  meanwhile = false,
): (props: P) => ReactNode {
  const Part = lazy(() => load().catch(() => ({ default: Plain as ComponentType<P> })));
  return function LazyPart(props) {
    const plain = meanwhile ? <Plain {...props} /> : null;
    // A server that renders to a string cannot wait.
    if (useIsServed()) return plain;
    return (
      <Suspense fallback={plain}>
        <Part {...props} />
      </Suspense>
    );
  };
}

/** Whether this is the HTML of a server, or the first drawing over it. */
export function useIsServed(): boolean {
  return useSyncExternalStore(never, isNotServed, isServedNow);
}

const never = () => () => {};
const isNotServed = () => false;
const isServedNow = () => true;
