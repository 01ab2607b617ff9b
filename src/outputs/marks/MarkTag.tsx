import { type Tag, tagHeight } from "./placeTags.js";

/** A tag on a photograph, in one of its colours. */
export function MarkTag({ tag: { text, x, y, width }, colour }: { tag: Tag; colour: string }) {
  return (
    <g className={`iw-tag ${colour}`}>
      <rect className="iw-tag-face" x={x} y={y} width={width} height={tagHeight} rx="2" />
      <text className="iw-tag-name" x={x + 5} y={y + 13}>
        {text}
      </text>
    </g>
  );
}
