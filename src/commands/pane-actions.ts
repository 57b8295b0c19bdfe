import type { SessionParts } from './session-parts.ts';
import { savingActions, type SavingActions } from './send/saving-actions.ts';
import { paneWideActions, type PaneWideActions } from './pane-wide-actions.ts';
import { accountActions, type AccountActions } from './account/account-actions.ts';
import { messageActions, type MessageActions } from './message/message-actions.ts';
import { sheetActions, type SheetActions } from './people/sheet-actions.ts';
import { receiptsActions, type ReceiptsActions } from './receipts/receipts-actions.ts';
import { logActions, type LogActions } from './record/log-actions.ts';
import { incidentActions, type IncidentActions } from './record/incident-actions.ts';
import { runActions, type RunActions } from './send/run-actions.ts';
import { testActions, type TestActions } from './send/test-actions.ts';

/** What a person can do; ribbon and pane call the same. None rejects: what goes wrong shows up in the state. */
export interface PaneActions
  extends
    PaneWideActions,
    SheetActions,
    ReceiptsActions,
    MessageActions,
    AccountActions,
    LogActions,
    RunActions,
    IncidentActions,
    TestActions,
    SavingActions {}

export const paneActions = (session: SessionParts): PaneActions => {
  const run = runActions(session);
  return {
    ...paneWideActions(session),
    ...sheetActions(session),
    ...receiptsActions(session),
    ...messageActions(session),
    ...accountActions(session),
    ...logActions(session),
    ...run,
    ...incidentActions(session, run.sendAgain),
    ...testActions(session),
    ...savingActions(session),
  };
};
