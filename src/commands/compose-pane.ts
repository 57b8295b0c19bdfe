import type { CheckState } from './check/check-state.ts';
import { nextStep } from './next-step.ts';
import type { PaneState } from './pane-state.ts';
import { isSample } from './people/sample-sheet.ts';
import type { Needed } from './session-parts.ts';

type ShownDesks = Needed<
  | 'account'
  | 'check'
  | 'computer'
  | 'importing'
  | 'log'
  | 'message'
  | 'plugins'
  | 'ports'
  | 'problems'
  | 'receipts'
  | 'saving'
  | 'sending'
  | 'sheet'
  | 'test'
  | 'understanding'
  | 'view'
>;

/** What the pane shows: the state of each desk, and what the primary button does next. */
export const composePane = (
  session: ShownDesks,
  check: CheckState,
  phase: PaneState['phase'],
  finishing: boolean,
): PaneState => {
  const { roster } = session.sheet;
  const account = session.account.state();
  const run = session.sending.state(session.check);
  const receipts = session.receipts.state(roster);
  const pane: Omit<PaneState, 'menus'> = {
    phase,
    problem: session.problems.first,
    language: session.view.language,
    station: session.view.station,
    next: nextStep({
      busy:
        session.sending.running ||
        session.saving.running ||
        finishing ||
        run.status === 'watching' ||
        check.reading !== undefined,
      hasPeople: roster !== undefined,
      receipts,
      check,
      connected: account.status === 'connected' && !account.isForeign,
      connectable: account.hasAccounts,
      resumable: run.resumable,
      sample: isSample(roster),
    }),
    sheet: session.sheet.state(),
    receipts,
    message: session.message.state(),
    account,
    check,
    run,
    test: session.test.state(session.check, roster),
    log: session.log.state(),
    saving: session.saving.state(),
    importing: session.importing.state(),
    understood: session.understanding.state(roster, session.check, session.view.language, (row) =>
      session.message.greeting(row),
    ),
    ignored: session.ports.book.ignored,
    operator: session.sending.operatorName,
    explained: session.view.explained,
    listed: session.view.listed,
    plugins: session.ports.plugins.status(),
    settings: session.plugins.settings(),
    computer: session.computer.state(),
  };
  return { ...pane, menus: session.plugins.menus(pane) };
};
