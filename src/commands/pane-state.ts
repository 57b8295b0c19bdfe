import type { ImportState } from './people/import-state.ts';
import type { SavingState } from './send/saving-state.ts';
import type { Sentence } from './base/sentence.ts';
import type { Language } from '../domain/language.ts';
import type { AccountState } from './account/account-state.ts';
import type { CheckState } from './check/check-state.ts';
import type { ComputerState } from './computer/computer-state.ts';
import type { MessageState } from './message/message-state.ts';
import type { SheetState } from './people/sheet-state.ts';
import type { UnderstoodState } from './people/understood-state.ts';
import type { ReceiptsState } from './receipts/receipts-state.ts';
import type { LogState } from './record/log-state.ts';
import type { RunState } from './send/run-state.ts';
import type { TestState } from './send/test-state.ts';

export type Station = 'people' | 'receipts' | 'message' | 'send';
export type { Sentence } from './base/sentence.ts';
/** What the primary button does next. */
export type NextStep = 'choose-sheet' | 'choose-files' | 'connect' | 'decide' | 'test' | 'send' | 'resume' | 'nothing';

export interface PaneState {
  readonly phase: 'starting' | 'ready' | 'unsupported';
  readonly problem: Sentence | undefined;
  readonly language: Language;
  readonly station: Station;
  readonly next: NextStep;
  readonly sheet: SheetState;
  readonly receipts: ReceiptsState;
  readonly message: MessageState;
  readonly account: AccountState;
  readonly check: CheckState;
  readonly run: RunState;
  readonly test: TestState;
  readonly log: LogState;
  readonly saving: SavingState;
  readonly importing: ImportState;
  readonly understood: UnderstoodState;
  /** Keys of the workbook's settings that are of no use. */
  readonly ignored: readonly string[];
  /** The operator's name, as colleagues see it. */
  readonly operator: string;
  /** Sheet row whose story is shown; undefined for none. */
  readonly explained: number | undefined;
  /** Undefined until somebody asked. */
  readonly computer: ComputerState | undefined;
}
