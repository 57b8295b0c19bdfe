import { SignIn } from '../account/sign-in.tsx';
import { AccountCard } from '../account/account-card.tsx';
import { ProviderField } from '../account/provider-field.tsx';
import { late, useLate } from '../kit/late.ts';
import { MenuButtons } from '../kit/menu-buttons.tsx';
import { nextLabel } from '../kit/next-button.tsx';
import { Note } from '../kit/note.tsx';
import { OperatorName } from './operator-name.tsx';
import { RunProgress } from './run-progress.tsx';
import { RunSummary } from './run-summary.tsx';
import { TestMail } from './test-mail.tsx';
import { usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import { isRunning } from '../kit/pane-facts.ts';

/** How much of the sender's day is left for those who are ready. */
function DayLeft({ lastDay, limit }: { lastDay: number; limit: number }) {
  const { check } = usePane();
  const { t } = useTexts();
  const left = Math.max(0, limit - lastDay);
  return (
    <>
      {lastDay > 0 && <p className="hint">{t('send.lastDay', { count: lastDay, limit })}</p>}
      {left < check.ready && (
        <Note tone="warning">
          <p>{t('send.overDay', { count: left })}</p>
        </Note>
      )}
    </>
  );
}

export const sendRest = late(() => import(/* webpackChunkName: "send-rest" */ './send-rest.ts'));

/** Station *Send*: from which account, a test first, then the run and what came of it. */
export function Send() {
  const pane = usePane();
  const { t } = useTexts();
  const { run, account } = pane;
  const rest = useLate(sendRest);
  if (isRunning(pane)) {
    return (
      <>
        <SignIn />
        <RunProgress />
      </>
    );
  }
  return (
    <>
      <SignIn />
      {run.status === 'ended' && <RunSummary />}
      {pane.next === 'send' && <p className="promise">{t('send.nothingLeaves', { button: nextLabel(pane, t) })}</p>}
      <ProviderField />
      <AccountCard />
      {account.status === 'connected' && (
        <>
          {(run.status !== 'ended' || pane.check.ready > 0) && <TestMail />}
          {run.dailyLimit !== undefined && <DayLeft lastDay={run.lastDay} limit={run.dailyLimit} />}
        </>
      )}
      {typeof rest === 'object' && <rest.SaveMails />}
      <OperatorName />
      <MenuButtons slot="pane/send" />
    </>
  );
}
