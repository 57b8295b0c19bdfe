import type { Check, CheckedRow } from '../domain/check.ts';
import type { Accepted } from '../domain/acceptance.ts';
import type { IssueCode } from '../domain/issue.ts';
import type { ChosenRows } from '../domain/roster/chosen-rows.ts';
import type { Mailbox } from '../domain/roster/recipient.ts';
import type { Standing } from './check/standing.ts';
import type { Desks } from './desks.ts';
import type { PaneState, Station } from './pane-state.ts';
import type { Obstacle, Problems } from './base/problems.ts';
import type { Checked } from './send/sending.ts';
import type { SessionPorts } from './base/session-ports.ts';
import type { Language } from '../domain/language.ts';

/** What a person looks at, apart from what the desks show. Say `changed` after a change. */
export interface View {
  language: Language;
  station: Station;
  /** Sheet row whose story is shown. */
  explained: number | undefined;
  /** Whom the list shows: those who stand so; undefined for everybody. */
  listed: Standing | undefined;
}

/** What a session is made of: one desk for each subject, and what needs several of them. */
export interface SessionParts extends Desks {
  readonly ports: SessionPorts;
  readonly view: View;
  readonly problems: Problems;
  readonly accepted: Accepted;
  /** The person agrees to what is on show with this code, or no longer does. */
  accept(code: IssueCode, accepted: boolean): void;
  readonly check: Check | undefined;
  changed(): void;
  /** What the pane shows at this moment. */
  state(): PaneState;
  /**
   * Shows an expected failure as the pane's problem: that of a press until the next one, that of an obstacle until the same
   * thing works. Anything else is a bug and goes on up.
   */
  guard(act: () => Promise<void>, obstacle?: Obstacle): Promise<void>;
  readSheet(): Promise<void>;
  /** The rows alone, by the settings as they were last read. */
  readRows(): Promise<void>;
  /** Opens the station of the next step. */
  land(): void;
  recheck(): Promise<void>;
  /** Finds out how messages can leave, and checks again where other sizes fit than before. */
  findWay(): Promise<void>;
  /** The checked row at a sheet row; throws `sheet/changed` where there is none. */
  row(row: number): CheckedRow;
  /** The last reading of the sheet, checked; throws `sheet/empty` where there is none. */
  checked(): Checked;
  /** Throws `account/signed-out` when nobody is connected. */
  sender(): Mailbox;
  /** Sends `only` these rows, else all that are ready; `over` names the dead runs that are taken over. */
  send(only?: ChosenRows, over?: string): Promise<void>;
}

/** The parts of a session that an action names as its own needs. */
export type Needed<Part extends keyof SessionParts> = Pick<SessionParts, Part>;

/** An action after which the rows have to be judged anew. */
export const rechecked = async (desks: Needed<'guard' | 'recheck'>, act: () => void | Promise<void>): Promise<void> => {
  await desks.guard(async () => act());
  await desks.recheck();
};
