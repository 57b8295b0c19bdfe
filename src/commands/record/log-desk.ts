import { expected } from '../../domain/failure.ts';
import { missingFromLog } from '../../domain/sending/missing-from-log.ts';
import { eventId } from '../../domain/sending/ledger.ts';
import { firstSheetOf } from '../../domain/sending/log-line.ts';
import type { LogSheet } from '../../domain/workbook.ts';
import { receiptIdsOf, type EvidenceDesk } from './evidence-desk.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import type { SheetDesk } from '../people/sheet-desk.ts';
import { late } from '../base/late.ts';
import type { Language } from '../../domain/language.ts';
import type { LogState } from './log-state.ts';

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
    const auditLog = await this.auditor();
    if (auditLog === undefined) return;
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

  /** Undefined where it cannot be fetched: the record stays unchecked, and says so. */
  private async auditor() {
    try {
      return (await late(import(/* webpackChunkName: "audit" */ '../../domain/sending/audit-log.ts'))).auditLog;
    } catch (error) {
      expected(error);
      return undefined;
    }
  }

  /** Writes what this device knows and its log sheet lacks; makes the sheet anew where it was deleted. */
  async restore(language: Language): Promise<void> {
    this.ports.workbook.follow(this.sheet.place());
    await this.evidence.completeLog(language, receiptIdsOf(this.sheet.roster));
    await this.check();
  }

  /** All log sheets in one new sheet, in words. Rejects with `host/plugin-failed`. */
  async copy(language: Language): Promise<void> {
    const { copyLog } = await late(import(/* webpackChunkName: "find" */ './copy-log.ts'));
    await copyLog(this.ports, { logs: this.evidence.logs, roster: this.sheet.roster }, language);
  }
}
