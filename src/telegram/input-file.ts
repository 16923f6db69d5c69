/** Attachments as bytes to upload. */
import { createRequire } from 'node:module';
import type { Attachment } from '../domain/message.js';

/** Bytes with a name, as telegraf uploads them. */
export type InputFile = { readonly source: Buffer; readonly filename: string };

/** The attachment's bytes. Rejects when a picture cannot be drawn. */
export async function inputFile(attachment: Attachment): Promise<InputFile> {
  switch (attachment.kind) {
    case 'picture':
      return { source: await drawPng(attachment.svg), filename: 'picture.png' };
    case 'document':
      return { source: Buffer.from(attachment.text), filename: attachment.fileName };
  }
}

/** Loaded only when a picture is needed: 10 MB of native code. */
async function drawPng(svg: string): Promise<Buffer> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const font = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
  const image = await renderAsync(svg, {
    font: { loadSystemFonts: false, fontFiles: [font], defaultFontFamily: 'DejaVu Sans' },
  });
  return image.asPng();
}
