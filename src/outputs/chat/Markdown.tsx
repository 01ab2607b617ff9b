"use client";
import { Marked, type MarkedToken, type Token, type Tokens } from "marked";
import { Fragment, memo, type ReactNode, useMemo } from "react";
import { CopyButton } from "../../ui/CopyButton.js";
import { useWords } from "../../ui/words.js";
import { splitBlocks } from "./blocks.js";
import { Link } from "./Link.js";
import { safeLink } from "./safeLink.js";
import { visible } from "./visible.js";

export interface MarkdownProps {
  text: string;
  /** Level of the widget's title; headings of the text are below it. */
  headingLevel: number;
}

/**
 * A model's Markdown as elements: never as HTML, which is shown as the text it is.
 *
 * Links go to the web and to mail only; pictures are not loaded but linked to; formulas stay as they are written.
 */
export function Markdown({ text, headingLevel }: MarkdownProps) {
  const blocks = splitBlocks(text);
  const links = text.match(/^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S.{0,1000}$/gm)?.join("\n") ?? "";
  const top = /^(#{1,6})\s/m.exec(text)?.[1]?.length ?? 1;
  return blocks.map(({ text, kind }, index) =>
    kind === "plain" ? (
      <Plain key={index}>{visible(text)}</Plain>
    ) : (
      <Block key={index} text={text} links={text.includes("[") ? links : ""} top={top} level={headingLevel + 1} />
    ),
  );
}

function Plain({ children }: { children: string }) {
  return (
    <p className="iw-spoken" dir="auto">
      {children}
    </p>
  );
}

interface BlockProps {
  text: string;
  /** Definitions of the links that texts anywhere refer to. */
  links: string;
  /** Depth of the first heading. */
  top: number;
  /** Level that it gets in the page. */
  level: number;
}

const Block = memo(function Block({ text, links, top, level }: BlockProps) {
  const tokens = useMemo(() => readTokens(links ? `${text}\n\n${links}` : text), [text, links]);
  if (!tokens) return <Plain>{visible(text)}</Plain>;
  return <>{drawBlocks(tokens, { top, level: Math.min(level, 5), depth: 0 })}</>;
});

/** Formulas between dollar signs or escaped brackets, whose signs mean nothing else. */
const formula = /^(?:\$\$[^$]{1,1000}\$\$|\$(?!\s)[^$\n]{1,500}(?<!\s)\$(?!\d)|\\\([^\n]{1,500}?\\\)|\\\[[\s\S]{1,1000}?\\\])/;

const reader = new Marked({
  gfm: true,
  breaks: true,
  extensions: [
    {
      name: "formula",
      level: "inline",
      start: (text) => /\$|\\[([]/.exec(text)?.index,
      tokenizer(text) {
        const raw = formula.exec(text)?.[0];
        return raw === undefined ? undefined : { type: "text", raw, text: raw };
      },
    },
  ],
});

function readTokens(text: string): readonly Token[] | undefined {
  try {
    return reader.lexer(text);
  } catch {
    // Nested deeper than the stack.
    return undefined;
  }
}

/** Where in a message something stands. */
interface Place {
  readonly top: number;
  readonly level: number;
  readonly depth: number;
}

/** Levels of nesting that are drawn; what is deeper is text. */
const deepest = 16;

function drawAll(tokens: readonly Token[] | undefined, draw: (token: Token) => ReactNode): ReactNode {
  return tokens?.map((token, index) => <Fragment key={index}>{draw(token)}</Fragment>);
}

function drawBlocks(tokens: readonly Token[] | undefined, place: Place): ReactNode {
  return drawAll(tokens, (token) => drawBlock(own(token), { ...place, depth: place.depth + 1 }));
}

/** The lexer's type is open for tokens of extensions; ours makes texts. */
function own(token: Token): MarkedToken {
  return token as MarkedToken;
}

function drawBlock(token: MarkedToken, place: Place): ReactNode {
  if (place.depth > deepest) return visible(token.raw);
  // What stands within a list or a quotation has its direction, so that numbers and bars are on one side.
  const dir = place.depth === 1 ? "auto" : undefined;
  switch (token.type) {
    case "space":
    case "def":
      return null;
    case "heading": {
      const Heading = token.depth <= place.top ? (`h${place.level}` as "h4") : (`h${place.level + 1}` as "h5");
      return (
        <Heading className={token.depth <= place.top ? "iw-md-heading" : "iw-md-heading iw-md-heading-low"} dir={dir}>
          {drawSpans(token.tokens)}
        </Heading>
      );
    }
    case "code":
      return <Code text={token.text} language={token.lang ?? ""} />;
    case "blockquote":
      return (
        <blockquote className="iw-md-quote" dir={dir}>
          {drawBlocks(token.tokens, place)}
        </blockquote>
      );
    case "list":
      return drawList(token, place, dir);
    case "table":
      return <Table token={token} />;
    case "hr":
      return <hr className="iw-md-rule" />;
    case "paragraph":
      return (
        <p className="iw-md-text" dir={dir}>
          {drawSpans(token.tokens)}
        </p>
      );
    case "html":
      return <Plain>{visible(token.raw.trimEnd())}</Plain>;
    default:
      return drawSpan(token);
  }
}

function drawList({ ordered, start, items }: Tokens.List, place: Place, dir: "auto" | undefined): ReactNode {
  const drawn = items.map(({ tokens, task, checked }, index) => (
    <li className="iw-md-item" key={index}>
      {task && (checked ? "☑ " : "☐ ")}
      {drawBlocks(tokens, place)}
    </li>
  ));
  if (!ordered)
    return (
      <ul className="iw-md-list" dir={dir}>
        {drawn}
      </ul>
    );
  return (
    <ol
      className="iw-md-list iw-md-numbers"
      dir={dir}
      start={typeof start === "number" && Number.isSafeInteger(start) ? start : 1}
    >
      {drawn}
    </ol>
  );
}

function drawSpans(tokens: readonly Token[] | undefined, depth = 0): ReactNode {
  return drawAll(tokens, (token) => drawSpan(own(token), depth + 1));
}

function drawSpan(token: MarkedToken, depth = 0): ReactNode {
  if (depth > deepest) return visible(token.raw);
  switch (token.type) {
    case "strong":
      return <strong>{drawSpans(token.tokens, depth)}</strong>;
    case "em":
      return <em>{drawSpans(token.tokens, depth)}</em>;
    case "del":
      return <del>{drawSpans(token.tokens, depth)}</del>;
    case "codespan":
      return (
        <code className="iw-md-code" dir="ltr">
          {visible(token.text, true)}
        </code>
      );
    case "br":
      return <br />;
    case "link": {
      const link = safeLink(token.href, token.text);
      return link ? <Link {...link}>{drawSpans(token.tokens, depth)}</Link> : visible(token.raw);
    }
    case "image":
      return <Picture href={token.href} text={token.text} raw={token.raw} />;
    case "text":
      return "tokens" in token && token.tokens ? drawSpans(token.tokens, depth) : visible(decode(token.text));
    case "escape":
      return visible(token.text);
    case "checkbox":
      return null;
    default:
      return visible(token.raw);
  }
}

/** A picture is not loaded: its address would tell the model's maker of whoever reads this. */
function Picture({ href, text, raw }: { href: string; text: string; raw: string }) {
  const t = useWords();
  const link = safeLink(href, text);
  if (!link) return visible(raw);
  return (
    <Link {...link}>
      {t("Picture")}
      {text && `: ${visible(text)}`}
    </Link>
  );
}

function Code({ text, language }: { text: string; language: string }) {
  const t = useWords();
  const name = visible(/^\S{1,30}/.exec(language)?.[0] ?? "", true);
  return (
    <div className="iw-md-block">
      <div className="iw-md-bar">
        <span className="iw-small iw-cut iw-grow" dir="ltr">
          {name || t("Code")}
        </span>
        <CopyButton text={() => text} label={t("Copy code")} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard */}
      <pre className="iw-code iw-code-lines iw-md-lines iw-inset" dir="ltr" tabIndex={0} role="group" aria-label={t("Code")}>
        {visible(text, true)}
      </pre>
    </div>
  );
}

function Table({ token }: { token: Tokens.Table }) {
  const t = useWords();
  const classes = { left: "", center: " iw-middle", right: " iw-end" };
  const classOf = ({ align }: Tokens.TableCell) => (align ? classes[align] : "");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <div className="iw-md-wide iw-inset" tabIndex={0} role="group" aria-label={t("Table")}>
      <table className="iw-table">
        <thead>
          <tr>
            {token.header.map((cell, column) => (
              <th className={`iw-th${classOf(cell)}`} scope="col" dir="auto" key={column}>
                {drawSpans(cell.tokens)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {token.rows.map((cells, row) => (
            <tr className="iw-tr" key={row}>
              {cells.map((cell, column) => (
                <td className={`iw-td${classOf(cell)}`} dir="auto" key={column}>
                  {drawSpans(cell.tokens)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00A0" };

/** What Markdown's entities stand for; unknown ones stay as they are. */
function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi, (entity, decimal, hexadecimal, name) => {
    const point = decimal ? Number(decimal) : hexadecimal ? Number.parseInt(hexadecimal, 16) : undefined;
    if (point === undefined) return Object.hasOwn(entities, name) ? (entities[name] ?? entity) : entity;
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : "\uFFFD";
  });
}
