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

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Counts the lines of all log sheets and checks their chains, from the cells alone and with code of its own. */
export const logFacts = (book: LabBook) => {
  const sheets = book.sheets.filter((name) => name.startsWith('Sobre log'));
  let events = 0;
  let chainsValid = true;
  for (const sheet of sheets) {
    const rows = book.rows(sheet);
    const header = rows.find(({ row }) => row === firstLineRow - 1)?.texts ?? [];
    const at = (name: string): number => header.indexOf(name);
    let previous = '';
    for (const { row, texts } of rows) {
      if (row < firstLineRow || (texts[at('event')] ?? '') === '') continue;
      events += 1;
      const values = chained.map((name) => {
        const text = texts[at(name)] ?? '';
        if (name === 'number' || name === 'at' || name === 'recipients') return Number(text);
        if (name === 'excuses') return text === '' ? [] : text.split(' ');
        return text;
      });
      previous = sha256(`${previous}\n${JSON.stringify(values)}`);
      chainsValid &&= previous === texts[at('chain')];
    }
  }
  return { sheets: sheets.length, events, chainsValid };
};
