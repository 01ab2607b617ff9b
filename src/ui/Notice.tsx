import type { ReactNode } from "react";
import { Icon } from "./Icon.js";
import { clock, info, lock, warn } from "./icons.js";

const icons = { bad: warn, warn: lock, info, wait: clock } as const;

export interface NoticeProps {
  /** `bad` a failure, `warn` something to settle first, `info` a fact, `wait` something on its way. */
  tone: "bad" | "warn" | "info" | "wait";
  title: ReactNode;
  /** One or two plain sentences. */
  children?: ReactNode;
  /** What can be done about it. */
  actions?: ReactNode;
  /** `alert` announces it at once. */
  role?: "alert";
}

/** One thing said in the place of a result: a title, a sentence, at most two actions. */
export function Notice({ tone, title, children, actions, role }: NoticeProps) {
  return (
    <div className={`iw-say iw-say-${tone === "wait" ? "info" : tone}`} role={role}>
      <Icon path={icons[tone]} className="iw-say-icon" />
      <div>
        <p className="iw-say-title">{title}</p>
        {children !== undefined && <div className="iw-quiet-text">{children}</div>}
      </div>
      {actions !== undefined && <div className="iw-say-act">{actions}</div>}
    </div>
  );
}
