import type { Check, CheckedRow } from '../../domain/check.ts';
import { referenceOf } from '../../domain/sending/receipt-id.ts';
import type { Clock, LogSheet } from '../../domain/workbook.ts';
import type { Mailboxes } from '../account/mailboxes.ts';
import type { UnknownRow } from './run-state.ts';

/** "Not there, send again" is offered this long after the search was opened: the provider may still be filing the mail. */
const againAfterMs = 2 * 60_000;

/** Id under which the attempt in doubt was begun; the row's own where only its cells speak. */
const receiptIdInDoubt = ({ entry, evidence }: CheckedRow): string =>
  (evidence.kind === 'unknown' ? evidence.event?.receiptId : undefined) ?? entry.own.receiptId;

/** Rows of which nobody can tell whether their mail left: looked for where it was sent, and only then sent again. */
export class Doubts {
  private readonly searched = new Map<string, number>();
  private readonly clock: Clock;
  private readonly mailboxes: Mailboxes;
  private readonly logs: () => readonly LogSheet[];

  constructor(clock: Clock, mailboxes: Mailboxes, logs: () => readonly LogSheet[]) {
    this.clock = clock;
    this.mailboxes = mailboxes;
    this.logs = logs;
  }

  rows(check: Check | undefined): readonly UnknownRow[] {
    return (check?.rows ?? []).filter(({ verdict }) => verdict === 'unknown').map((row) => this.row(row));
  }

  row(row: CheckedRow): UnknownRow {
    const { entry, evidence } = row;
    const receiptId = receiptIdInDoubt(row);
    const event = evidence.kind === 'unknown' ? evidence.event : undefined;
    const reference = referenceOf(receiptId);
    const searchUrl = this.mailboxes.search(event, reference);
    const opened = searchUrl === undefined ? undefined : this.searched.get(receiptId);
    const beacon = this.logs().find(({ writer }) => event !== undefined && writer === event.writer)?.beacon;
    return {
      row: entry.row,
      name: entry.person.name,
      reference,
      mailbox: { ...this.mailboxes.of(event), who: beacon?.who ?? '' },
      searchUrl,
      againFrom: opened === undefined ? undefined : opened + againAfterMs,
    };
  }

  /** Where to look, from now on looked at; undefined where this pane cannot look. */
  search(row: CheckedRow): string | undefined {
    const { searchUrl } = this.row(row);
    const receiptId = receiptIdInDoubt(row);
    if (searchUrl !== undefined && !this.searched.has(receiptId)) this.searched.set(receiptId, this.clock.now());
    return searchUrl;
  }

  mayRepeat(row: CheckedRow): boolean {
    const { againFrom } = this.row(row);
    return againFrom !== undefined && this.clock.now() >= againFrom;
  }
}
