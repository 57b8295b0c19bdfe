import { Button, Textarea } from '@fluentui/react-components';
import type { Sentence } from '../commands/pane-state.ts';
import { SentenceNote } from './note.tsx';
import { useActions, usePane } from './use-pane.ts';
import { useTexts } from './use-texts.ts';

const forAdministrators: ReadonlySet<string> = new Set([
  'account/admin-blocked',
  'account/org-internal',
  'account/app-unverified',
]);

/** Why nobody is connected, with the one press that leads on. */
export function SignInProblem({ problem }: { problem: Sentence }) {
  const { account } = usePane();
  const { connect } = useActions();
  const { t } = useTexts();
  const blocked = problem.code === 'account/dialog-blocked' || problem.code === 'account/dialog-failed';
  const retry = account.status !== 'connecting' && account.status !== 'connected';
  const actions = retry && (
    <>
      <Button size="small" onClick={() => connect({ again: problem.code === 'account/scope-missing' })}>
        {t('signIn.again')}
      </Button>
      {blocked && (
        <Button size="small" onClick={() => connect({ route: 'browser' })}>
          {t('signIn.browser')}
        </Button>
      )}
    </>
  );
  return (
    <>
      <SentenceNote of={problem} alert actions={actions} />
      {forAdministrators.has(problem.code) && (
        <Textarea readOnly aria-label={t('signIn.forAdmin')} value={t('signIn.adminText')} rows={4} />
      )}
    </>
  );
}
