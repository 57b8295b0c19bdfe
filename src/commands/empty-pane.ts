import type { PaneState, Sentence } from './pane-state.ts';
import { noAccount } from './account/account-state.ts';
import { nothingChecked } from './check/check-state.ts';
import { noMessage } from './message/message-state.ts';
import { notImporting } from './people/import-state.ts';
import { noSheet } from './people/sheet-state.ts';
import { nothingUnderstood } from './people/understood-state.ts';
import { noReceipts } from './receipts/receipts-state.ts';
import { noLog } from './record/log-state.ts';
import { noRun } from './send/run-state.ts';
import { notSaving } from './send/saving-state.ts';
import { noTest } from './send/test-state.ts';
import type { Language } from '../domain/language.ts';

/** A pane that has nothing to show but why. */
export const emptyPane = (language: Language, { code, values }: Sentence): PaneState => ({
  ...nothing(language),
  phase: 'unsupported',
  problem: { code, values },
});

/** The frame of the pane, while what it stands on is on its way. */
export const openingPane = (language: Language): PaneState => ({ ...nothing(language), phase: 'starting' });

const nothing = (language: Language): Omit<PaneState, 'phase'> => ({
  problem: undefined,
  language,
  station: 'people',
  next: 'nothing',
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
  ignored: [],
  operator: '',
  explained: undefined,
  computer: undefined,
});
