import type { CheckedRow } from '../../domain/check.ts';
import { isReceiptId } from '../../domain/sending/receipt-id.ts';
import { statusText } from '../../domain/sending/status-text.ts';
import type { EvidenceDesk } from '../record/evidence-desk.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import type { SheetDesk } from '../people/sheet-desk.ts';
import { statusWords, timeText } from '../base/words.ts';
import type { Language } from '../../domain/language.ts';

/** A person found the mail of an earlier send: on record, in the log, and in the row. */
export const settleRow = async (
  { sheet, evidence }: { readonly sheet: SheetDesk; readonly evidence: EvidenceDesk },
  { workbook, translate }: Pick<SessionPorts, 'workbook' | 'translate'>,
  row: CheckedRow,
  language: Language,
): Promise<void> => {
  const events = await evidence.settle(row, 'confirmed');
  const { receiptId } = row.entry.own;
  if (!isReceiptId(receiptId) || evidence.ledger === undefined) return;
  const words = statusWords(translate, language);
  const cells = {
    status: statusText({ state: 'sent', code: '', who: '', writer: '' }, words),
    ...(row.evidence.kind === 'unknown' && row.evidence.at > 0 ? { sentAt: timeText(language, row.evidence.at) } : {}),
  };
  workbook.follow(sheet.place());
  await evidence.completeLog(language, new Set(events.map((event) => event.receiptId)));
  await workbook.exchange({ writes: [{ receiptId, cells }], watch: [], log: [], beacon: undefined });
};
