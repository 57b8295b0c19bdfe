import { auditLog, missingFromLog } from '../../domain/sending/audit-log.ts';
import { eventId, eventName } from '../../domain/sending/ledger.ts';
import { firstSheetOf } from '../../domain/sending/log-line.ts';
import type { LogSheet } from '../../domain/workbook.ts';
import { referenceOf } from '../../domain/sending/receipt-id.ts';
import { receiptIdsOf, type EvidenceDesk } from './evidence-desk.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import type { SheetDesk } from '../people/sheet-desk.ts';
import { timeText } from '../base/words.ts';
import type { Language } from '../../domain/language.ts';
import type { LogState } from './log-state.ts';
import { waivedText } from './waived-text.ts';

const firstLineRow = 4;

/** The chain of a writer goes on from one sheet to the next. */
const byWriter = (logs: readonly LogSheet[]): readonly (readonly LogSheet[])[] => {
  const groups = new Map<string, LogSheet[]>();
  for (const log of logs) {
    const first = firstSheetOf(log.name);
    groups.set(first, [...(groups.get(first) ?? []), log]);
  }
  const number = ({ name }: LogSheet): number => Number(name.slice(firstSheetOf(name).length)) || 1;
  return [...groups.values()].map((group) => group.sort((a, b) => number(a) - number(b)));
};

/** Whether the log sheets say what was written there, and what can be done where they do not. */
export class LogDesk {
  private log: LogState = { status: 'unchecked', lines: 0, flaws: [], missing: 0 };
  private readonly ports: Pick<SessionPorts, 'workbook' | 'translate'>;
  private readonly sheet: Pick<SheetDesk, 'roster' | 'place'>;
  private readonly evidence: EvidenceDesk;
  private readonly changed: () => void;

  constructor(
    ports: Pick<SessionPorts, 'workbook' | 'translate'>,
    desks: { readonly sheet: Pick<SheetDesk, 'roster' | 'place'>; readonly evidence: EvidenceDesk },
    changed: () => void,
  ) {
    this.ports = ports;
    this.sheet = desks.sheet;
    this.evidence = desks.evidence;
    this.changed = changed;
  }

  state(): LogState {
    return this.log;
  }

  /** Follows every log sheet from its first line to its last. */
  async check(): Promise<void> {
    if (this.evidence.unread > 0) return;
    this.log = { ...this.log, status: 'checking' };
    this.changed();
    const own = this.evidence.ownEvents;
    const known = new Map(own.map((event) => [eventId(event), event]));
    const flaws: LogState['flaws'][number][] = [];
    for (const sheets of byWriter(this.evidence.logs)) {
      const lines = sheets.flatMap((log) => log.lines.map((line) => ({ ...line, sheet: log.name })));
      for (const { index, kind } of await auditLog(lines, known)) {
        const { sheet = '', row = index + firstLineRow } = lines[index] ?? {};
        flaws.push({ sheet, row, kind });
      }
    }
    const missing = missingFromLog(this.evidence.ownLines, own, receiptIdsOf(this.sheet.roster)).length;
    const lines = this.evidence.logs.reduce((sum, log) => sum + log.lines.length, 0);
    this.log = { status: 'checked', lines, flaws, missing };
    this.changed();
  }

  /** Writes what this device knows and its log sheet lacks; makes the sheet anew where it was deleted. */
  async restore(language: Language): Promise<void> {
    this.ports.workbook.follow(this.sheet.place());
    await this.evidence.completeLog(language, receiptIdsOf(this.sheet.roster));
    await this.check();
  }

  /** All log sheets in one new sheet, in the order of time, in words, with the names that the rows have now. */
  async copy(language: Language): Promise<void> {
    const { translate } = this.ports;
    const names = new Map(this.sheet.roster?.entries.map(({ own, person }) => [own.receiptId, person.name]));
    const seen = new Set<string>();
    const lines = this.evidence.logs
      .flatMap(({ name, lines }) => lines.map((line) => ({ ...line, sheet: name })))
      .filter(({ event }) => !seen.has(eventName(event)) && seen.add(eventName(event)))
      .sort((a, b) => a.event.at - b.event.at || a.event.seq - b.event.seq);
    const head = ['when', 'what', 'who', 'reference', 'number', 'recipients', 'waived', 'sheet'].map((key) =>
      translate(language, `log.head.${key}`),
    );
    const rows = lines.map(({ event, sheet }) => [
      timeText(language, event.at),
      translate(language, `log.kind.${event.kind}`),
      names.get(event.receiptId) ?? '',
      referenceOf(event.receiptId, event.nth),
      event.providerMessageId,
      String(event.recipients),
      waivedText(event, language, translate),
      sheet,
    ]);
    await this.ports.workbook.addSheet(translate(language, 'log.copyName'), [head, ...rows]);
  }
}
