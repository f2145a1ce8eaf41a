import { Document, Packer, Paragraph } from 'docx';
import { strToU8, zipSync } from 'fflate';

export async function docxOf(...paragraphs: string[]): Promise<Uint8Array> {
  const document = new Document({ sections: [{ children: paragraphs.map((text) => new Paragraph(text)) }] });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** A docx whose document expands to `bytes` bytes of spaces. */
export function bombOf(bytes: number): Uint8Array {
  return zipSync(
    { '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': new Uint8Array(bytes).fill(32) },
    { level: 9 },
  );
}

/** The smallest PDF with a page for each text; an empty text gives a page without any, as a scan has. */
export function pdfOf(pages: readonly string[], trailer = ''): Uint8Array {
  const objects: string[] = [];
  const kids = pages.map((_, n) => `${3 + 2 * n} 0 R`).join(' ');
  objects.push('<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  const font = 3 + 2 * pages.length;
  pages.forEach((text, n) => {
    const stream = text === '' ? '' : `BT /F1 12 Tf 20 700 Td (${text}) Tj ET`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${4 + 2 * n} 0 R /Resources << /Font << /F1 ${font} 0 R >> >> >>`,
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    );
  });
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, n) => {
    const at = body.length;
    body += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = body.length;
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) body += `${String(offset).padStart(10, '0')} 00000 n \n`;
  body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(body, 'latin1');
}
