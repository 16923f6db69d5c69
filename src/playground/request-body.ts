/**
 * From the bytes of an HTTP request to named values: JSON, urlencoded or multipart, as Telegram
 * accepts them.
 */
import { isRecord, parseJson } from './params.js';
import type { Upload } from './params.js';
import { badRequest } from './refusal.js';
import type { Refusal } from './refusal.js';

/** The values and the files of one request. */
export type RequestBody = {
  readonly values: Map<string, unknown>;
  readonly uploads: Map<string, Upload>;
};

/** Parses a body by its content type; an empty body has no values. */
export function parseBody(contentType: string, bytes: Buffer): RequestBody | Refusal {
  const kind = contentType.toLowerCase();
  if (bytes.length === 0) return { values: new Map(), uploads: new Map() };
  if (kind.startsWith('multipart/form-data')) return parseMultipart(contentType, bytes);
  const text = decodeUtf8(bytes);
  if (text === undefined) return badRequest('strings must be encoded in UTF-8');
  if (kind.startsWith('application/json')) {
    const value = parseJson(text);
    if (!isRecord(value)) return badRequest("can't parse JSON object");
    return { values: new Map(Object.entries(value)), uploads: new Map() };
  }
  return { values: new Map(new URLSearchParams(text)), uploads: new Map() };
}

/** `undefined` when the bytes are not valid UTF-8. */
function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** RFC 7578 as far as clients use it: names, file names and content types, no nested parts. */
function parseMultipart(contentType: string, bytes: Buffer): RequestBody | Refusal {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) return badRequest("can't parse multipart form data: no boundary");
  const body: RequestBody = { values: new Map(), uploads: new Map() };
  const delimiter = Buffer.from(`--${mark}`);
  let start = bytes.indexOf(delimiter);
  while (start !== -1) {
    const from = start + delimiter.length;
    const next = bytes.indexOf(delimiter, from);
    if (next === -1) break;
    // Each part is enclosed by two line ends that belong to the delimiters.
    const problem = addPart(body, bytes.subarray(from + 2, next - 2));
    if (problem !== undefined) return problem;
    start = next;
  }
  return body;
}

function addPart(body: RequestBody, part: Buffer): Refusal | undefined {
  const headEnd = part.indexOf('\r\n\r\n');
  if (headEnd === -1) return undefined;
  const head = part.subarray(0, headEnd).toString();
  const content = part.subarray(headEnd + 4);
  const name = /[;\s]name="([^"]*)"/i.exec(head)?.[1];
  if (name === undefined) return undefined;
  const fileName = /filename="([^"]*)"/i.exec(head)?.[1];
  if (fileName !== undefined) {
    const mimeType = /content-type:\s*([^\r\n;]+)/i.exec(head)?.[1] ?? 'application/octet-stream';
    body.uploads.set(name, { fileName, mimeType, bytes: Buffer.from(content) });
    return undefined;
  }
  const text = decodeUtf8(content);
  if (text === undefined) return badRequest('strings must be encoded in UTF-8');
  body.values.set(name, text);
  return undefined;
}
