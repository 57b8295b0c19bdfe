import { eventName, type LedgerEvent, type LogLine } from './ledger.ts';

/** This device's events about the workbook's receipts that its log lacks: never handed over, or deleted since. */
export const missingFromLog = (
  lines: readonly LogLine[],
  known: readonly LedgerEvent[],
  receiptIds: ReadonlySet<string>,
): readonly LedgerEvent[] => {
  // A log gets the outcome of an attempt; its beginning only while there is no other trace of it.
  const settled = new Set(known.filter(({ kind }) => kind !== 'sending').map(({ attempt }) => attempt));
  const logged = new Set(lines.map(({ event }) => eventName(event)));
  const here = new Set([...receiptIds, ...lines.map(({ event }) => event.receiptId)]);
  return known.filter(
    (event) =>
      here.has(event.receiptId) &&
      !logged.has(eventName(event)) &&
      !(event.kind === 'sending' && settled.has(event.attempt)),
  );
};
