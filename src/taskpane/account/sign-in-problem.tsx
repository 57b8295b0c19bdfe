import { Button } from '@fluentui/react-components';
import type { Sentence } from '../../commands/pane-state.ts';
import { ForwardRefusal, Refusals, type Refusal } from './refusals.tsx';
import { SentenceNote } from '../kit/note.tsx';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

const forAdministrators: Readonly<Record<string, Refusal>> = {
  'account/admin-blocked': 'admin',
  'account/org-internal': 'internal',
  'account/app-unverified': 'unverified',
};
const otherWay: ReadonlySet<string> = new Set([
  'account/dialog-blocked',
  'account/dialog-failed',
  'account/dialog-closed',
]);
/** Ends of an attempt whose reason only the provider's page told. */
const untold: ReadonlySet<string> = new Set(['account/dialog-closed', 'account/dialog-failed', 'account/timed-out']);

/** Why nobody is connected; the primary button below tries again. */
export function SignInProblem({ problem }: { problem: Sentence }) {
  const { connect } = useActions();
  const { account, permissionsUrl } = usePane().account;
  const { t } = useTexts();
  const hint = account === undefined ? {} : { hint: account.address };
  const refusal = forAdministrators[problem.code];
  const actions = otherWay.has(problem.code) && (
    <Button size="small" onClick={() => connect({ route: 'browser', ...hint })}>
      {t('signIn.browser')}
    </Button>
  );
  return (
    <>
      <SentenceNote of={problem} alert actions={actions} />
      {problem.code === 'account/revoke-failed' && permissionsUrl !== '' && (
        <a className="link" href={permissionsUrl} target="_blank" rel="noopener noreferrer">
          {t('account.permissions')}
        </a>
      )}
      {refusal !== undefined && <ForwardRefusal refusal={refusal} />}
      {untold.has(problem.code) && <Refusals />}
    </>
  );
}
