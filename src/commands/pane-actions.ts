import type { SavingActions } from './send/saving-actions.ts';
import type { PaneWideActions } from './pane-wide-actions.ts';
import type { AccountActions } from './account/account-actions.ts';
import type { MessageActions } from './message/message-actions.ts';
import type { SheetActions } from './people/sheet-actions.ts';
import type { ReceiptsActions } from './receipts/receipts-actions.ts';
import type { LogActions } from './record/log-actions.ts';
import type { IncidentActions } from './record/incident-actions.ts';
import type { RunActions } from './send/run-actions.ts';
import type { TestActions } from './send/test-actions.ts';

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
