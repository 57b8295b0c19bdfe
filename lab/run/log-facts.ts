import { createHash } from 'node:crypto';
import type { LabBook } from './lab-book.ts';

const firstLineRow = 4;
/** Columns of a log line, as the sheet's own third row names them, in the order the chain was made over. */
const chained = [
  'writer',
  'number',
  'at',
  'run',
  'event',
  'receipt',
  'document',
  'person',
  'period',
  'row',
  'files',
  'attempt',
  'excuses',
  'message',
  'gmail',
  'recipients',
] as const;

const writerOf = (sheet: string): string => sheet.split(' ')[3] ?? '';
const numberOf = (sheet: string): number => Number(sheet.split(' ')[4] ?? 1);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Counts the lines of all log sheets and checks their chains, from the cells alone and with code of its own. */
export const logFacts = (book: LabBook) => {
  const sheets = book.sheets.filter((name) => name.startsWith('Sobre log'));
  let events = 0;
  let chainsValid = true;
  // The chain of a writer goes on from a full sheet to the next one.
  const ends = new Map<string, string>();
  for (const sheet of sheets.sort((a, b) => numberOf(a) - numberOf(b))) {
    const rows = book.rows(sheet);
    const header = rows.find(({ row }) => row === firstLineRow - 1)?.texts ?? [];
    const at = (name: string): number => header.indexOf(name);
    let previous = ends.get(writerOf(sheet)) ?? '';
    for (const { row, texts } of rows) {
      if (row < firstLineRow || (texts[at('event')] ?? '') === '') continue;
      events += 1;
      const values: unknown[] = chained.map((name) => {
        const text = texts[at(name)] ?? '';
        if (name === 'number' || name === 'at' || name === 'recipients') return Number(text);
        if (name === 'excuses') return text === '' ? [] : text.split(' ');
        return text;
      });
      const provider = texts[at('provider')] ?? '';
      if (provider !== '') values.push(provider, texts[at('sender')] ?? '');
      const waived = texts[at('waived')] ?? '';
      if (waived !== '') values.push(waived.split(' '));
      const span = texts[at('span')] ?? '';
      if (span !== '') values.push(`span ${span}`);
      const nth = texts[at('nth')] ?? '';
      if (nth !== '') values.push(`nth ${nth}`);
      previous = sha256(`${previous}\n${JSON.stringify(values)}`);
      chainsValid &&= previous === texts[at('chain')];
    }
    ends.set(writerOf(sheet), previous);
  }
  return { sheets: sheets.length, events, chainsValid };
};
