"use client";
import { useState } from "react";
import type { Message } from "../../core/message.js";
import type { InputViewProps, Media } from "../../core/task.js";
import { ImageField } from "../../inputs/imageInput.js";
import { lazily } from "../../ui/lazily.js";
import type { MoreMedia } from "../../ui/MediaField.js";
import { useWords } from "../../ui/words.js";

/** A field for a picture of a page. Of a PDF one page at a time is drawn, and that picture is what is shown and sent. */
export function PageField(props: InputViewProps<Media | undefined> & { label: Message }) {
  const { value, onChange, readOnly } = props;
  const [pdf, setPdf] = useState<OpenPdf>();
  // Another picture, or another example, has taken the place of the page.
  const open = pdf && (pdf.media === value ? pdf : undefined);

  const take = (media: Media | undefined) => {
    if (media instanceof File && media.type === "application/pdf") {
      // What was there stays until a page can be drawn.
      setPdf({ file: media, media: value });
    } else {
      setPdf(undefined);
      onChange(media);
    }
  };
  return (
    <>
      <ImageField {...props} more={pdfs} onChange={take} />
      {open && !readOnly && (
        <PdfPages
          key={`${open.file.name} ${open.file.lastModified} ${open.file.size}`}
          file={open.file}
          onPage={(picture) => {
            setPdf({ file: open.file, media: picture });
            onChange(picture);
          }}
        />
      )}
    </>
  );
}

const pdfs: MoreMedia = {
  types: ["application/pdf"],
  words: {
    hint: "Drop or paste a picture or a PDF here, or",
    nothing: "There is no page in that. Use a picture, a PDF or a link to a picture.",
    wrongType: "{name} is neither a picture nor a PDF. Use a PNG, JPEG, WebP or PDF file.",
  },
};

interface OpenPdf {
  readonly file: File;
  /** What the field held when the PDF was last heard of: the page drawn last. */
  readonly media: Media | undefined;
}

const PdfPages = lazily(() => import("./PdfPages.js"), NoPages);

function NoPages() {
  const t = useWords();
  return <p className="iw-note">{t("PDFs cannot be read now. Send a picture of the page.")}</p>;
}
