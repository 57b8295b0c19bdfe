import type { Entry } from '../../domain/roster/roster.ts';
import type { ReceiptDocument } from '../../domain/receipt/receipt.ts';

const periodOf = ({ periodLabel, period }: Entry): string =>
  periodLabel === '' && period !== undefined ? `${period.from}/${period.to}` : periodLabel;

/** The files a run was sent with. A new period typed over the old rows must not send them again under its heading. */
export class FinishedFiles {
  private sent: ReadonlySet<string> = new Set();
  private periods: ReadonlySet<string> = new Set();

  remember(documents: readonly ReceiptDocument[], entries: readonly Entry[]): void {
    this.sent = new Set(documents.map(({ sha256 }) => sha256));
    this.periods = new Set(entries.map(periodOf));
  }

  clear(): void {
    this.sent = new Set();
  }

  /** Those that may stay: all, until the sheet names a period it did not name at the end of the run. */
  staying(documents: readonly ReceiptDocument[], entries: readonly Entry[]): readonly ReceiptDocument[] {
    if (this.sent.size === 0) return documents;
    const isNew = entries.some((entry) => periodOf(entry) !== '' && !this.periods.has(periodOf(entry)));
    return isNew ? documents.filter(({ sha256 }) => !this.sent.has(sha256)) : documents;
  }
}
