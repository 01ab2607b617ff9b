/** A PDF written by hand: a page for each text, which is set in a font of the system. */
export function tinyPdf(name: string, texts: readonly string[], lock = ""): File {
  const pages = texts.map((_, index) => `${4 + index * 2} 0 R`);
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${pages.join(" ")}] /Count ${texts.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...texts.flatMap((text, index) => {
      const drawing = `BT /F1 24 Tf 20 60 Td (${text}) Tj ET ${index} 0 0 rg 0 0 ${20 * (index + 1)} 20 re f`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${200 + index * 40} 100] /Contents ${5 + index * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
      ];
    }),
  ];
  let pdf = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const place = pdf.length;
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R ${lock} >>\nstartxref\n${pdf.length}\n%%EOF`;
  pdf += `xref\n0 ${size}\n0000000000 65535 f \n${table}${trailer}`;
  return new File([pdf], name, { type: "application/pdf" });
}

/** What a trailer says of a PDF that opens with a password only. */
export const passwordLock = `/ID [<${"0".repeat(32)}> <${"0".repeat(32)}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${"a1".repeat(32)}> /U <${"b2".repeat(32)}> >>`;
