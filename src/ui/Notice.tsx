import type { ReactNode } from "react";
import { Icon } from "./Icon.js";
import { info, warn } from "./icons.js";

export interface NoticeProps {
  /** `bad` a failure, `warn` something to settle first, `info` a fact. */
  tone: "bad" | "warn" | "info";
  /** Path data of its glyph, such as a clock where something is on its way. @default that of its tone */
  icon?: string | undefined;
  title: ReactNode;
  /** One or two plain sentences. */
  children?: ReactNode;
  /** What can be done about it. */
  actions?: ReactNode;
  /** `alert` announces it at once. */
  role?: "alert";
}

/** One thing said in the place of a result: a title, a sentence, at most two actions. */
export function Notice({ tone, icon = tone === "bad" ? warn : info, title, children, actions, role }: NoticeProps) {
  return (
    <div className={`iw-say iw-say-${tone}`} role={role}>
      <Icon path={icon} className="iw-say-icon" />
      <div>
        <p className="iw-say-title">{title}</p>
        {children && <div className="iw-quiet-text">{children}</div>}
      </div>
      {actions && <div className="iw-say-act">{actions}</div>}
    </div>
  );
}
