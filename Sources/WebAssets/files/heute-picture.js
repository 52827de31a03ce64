// Makes of what a camera gave a photo that can travel: smaller, upright, and without the place where it was taken unless somebody says
// so. Pure but for the browser's own pictures.

const LONG_EDGE = 2048;
const THUMBNAIL_EDGE = 200;
const FILE_BYTES_MAX = 50_000_000;
const QUALITY = 0.85;

/** A file that is no picture here, or too large; `code` says which. */
export class Unreadable extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

async function drawn(picture, edge, quality) {
  const scale = Math.min(1, edge / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const paper = canvas.getContext("2d");
  // What is transparent would turn black.
  paper.fillStyle = "#fff";
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
  if (!blob) throw new Unreadable("memory");
  return blob;
}

/** The EXIF segment of a JPEG with the picture standing upright, because that is how it is drawn; null where it has none. */
export function exif(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 4 <= bytes.length && view.getUint8(at) === 0xff; ) {
    const [marker, length] = [view.getUint8(at + 1), view.getUint16(at + 2)];
    if (marker === 0xda || length < 2 || at + 2 + length > bytes.length) return null;
    if (marker === 0xe1 && length > 16 && String.fromCharCode(...bytes.subarray(at + 4, at + 8)) === "Exif") return upright(bytes.slice(at, at + 2 + length));
    at += 2 + length;
  }
  return null;
}

function upright(segment) {
  const view = new DataView(segment.buffer);
  const head = 10;
  const little = view.getUint16(head) === 0x4949;
  const first = head + view.getUint32(head + 4, little);
  if (first + 2 > segment.length) return null;
  const count = view.getUint16(first, little);
  for (let at = first + 2; at < first + 2 + 12 * count && at + 12 <= segment.length; at += 12) {
    if (view.getUint16(at, little) === 0x0112) view.setUint16(at + 8, 1, little);
  }
  return segment;
}

async function digest(blob) {
  const hash = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function asDataURL(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/** The bytes of a part as base64. */
export const base64 = async (blob) => (await asDataURL(blob)).split(",")[1];

/**
 * A file of a camera as a photo: its bytes, their hash, and a small picture to show.
 *
 * @throws {Unreadable}
 */
export async function prepare(file) {
  if (file.size > FILE_BYTES_MAX) throw new Unreadable("large");
  let picture;
  try {
    picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    throw new Unreadable(/hei[cf]/i.test(file.type + file.name) ? "heic" : "picture");
  }
  try {
    const blob = await drawn(picture, LONG_EDGE, QUALITY);
    return { blob, thumbnail: await asDataURL(await drawn(picture, THUMBNAIL_EDGE, 0.7)), takenAt: file.lastModified || Date.now() };
  } finally {
    picture.close();
  }
}

/** The photo as it is kept and sent; with what the camera noted where somebody wants that. */
export async function finish(prepared, file, keepsPlace) {
  let { blob } = prepared;
  const noted = keepsPlace ? exif(new Uint8Array(await file.slice(0, 1 << 18).arrayBuffer())) : null;
  if (noted) blob = new Blob([blob.slice(0, 2), noted, blob.slice(2)], { type: "image/jpeg" });
  return { blob, hash: await digest(blob) };
}
