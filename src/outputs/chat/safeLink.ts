/** An address that may be followed, and its host where the words of the link do not say it. */
export interface SafeLink {
  readonly href: string;
  readonly host: string | undefined;
}

const schemes = new Set(["http:", "https:", "mailto:"]);

/**
 * A link of a model's text; undefined for what is not of the web or mail, and for addresses within this page.
 *
 * `text` are its words: where they do not begin with the very host, that is told beside them.
 */
export function safeLink(address: string, text: string): SafeLink | undefined {
  // A browser takes these out of an address before it reads the scheme; no real address has them.
  if (/[\p{Cc}\p{Cf}\s]/u.test(address)) return undefined;
  if (!URL.canParse(address)) return undefined;
  const { href, protocol, host, pathname } = new URL(address);
  if (!schemes.has(protocol)) return undefined;
  const where = protocol === "mailto:" ? pathname : host;
  const told = /^(?:https?:\/\/|mailto:)?([^/?#\s]+)/i.exec(text.trim())?.[1]?.toLowerCase();
  return { href, host: told === where.toLowerCase() ? undefined : where };
}
