import { Accepted } from '../../domain/acceptance.ts';
import type { Check, CheckedRow } from '../../domain/check.ts';
import { Failure } from '../../domain/failure.ts';
import type { IssueCode } from '../../domain/issue.ts';
import type { Roster } from '../../domain/roster/roster.ts';
import type { Language } from '../../domain/language.ts';
import { Newest } from '../base/newest.ts';
import type { MailReading } from '../message/mail-reading.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import type { ChoiceWatch } from '../send/choice-watch.ts';
import type { Checked } from '../send/sending.ts';
import { checkSheet, type CheckDesks } from './check-sheet.ts';
import type { CheckState } from './check-state.ts';
import { checkState, type Outcomes } from './check-view.ts';
import { PluginChecks } from './plugin-checks.ts';

/** What the check found in the last reading of the sheet, and what the person accepted of it. */
export class CheckDesk {
  private last: Omit<Checked, 'roster'> | undefined;
  /** The reading that was checked last. */
  roster: Roster | undefined;
  readonly accepted = new Accepted();
  /** The sheet that the last check was of. */
  private sheetId = '';
  private checking = true;
  private readonly newest = new Newest();
  private readonly plugins: PluginChecks;
  /** Of the last reading. */
  private language: Language = 'es';
  private readonly ports: Pick<SessionPorts, 'clock' | 'plugins' | 'translate'>;
  private readonly desks: Omit<CheckDesks, 'plugins'>;
  private readonly watch: Pick<ChoiceWatch, 'changes'>;
  private readonly changed: () => void;

  constructor(
    ports: Pick<SessionPorts, 'clock' | 'plugins' | 'translate'>,
    desks: Omit<CheckDesks, 'plugins'>,
    watch: Pick<ChoiceWatch, 'changes'>,
    changed: () => void,
  ) {
    this.ports = ports;
    this.desks = desks;
    this.watch = watch;
    this.changed = changed;
    this.plugins = new PluginChecks(ports, () => void this.recheck(this.language));
  }

  get check(): Check | undefined {
    return this.last?.check;
  }

  /** What the mails of the checked rows are made of. */
  get mails(): MailReading | undefined {
    return this.last?.mails;
  }

  /** Judges the rows anew. Of several at once the last one counts. */
  recheck(language: Language): Promise<void> {
    this.language = language;
    return this.newest.run((signal) => this.checkAnew(language, signal));
  }

  private async checkAnew(language: Language, signal: AbortSignal): Promise<void> {
    const { accepted, desks } = this;
    const { message, sheet } = desks;
    const { roster } = sheet;
    this.checking = roster !== undefined;
    this.changed();
    const changes = await this.watch.changes(language);
    const sheetId = sheet.grid?.sheetId ?? this.sheetId;
    if (sheetId !== this.sheetId) accepted.clear();
    this.sheetId = sheetId;
    // Accepted was what stood there then.
    if (changes.isNew) accepted.drop('choices/changed');
    await message.inspection.look(message.choice.own(sheet.kind), language, accepted);
    const sheetWide = changes.issues;
    const checked =
      roster === undefined
        ? undefined
        : await checkSheet({ ...desks, plugins: this.plugins }, this.ports, {
            roster,
            language,
            accepted,
            signal,
            sheetWide,
          });
    signal.throwIfAborted();
    this.last = checked;
    this.roster = roster;
    this.checking = false;
    this.changed();
  }

  /** The checked row at a sheet row; throws `sheet/changed` where there is none. */
  row(row: number): CheckedRow {
    const found = this.check?.rows.find(({ entry }) => entry.row === row);
    if (found === undefined) throw new Failure('sheet/changed');
    return found;
  }

  /** The person agrees to everything with this code that is on show, or no longer to any of it. */
  accept(code: IssueCode, isAccepted: boolean): void {
    const { check } = this;
    if (!isAccepted) return this.accepted.drop(code);
    if (check === undefined) return;
    const rows = new Map(check.rows.map((row) => [row.entry.row, row]));
    const shown = check.issues.filter((found) => found.code === code);
    this.accepted.accept(
      code,
      shown.map((found) => [found, rows.get(found.row)] as const),
    );
  }

  /** `outcomes`: what a run has made of the rows since. */
  state(outcomes: Outcomes): CheckState {
    const shown = checkState(this.check, this.accepted, this.checking, outcomes);
    const { reading } = this.desks.evidence;
    return reading === undefined ? shown : { ...shown, status: 'running', reading };
  }
}
