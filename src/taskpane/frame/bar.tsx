import { Button, ProgressBar } from '@fluentui/react-components';
import type { PaneState } from '../../commands/pane-state.ts';
import { ConsentSketch } from '../account/consent-sketch.tsx';
import { CountBar } from './count-bar.tsx';
import { sentOf } from './station-summary.ts';
import { NextButton } from '../kit/next-button.tsx';
import { SentenceNote } from '../kit/note.tsx';
import { SendingAs } from '../account/sending-as.tsx';
import { SignInAttempt } from '../account/sign-in-attempt.tsx';
import { SignInProblem } from '../account/sign-in-problem.tsx';
import { AutoSaveQuestion, StartQuestion } from '../send/start-question.tsx';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import { isRunning } from '../kit/pane-facts.ts';

function Counts() {
  const { check } = usePane();
  const { t } = useTexts();
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
          <Reconnect account={pane.account} />
        </>
      )}
      <Button size="large" className="next" disabledFocusable={run.status === 'stopping'} onClick={stop}>
        {run.status === 'stopping' ? t('run.stopping') : settling ? t('run.cancel') : t('run.stop')}
      </Button>
    </>
  );
}

/** Seen before the window opens: a provider's box may start empty, and without it nothing can be sent. */
function BeforeSignIn() {
  const { t, has } = useTexts();
  if (!has('consent.tick')) return null;
  return (
    <div className="before-sign-in">
      <p className="strong">{t('consent.tick')}</p>
      <ConsentSketch />
    </div>
  );
}

/** A sentence about the last try stands there instead, unless it was about the box. */
const wantsTick = ({ account, problem }: PaneState['account']): boolean =>
  account === undefined && (problem === undefined || problem.code === 'account/scope-missing');

/** Fixed at the bottom: the counts, who sends, and the one primary button. */
export function Bar() {
  const pane = usePane();
  const { t } = useTexts();
  const { attempt, problem, isForeign, senders } = pane.account;
  const foreign = { code: 'account/other-sender', values: { who: senders.join(', ') } };
  const asking = pane.run.status === 'asking';
  const connecting = pane.account.status === 'connecting';
  return (
    <footer className="bar" aria-label={t('pane.bar')}>
      {problem !== undefined && <SignInProblem problem={problem} />}
      {attempt !== undefined && <SignInAttempt words={attempt.words} route={attempt.route} open={connecting} />}
      {isRunning(pane) ? (
        <RunningBar pane={pane} />
      ) : (
        <>
          {!asking && !connecting && pane.sheet.people > 0 && <Counts />}
          <SendingAs />
          {asking && (pane.run.asksAutoSave ? <AutoSaveQuestion /> : <StartQuestion />)}
          {isForeign && <SentenceNote of={foreign} alert />}
          {attempt === undefined && pane.next === 'connect' && wantsTick(pane.account) && <BeforeSignIn />}
          {!asking && !connecting && <NextButton />}
        </>
      )}
    </footer>
  );
}
