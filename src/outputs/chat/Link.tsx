import type { ReactNode } from "react";
import type { SafeLink } from "./safeLink.js";

/** A link that leads out of the page, with the host where its words say another. */
export function Link({ href, host, children }: SafeLink & { readonly children: ReactNode }) {
  return (
    <>
      <a className="iw-accent iw-under iw-any" href={href} target="_blank" rel="noopener noreferrer nofollow">
        <bdi>{children}</bdi>
      </a>
      {host !== undefined && (
        <span className="iw-dim">
          {" ("}
          <bdi dir="ltr">{host}</bdi>)
        </span>
      )}
    </>
  );
}
