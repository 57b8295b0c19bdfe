import type { ReceiptContent } from '../domain/ports.ts';
import type { PageWriter } from './page-writer.ts';

/** A receipt of the sheet's own values. It must not look like a fiscal document: no code, no seal, no folio box. */
export const layOutLines = ({ title, lines }: ReceiptContent, writer: PageWriter): void => {
  writer.text(title, { bold: true, size: 16 });
  writer.space(4);
  writer.rule();
  const columns = [
    { header: '', share: 0.4, faint: true, size: 9 },
    { header: '', share: 0.6, size: 10 },
  ];
  writer.table(
    columns,
    lines.filter(({ text }) => text !== '').map(({ label, text }) => [label, text]),
  );
};
