"use client";
import { useEffect, useState } from "react";

/**
 * What a module gives, once it is there: code for what a visitor may do with something that is drawn without it.
 *
 * Undefined on a server, while the module is on its way, and where it cannot be loaded. `load` must stay the same function.
 */
export function useLoaded<Module>(load: () => Promise<Module>): Module | undefined {
  const [loaded, setLoaded] = useState<{ readonly module: Module }>();
  useEffect(
    function bring() {
      load().then(
        (module) => setLoaded({ module }),
        () => {},
      );
    },
    [load],
  );
  return loaded?.module;
}
