import { Button, Field, Input } from '@fluentui/react-components';
import type { Account } from '../../domain/ports.ts';
import { BreakableAddress } from '../kit/address.tsx';
import { AboutSignIn } from './about-sign-in.tsx';
import { DailyLimit } from './daily-limit-field.tsx';
import { ForwardRefusal } from './refusals.tsx';
import { KeepQuestion } from './keep-question.tsx';
import { LeaveAccount } from './leave-account.tsx';
import { SentenceNote } from '../kit/note.tsx';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

function OtherAccounts({ current }: { current: Account | undefined }) {
  const { account } = usePane();
  const { useAccount: choose, connect } = useActions();
  const { t } = useTexts();
  const others = account.accounts.filter(({ address }) => address !== current?.address);
  return (
    <div className="buttons">
      {others.map(({ address }) => (
        <Button key={address} size="small" onClick={() => void choose(address)}>
          {t('account.use', { address })}
        </Button>
      ))}
      {current !== undefined && (
        <Button size="small" appearance="subtle" onClick={() => connect({})}>
          {t('account.another')}
        </Button>
      )}
    </div>
  );
}

function Settings({ current }: { current: Account }) {
  const { permissionsUrl } = usePane().account;
  const { renameAccount } = useActions();
  const { t } = useTexts();
  return (
    <details className="more">
      <summary tabIndex={0}>{t('account.settings')}</summary>
      <Field label={t('account.displayName')} hint={t('account.displayNameHint')}>
        <Input
          key={current.address}
          dir="auto"
          defaultValue={current.displayName}
          onBlur={({ target }) => void renameAccount(current.address, target.value.trim())}
        />
      </Field>
      <DailyLimit key={`limit ${current.address}`} />
      <OtherAccounts current={current} />
      <LeaveAccount key={current.address} address={current.address} />
      {permissionsUrl !== '' && (
        <a className="link" href={permissionsUrl} target="_blank" rel="noopener noreferrer">
          {t('account.permissions')}
        </a>
      )}
    </details>
  );
}

/** An account that was to stay connected and did not: the provider may say why that is. */
function Reconnect({ current }: { current: Account }) {
  const { t, has } = useTexts();
  return (
    <>
      <SentenceNote of={{ code: 'account/signed-out', values: {} }} />
      {current.kept && has('refusalShown.testing') && (
        <details className="more">
          <summary tabIndex={0}>{t('refusalShown.testing')}</summary>
          <p>{t('refusalMeans.testing')}</p>
          <ForwardRefusal refusal="testing" />
        </details>
      )}
    </>
  );
}

/** The address is large and the way to another one beside it: a slip is seen here, before the first mail. */
function SwitchAccount() {
  const { connect } = useActions();
  const { t } = useTexts();
  return (
    <Button size="small" appearance="subtle" onClick={() => connect({})}>
      {t('account.switch')}
    </Button>
  );
}

function From({ address }: { address: string }) {
  const { t } = useTexts();
  return (
    <p className="account-address">
      <span className="hint">{t('send.from')}</span>{' '}
      <bdi className="strong">
        <BreakableAddress of={address} />
      </bdi>
    </p>
  );
}

/** Who sends: what the provider will ask, switching, leaving. */
export function AccountCard() {
  const { account } = usePane();
  const { status, account: current, askKeep, notice, accounts, hasAccounts, sender } = account;
  if (!hasAccounts) return sender === undefined ? null : <From address={sender.address} />;
  return (
    <div className="card">
      {notice !== undefined && <SentenceNote of={notice} tone="info" alert />}
      {current === undefined ? (
        <>
          <AboutSignIn />
          {accounts.length > 0 && <OtherAccounts current={undefined} />}
        </>
      ) : (
        <>
          <From address={current.address} />
          {status === 'connected' && <SwitchAccount />}
          {status === 'reconnect' && <Reconnect current={current} />}
          {askKeep && <KeepQuestion />}
          <Settings current={current} />
        </>
      )}
    </div>
  );
}
