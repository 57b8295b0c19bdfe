import { Button } from '@fluentui/react-components';
import type { Sentence } from '../commands/pane-state.ts';
import { SentenceNote } from './note.tsx';
import { useActions, usePane } from './use-pane.ts';
import { useTexts } from './use-texts.ts';

const forAdministrators: ReadonlySet<string> = new Set([
  'account/admin-blocked',
  'account/org-internal',
  'account/app-unverified',
]);
const otherWay: ReadonlySet<string> = new Set([
  'account/dialog-blocked',
  'account/dialog-failed',
  'account/dialog-closed',
]);

/** Why nobody is connected; the primary button below tries again. */
export function SignInProblem({ problem }: { problem: Sentence }) {
  const { connect } = useActions();
  const { account } = usePane().account;
  const { t } = useTexts();
  const hint = account === undefined ? {} : { hint: account.address };
  const actions = otherWay.has(problem.code) && (
    <Button size="small" onClick={() => connect({ route: 'browser', ...hint })}>
      {t('signIn.browser')}
    </Button>
  );
  return (
    <>
      <SentenceNote of={problem} alert actions={actions} />
      {forAdministrators.has(problem.code) && (
        <textarea
          className="text-area"
          readOnly
          aria-label={t('signIn.forAdmin')}
          value={t('signIn.adminText')}
          rows={4}
        />
      )}
    </>
  );
}
