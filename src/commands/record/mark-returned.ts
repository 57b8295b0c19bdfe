import { Failure } from '../../domain/failure.ts';
import { statusText } from '../../domain/sending/status-text.ts';
import type { Needed } from '../session-parts.ts';
import { placeOf } from '../../domain/roster/place-of.ts';
import { sheetPeople } from '../people/sheet-people.ts';
import { statusWords } from '../base/words.ts';

/** Puts on record that a mail came back, in the log and in its row. Rejects while somebody sends. */
export const markReturned = async (
  desks: Needed<'evidence' | 'ports' | 'sending' | 'sheet' | 'view'>,
  sheet: string,
  receiptId: string,
): Promise<void> => {
  const { evidence, ports, sending, view } = desks;
  if (sending.running || sending.watching) throw new Failure('run/other-sender', { values: { who: '' } });
  if (evidence.ledger === undefined) throw new Failure('ledger/unavailable');
  const accepted = evidence
    .history()
    .findLast((event) => event.receiptId === receiptId && (event.kind === 'sent' || event.kind === 'confirmed'));
  if (accepted === undefined) throw new Failure('sheet/changed');
  const roster = sheet === '' ? undefined : await sheetPeople(ports, sheet);
  const language = desks.sheet.language(view.language);
  await evidence.record([evidence.follow(accepted, 'returned')]);
  ports.workbook.follow(roster === undefined ? desks.sheet.place() : placeOf(roster));
  await evidence.completeLog(language, new Set([receiptId]));
  if (roster === undefined) return;
  const words = statusWords(ports.translate, language);
  const status = statusText({ state: 'sent', code: 'mail/returned', who: '', writer: '' }, words);
  await ports.workbook.exchange({ writes: [{ receiptId, cells: { status } }], watch: [], log: [], beacon: undefined });
};
