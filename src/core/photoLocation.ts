/**
 * Whether a photo tells where it was taken, in its EXIF or XMP data.
 *
 * Reads JPEG and WebP, the formats cameras and telephones hand to a page; false for any other file.
 */
export async function tellsLocation(photo: Blob): Promise<boolean> {
  const { head, blocks } = await readMetadata(photo);
  return blocks.some((block) => (block.kind === "exif" ? gpsOf(head, block)?.entries : isLocated(head, block)));
}

/**
 * The same photo without the place it was taken at; its pixels, turning, date and name stay.
 *
 * The file keeps its length: what told the place is overwritten.
 */
export async function withoutLocation(photo: Blob): Promise<Blob> {
  const { head, blocks } = await readMetadata(photo);
  for (const block of blocks) {
    if (block.kind === "exif") clearGps(head, block);
    // A text of blanks is a packet that says nothing.
    else if (isLocated(head, block)) head.fill(0x20, block.start, block.end);
  }
  const parts = [head, photo.slice(head.length)];
  const { type } = photo;
  return photo instanceof File
    ? new File(parts, photo.name, { type, lastModified: photo.lastModified })
    : new Blob(parts, { type });
}

/** Where metadata lie among the bytes. */
interface Block {
  readonly kind: "exif" | "xmp";
  readonly start: number;
  readonly end: number;
}

/** A JPEG holds its metadata in segments of 64 kB before its pixels; a file with more than this of them is none of a camera. */
const longestHead = 2_000_000;

async function readMetadata(photo: Blob): Promise<{ head: Uint8Array<ArrayBuffer>; blocks: readonly Block[] }> {
  const start = new Uint8Array(await photo.slice(0, 12).arrayBuffer());
  if (start[0] === 0xff && start[1] === 0xd8) {
    const head = new Uint8Array(await photo.slice(0, longestHead).arrayBuffer());
    return { head, blocks: jpegBlocks(head) };
  }
  if (!/^RIFF[\s\S]{4}WEBP/.test(latin(start, 0, 12))) return { head: new Uint8Array(0), blocks: [] };
  // The metadata of a WebP follow its pixels.
  const head = new Uint8Array(await photo.arrayBuffer());
  return { head, blocks: webpBlocks(head) };
}

const exifMark = "Exif\0\0";
const xmpMarks = ["http://ns.adobe.com/xap/1.0/\0", "http://ns.adobe.com/xmp/extension/\0"];

function jpegBlocks(bytes: Uint8Array): Block[] {
  const view = viewOf(bytes);
  const blocks: Block[] = [];
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda; ) {
    const start = at + 4;
    const end = at + 2 + view.getUint16(at + 2);
    if (end < start || end > bytes.length) break;
    if (bytes[at + 1] === 0xe1) {
      const xmp = xmpMarks.find((mark) => latin(bytes, start, mark.length) === mark);
      if (latin(bytes, start, exifMark.length) === exifMark) blocks.push({ kind: "exif", start: start + exifMark.length, end });
      else if (xmp !== undefined) blocks.push({ kind: "xmp", start: start + xmp.length, end });
    }
    at = end;
  }
  return blocks;
}

function webpBlocks(bytes: Uint8Array): Block[] {
  const view = viewOf(bytes);
  const blocks: Block[] = [];
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = latin(bytes, at, 4);
    const length = view.getUint32(at + 4, true);
    const start = at + 8;
    const end = Math.min(bytes.length, start + length);
    if (name === "EXIF") {
      const mark = latin(bytes, start, exifMark.length) === exifMark ? exifMark.length : 0;
      blocks.push({ kind: "exif", start: start + mark, end });
    }
    if (name === "XMP ") blocks.push({ kind: "xmp", start, end });
    // Chunks begin at even places.
    at = start + length + (length % 2);
  }
  return blocks;
}

function isLocated(bytes: Uint8Array, { start, end }: Block): boolean {
  return /GPS|(?:Iptc4xmpCore|Iptc4xmpExt|photoshop):(?:Location|City)/.test(latin(bytes, start, end - start));
}

/** The directory of the place in TIFF data: where it starts, and how many entries of 12 bytes it has. */
function gpsOf(bytes: Uint8Array, { start, end }: Block): { at: number; entries: number; little: boolean } | undefined {
  const view = viewOf(bytes.subarray(start, end));
  if (view.byteLength < 8) return undefined;
  const little = view.getUint16(0) === 0x4949;
  const first = view.getUint32(4, little);
  const count = first + 2 <= view.byteLength ? view.getUint16(first, little) : 0;
  for (let entry = 0; entry < count; entry += 1) {
    const at = first + 2 + entry * 12;
    if (at + 12 > view.byteLength) return undefined;
    if (view.getUint16(at, little) !== gpsTag) continue;
    const gps = view.getUint32(at + 8, little);
    if (gps + 2 > view.byteLength) return undefined;
    const entries = Math.min(view.getUint16(gps, little), Math.floor((view.byteLength - gps - 2) / 12));
    return { at: start + gps, entries, little };
  }
  return undefined;
}

const gpsTag = 0x8825;
/** Bytes of one value of each TIFF type, by its number. */
const valueSizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

function clearGps(bytes: Uint8Array, block: Block): void {
  const gps = gpsOf(bytes, block);
  if (!gps) return;
  const view = viewOf(bytes);
  for (let entry = 0; entry < gps.entries; entry += 1) {
    const at = gps.at + 2 + entry * 12;
    const size = (valueSizes[view.getUint16(at + 2, gps.little)] ?? 0) * view.getUint32(at + 4, gps.little);
    const value = block.start + view.getUint32(at + 8, gps.little);
    // Values of more than four bytes stand elsewhere.
    if (size > 4 && value + size <= block.end) bytes.fill(0, value, value + size);
  }
  bytes.fill(0, gps.at, gps.at + 2 + gps.entries * 12);
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function latin(bytes: Uint8Array, start: number, length: number): string {
  return new TextDecoder("latin1").decode(bytes.subarray(start, start + length));
}
