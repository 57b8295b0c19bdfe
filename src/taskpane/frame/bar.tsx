import { Button, ProgressBar } from '@fluentui/react-components';
import type { PaneState } from '../../commands/pane-state.ts';
import { CountBar } from './count-bar.tsx';
import { sentOf } from './station-summary.ts';
import { NextButton } from '../kit/next-button.tsx';
import { SentenceNote } from '../kit/note.tsx';
import { SendingAs } from '../account/sending-as.tsx';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import { isRunning } from '../kit/pane-facts.ts';

function Counts() {
  const { check } = usePane();
  const { t } = useTexts();
  const { reading } = check;
  if (reading !== undefined) {
    return <p className="bar-counts">{t('count.reading', { ...reading })}</p>;
  }
  return check.status === 'running' ? <p className="bar-counts">{t('count.checking')}</p> : <CountBar />;
}

/** The way on after a sign-out; every other pause ends by itself. */
function Reconnect({ account }: Pick<PaneState, 'account'>) {
  const { connect } = useActions();
  const { t } = useTexts();
  const hint = account.account === undefined ? {} : { hint: account.account.address };
  return (
    <Button
      size="large"
      appearance="primary"
      className="next"
      disabledFocusable={account.status === 'connecting'}
      onClick={() => connect(hint)}
    >
      {t('next.reconnect')}
    </Button>
  );
}

/** Cancel works at once, always, whatever station is open. */
function CancelSignIn() {
  const { cancelSignIn } = useActions();
  const { t } = useTexts();
  return (
    <Button size="large" className="next" onClick={cancelSignIn}>
      {t('signIn.cancel')}
    </Button>
  );
}

function RunningBar({ pane }: { pane: PaneState }) {
  const { stop } = useActions();
  const { t } = useTexts();
  const { run } = pane;
  const done = run.sent + run.failed + run.unknown;
  const settling = run.status === 'settling' || run.status === 'starting';
  return (
    <>
      <p className="bar-counts">{sentOf(pane, t)}</p>
      <ProgressBar
        aria-label={t('run.progress')}
        max={Math.max(1, run.total)}
        {...(settling ? {} : { value: done })}
        thickness="large"
      />
      {run.reason?.code === 'account/signed-out' && (
        <>
          <SentenceNote of={run.reason} alert />
          {pane.account.status === 'connecting' ? <CancelSignIn /> : <Reconnect account={pane.account} />}
        </>
      )}
      <Button size="large" className="next" disabledFocusable={run.status === 'stopping'} onClick={stop}>
        {run.status === 'stopping' ? t('run.stopping') : settling ? t('run.cancel') : t('run.stop')}
      </Button>
    </>
  );
}

/** Fixed at the bottom: the counts, who sends, and the one primary button. */
export function Bar() {
  const pane = usePane();
  const { t } = useTexts();
  const { isForeign, senders } = pane.account;
  const foreign = { code: 'account/other-sender', values: { who: senders.join(', ') } };
  const asking = pane.run.status === 'asking';
  const connecting = pane.account.status === 'connecting';
  return (
    <footer className="bar" aria-label={t('pane.bar')}>
      {isRunning(pane) ? (
        <RunningBar pane={pane} />
      ) : (
        <>
          {pane.sheet.people > 0 && <Counts />}
          <SendingAs />
          {isForeign && <SentenceNote of={foreign} alert />}
          {connecting ? <CancelSignIn /> : !asking && <NextButton />}
        </>
      )}
    </footer>
  );
}
