import { notImporting } from './people/import-state.ts';
import { notSaving } from './send/saving-state.ts';
import type { ShownSetting } from '../plugin/configuration.ts';
import type { PluginStatus } from '../plugin/host.ts';
import type { Sentence } from './base/sentence.ts';
import type { Language } from '../domain/language.ts';
import { noAccount } from './account/account-state.ts';
import type { Standing } from './check/standing.ts';
import { nothingChecked } from './check/check-state.ts';
import { noMenus } from './menus.ts';
import type { ComputerState } from './computer/computer-state.ts';
import { noMessage } from './message/message-state.ts';
import { noSheet } from './people/sheet-state.ts';
import { nothingUnderstood } from './people/understood-state.ts';
import { noReceipts } from './receipts/receipts-state.ts';
import { noLog } from './record/log-state.ts';
import { noRun } from './send/run-state.ts';
import { noTest } from './send/test-state.ts';

export type Station = 'people' | 'receipts' | 'message' | 'send';
export type { Sentence } from './base/sentence.ts';
/** What the primary button does next. */
export type NextStep =
  | 'choose-sheet'
  | 'addresses'
  | 'choose-files'
  | 'connect'
  | 'check'
  | 'decide'
  | 'correct'
  | 'test'
  | 'send'
  | 'resume'
  | 'nothing';

/** The state of each subject before anything is known of it. */
export const noSubjects = (language: Language) => ({
  sheet: noSheet,
  receipts: noReceipts,
  message: noMessage(language),
  account: noAccount,
  check: nothingChecked,
  run: noRun,
  test: noTest,
  log: noLog,
  saving: notSaving,
  importing: notImporting,
  understood: nothingUnderstood,
  menus: noMenus,
});

/** The state of each subject. */
export type SubjectStates = Readonly<ReturnType<typeof noSubjects>>;

export interface PaneState extends SubjectStates {
  readonly phase: 'starting' | 'ready' | 'unsupported';
  readonly problem: Sentence | undefined;
  readonly language: Language;
  readonly station: Station;
  readonly next: NextStep;
  /** Keys of the workbook's settings that are of no use. */
  readonly ignored: readonly string[];
  /** The operator's name, as colleagues see it. */
  readonly operator: string;
  /** Sheet row whose story is shown; undefined for none. */
  readonly explained: number | undefined;
  /** Whom the list of people shows: those who stand so; undefined for everybody. */
  readonly listed: Standing | undefined;
  /** How each plugin is. */
  readonly plugins: readonly PluginStatus[];
  /** What the plugins let people choose. */
  readonly settings: readonly ShownSetting[];
  /** Undefined until somebody asked. */
  readonly computer: ComputerState | undefined;
}
