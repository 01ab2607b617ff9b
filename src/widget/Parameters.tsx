"use client";
import { useEffect, useRef, useState } from "react";
import { Icon } from "../ui/Icon.js";
import { chevron, tune } from "../ui/icons.js";
import { lazily } from "../ui/lazily.js";
import { useWords } from "../ui/words.js";
import { useWidget } from "./context.js";
import { bringLater, later, NotLoaded } from "./later.js";
import { Part, type PartProps } from "./Part.js";

/** The task's parameters: what the visitor sets wins over the example, the card and the defaults. */
export function Parameters(props: PartProps<"details">) {
  const { state } = useWidget();
  const t = useWords();
  const details = useRef<HTMLDetailsElement>(null);
  const [opened, setOpened] = useState(false);
  useEffect(function seeOpened() {
    // Opened before this code was there, it tells of no toggle.
    if (details.current?.open) setOpened(true);
  }, []);
  const fields = state.task.parameters ?? [];
  if (fields.length === 0) return null;
  const set = Object.entries(state.parameters).filter(([name]) => fields.some((field) => field.name === name));
  return (
    <Part
      tag="details"
      given={props}
      at={details}
      part="parameters"
      className="iw-params"
      onPointerEnter={bring}
      onFocus={bring}
      onToggle={() => setOpened(true)}
    >
      <summary className="iw-params-sum">
        <Icon path={tune} className="iw-i14 iw-soft" />
        {t("Parameters")}
        <span className="iw-small iw-any iw-params-value">
          <bdi>
            {set.length === 0
              ? t("Defaults")
              : set.map(([name, value]) => `${name} ${typeof value === "object" ? JSON.stringify(value) : value}`).join(" · ")}
          </bdi>
        </span>
        <Icon path={chevron} className="iw-params-chevron" />
      </summary>
      {opened && <ParameterFields state={state} />}
    </Part>
  );
}

/** The fields are there once the summary is pressed. */
const bring = () => void bringLater().catch(() => {});

const ParameterFields = lazily(later("ParameterFields"), NotLoaded);
