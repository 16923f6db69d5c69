/** What Telegram takes as a photo (Bot API, sendPhoto). */
import type { Upload } from './params.js';
import { badRequest } from './refusal.js';
import type { Refusal } from './refusal.js';

/** The size of a picture in pixels. */
export type PictureSize = { readonly width: number; readonly height: number };

const MAX_BYTES = 10_485_760;
const MAX_PIXELS = 10_000;
const MAX_RATIO = 20;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const OTHER_SIGNATURES = [
  Buffer.from([0xff, 0xd8, 0xff]),
  Buffer.from('GIF8'),
  Buffer.from('RIFF'),
];
/** The size assumed for a picture whose size is not read. */
const UNREAD: PictureSize = { width: 1280, height: 720 };

/** The size of an uploaded picture, or why Telegram would not accept it as a photo. */
export function checkPhoto({ bytes }: Upload): PictureSize | Refusal {
  if (bytes.length > MAX_BYTES) {
    return badRequest(`file is too big for a photo; the maximum size is ${MAX_BYTES} bytes`);
  }
  if (!startsWith(bytes, PNG)) {
    const isPicture = OTHER_SIGNATURES.some((signature) => startsWith(bytes, signature));
    return isPicture ? UNREAD : badRequest('IMAGE_PROCESS_FAILED');
  }
  // Width and height follow the name of the first chunk (PNG specification, 11.2.1).
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') {
    return badRequest('IMAGE_PROCESS_FAILED');
  }
  const size = { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  const { width, height } = size;
  const isOdd =
    width + height > MAX_PIXELS || Math.max(width, height) > MAX_RATIO * Math.min(width, height);
  return isOdd ? badRequest('PHOTO_INVALID_DIMENSIONS') : size;
}

function startsWith(bytes: Buffer, signature: Buffer): boolean {
  return bytes.subarray(0, signature.length).equals(signature);
}
