import type { Check, CheckedRow } from '../../domain/check.ts';
import { referenceOf } from '../../domain/sending/receipt-id.ts';
import { writerTag } from '../../domain/sending/ledger.ts';
import type { Clock, LogSheet } from '../../domain/workbook.ts';
import type { Mailboxes } from '../account/mailboxes.ts';
import type { UnknownRow } from './run-state.ts';

/** "Not there, send again" is offered this long after the search was opened: the provider may still be filing the mail. */
const againAfterMs = 2 * 60_000;

/** What the mail in doubt is looked for by, as it was begun; by the row's own id where only its cells speak. */
const mailInDoubt = ({ entry, evidence }: CheckedRow): { readonly id: string; readonly reference: string } => {
  const event = evidence.kind === 'unknown' ? evidence.event : undefined;
  const receiptId = event?.receiptId ?? entry.own.receiptId;
  // That the first mail was looked for says nothing of the second.
  return { id: `${receiptId} ${event?.nth ?? 1}`, reference: referenceOf(receiptId, event?.nth) };
};

/** Rows of which nobody can tell whether their mail left: looked for where it was sent, and only then sent again. */
export class Doubts {
  private readonly searched = new Map<string, number>();
  private readonly clock: Clock;
  private readonly mailboxes: Mailboxes;
  private readonly logs: () => readonly LogSheet[];
  private readonly isOwn: (tag: string) => boolean;

  /** `isOwn`: whether a writer's tag is this device's, under whatever id. */
  constructor(clock: Clock, mailboxes: Mailboxes, logs: () => readonly LogSheet[], isOwn: (tag: string) => boolean) {
    this.clock = clock;
    this.mailboxes = mailboxes;
    this.logs = logs;
    this.isOwn = isOwn;
  }

  rows(check: Check | undefined): readonly UnknownRow[] {
    return (check?.rows ?? []).filter(({ verdict }) => verdict === 'unknown').map((row) => this.row(row));
  }

  row(row: CheckedRow): UnknownRow {
    const { entry, evidence, status } = row;
    const { id, reference } = mailInDoubt(row);
    const event = evidence.kind === 'unknown' ? evidence.event : undefined;
    const searchUrl = this.mailboxes.search(event, reference);
    const mailbox = this.mailboxes.of(event);
    const began = event === undefined ? (status?.writer ?? '') : writerTag(event.writer);
    // Whoever looks in their own mailbox for what another sent finds nothing, and that proves nothing.
    const proves = mailbox.of === 'this' || (mailbox.of === 'unsaid' && this.isOwn(began));
    const opened = searchUrl === undefined || !proves ? undefined : this.searched.get(id);
    const beacon = this.logs().find(({ writer }) => event !== undefined && writer === event.writer)?.beacon;
    return {
      row: entry.row,
      name: entry.person.name,
      reference,
      mailbox: { ...mailbox, who: beacon?.who ?? status?.who ?? '' },
      mayRepeat: proves,
      searchUrl,
      againFrom: opened === undefined ? undefined : opened + againAfterMs,
    };
  }

  /** Where to look, from now on looked at; undefined where this pane cannot look. */
  search(row: CheckedRow): string | undefined {
    const { searchUrl } = this.row(row);
    const { id } = mailInDoubt(row);
    if (searchUrl !== undefined && !this.searched.has(id)) this.searched.set(id, this.clock.now());
    return searchUrl;
  }

  mayRepeat(row: CheckedRow): boolean {
    const { againFrom } = this.row(row);
    return againFrom !== undefined && this.clock.now() >= againFrom;
  }
}
