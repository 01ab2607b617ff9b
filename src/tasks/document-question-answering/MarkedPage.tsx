"use client";
import { toFractions } from "../../outputs/boxes/readBoxes.js";
import { Photo, usePicture } from "../../ui/Photo.js";
import { useWords } from "../../ui/words.js";
import type { PageAnswers } from "./answers.js";
import type { DocumentInput } from "./Input.js";

export interface MarkedPageProps {
  output: PageAnswers;
  input: DocumentInput;
}

/** The page with its answers marked: the best one as by a marker pen, the others outlined. */
export default function MarkedPage({ output: { answers, unit }, input }: MarkedPageProps) {
  const t = useWords();
  const picture = usePicture(input.media);
  const marks = answers.flatMap(({ areas }, rank) =>
    areas.flatMap((area) => {
      const parts = toFractions(area, unit, picture.size);
      return parts ? [{ ...parts, rank }] : [];
    }),
  );
  return (
    <div>
      <p className="iw-sub iw-sub-row">{t("On the page")}</p>
      <Photo picture={picture} ratio={undefined} alt={t("The page, with the answer marked")}>
        {marks.toReversed().map(({ rank, xmin, ymin, xmax, ymax }) => (
          <rect
            className={rank === 0 ? "iw-page-mark" : "iw-page-mark-2"}
            key={`${rank} ${xmin} ${ymin}`}
            x={percent(xmin - around)}
            y={percent(ymin - around)}
            width={percent(xmax - xmin + 2 * around)}
            height={percent(ymax - ymin + 2 * around)}
            rx="3"
          />
        ))}
      </Photo>
    </div>
  );
}

/** What a mark reaches beyond the letters, as a part of the page. */
const around = 0.006;

function percent(part: number): string {
  return `${(part * 100).toFixed(2)}%`;
}
