import { Checkbox, Field } from '@fluentui/react-components';
import type { PaneState } from '../../commands/pane-state.ts';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import { ConsentSketch } from './consent-sketch.tsx';
import { SignInAttempt } from './sign-in-attempt.tsx';
import { SignInProblem } from './sign-in-problem.tsx';

/** Seen before the window opens: a provider's box may start empty, and without it nothing can be sent. */
function BeforeSignIn() {
  const { t, has } = useTexts();
  return (
    <div className="before-sign-in">
      {has('consent.tick') && (
        <>
          <p className="strong">{t('consent.tick')}</p>
          <ConsentSketch />
        </>
      )}
      <StayConnected />
    </div>
  );
}

/** Answered here, the provider shows its page once for both. */
function StayConnected() {
  const { stay } = usePane().account;
  const { stayConnected } = useActions();
  const { t } = useTexts();
  if (stay === undefined) return null;
  return (
    <Field hint={t('keep.hint')}>
      <Checkbox
        checked={stay}
        label={t('keep.question')}
        onChange={(_, { checked }) => stayConnected(checked === true)}
      />
    </Field>
  );
}

/** A sentence about the last try stands there instead, unless it was about the box. */
const wantsTick = ({ account, problem }: PaneState['account']): boolean =>
  account === undefined && (problem === undefined || problem.code === 'account/scope-missing');

/** On the way to the provider and back: what to expect there, what is going on, what went wrong. */
export function SignIn() {
  const { account, next } = usePane();
  const { attempt, problem, status } = account;
  return (
    <>
      {problem !== undefined && <SignInProblem problem={problem} />}
      {attempt !== undefined && (
        <SignInAttempt words={attempt.words} route={attempt.route} open={status === 'connecting'} />
      )}
      {attempt === undefined && next === 'connect' && wantsTick(account) && <BeforeSignIn />}
    </>
  );
}
