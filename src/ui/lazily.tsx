"use client";
import { type ComponentType, type ReactNode, useEffect, useState, useSyncExternalStore } from "react";

/**
 * A part that most visitors never see, loaded when it is first shown.
 *
 * `Plain`, by default nothing, stands in its place where its code cannot be loaded, as with the connection lost, and, where
 * `meanwhile` is set, until the code is there and in the HTML of a server. What has been loaded is drawn at once: React's own
 * `lazy` shows what it has waited for only 300 ms later, however short the wait was.
 */
export function lazily<P extends object>(
  load: () => Promise<{ readonly default: ComponentType<P> }>,
  Plain: (props: P) => ReactNode = () => null,
  meanwhile = false,
): (props: P) => ReactNode {
  let loaded: ComponentType<P> | undefined;
  return function LazyPart(props) {
    const [Part = meanwhile ? Plain : undefined, setPart] = useState(() => loaded);
    const isServed = useIsServed();
    useEffect(function bring() {
      if (loaded) return setPart(() => loaded);
      load().then(
        (module) => {
          loaded = module.default;
          setPart(() => loaded);
        },
        () => setPart(() => Plain as ComponentType<P>),
      );
    }, []);
    // A server that renders to a string cannot wait.
    if (isServed) return meanwhile ? <Plain {...props} /> : null;
    return Part && <Part {...props} />;
  };
}

/** Whether this is the HTML of a server, or the first drawing over it. */
export function useIsServed(): boolean {
  return useSyncExternalStore(never, isNotServed, isServedNow);
}

const never = () => () => {};
const isNotServed = () => false;
const isServedNow = () => true;
