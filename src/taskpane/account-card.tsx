import { Button, Field, Input } from '@fluentui/react-components';
import type { Account } from '../domain/ports.ts';
import { AboutGoogle } from './about-google.tsx';
import { KeepQuestion } from './keep-question.tsx';
import { SentenceNote } from './note.tsx';
import { useActions, usePane } from './use-pane.ts';
import { useTexts } from './use-texts.ts';

function OtherAccounts({ current }: { current: Account }) {
  const { account } = usePane();
  const { useAccount: choose, connect } = useActions();
  const { t } = useTexts();
  const others = account.accounts.filter(({ address }) => address !== current.address);
  return (
    <div className="buttons">
      {others.map(({ address }) => (
        <Button key={address} size="small" onClick={() => void choose(address)}>
          {t('account.use', { address })}
        </Button>
      ))}
      <Button size="small" appearance="subtle" onClick={() => connect({ again: true })}>
        {t('account.another')}
      </Button>
    </div>
  );
}

function Settings({ current }: { current: Account }) {
  const { renameAccount, forgetAccount, revokeAccount } = useActions();
  const { t } = useTexts();
  return (
    <details className="more">
      <summary>{t('account.settings')}</summary>
      <Field label={t('account.displayName')} hint={t('account.displayNameHint')}>
        <Input
          key={current.address}
          dir="auto"
          defaultValue={current.displayName}
          onBlur={({ target }) => void renameAccount(current.address, target.value)}
        />
      </Field>
      <OtherAccounts current={current} />
      <p className="hint">{t('account.removeHint')}</p>
      <div className="buttons">
        <Button size="small" onClick={() => void forgetAccount(current.address)}>
          {t('account.forget')}
        </Button>
        <Button size="small" onClick={() => void revokeAccount(current.address)}>
          {t('account.revoke')}
        </Button>
      </div>
    </details>
  );
}

/** Who sends: what Google will ask, switching, leaving. */
export function AccountCard() {
  const { account } = usePane();
  const { t } = useTexts();
  const { status, account: current, askKeep } = account;
  if (current === undefined) {
    return (
      <div className="card">
        <AboutGoogle />
      </div>
    );
  }
  return (
    <div className="card">
      <p className="account-address">
        <span className="hint">{t('send.from')}</span> <bdi className="strong">{current.address}</bdi>
      </p>
      {status === 'reconnect' && <SentenceNote of={{ code: 'account/signed-out', values: {} }} />}
      {askKeep && <KeepQuestion />}
      <Settings current={current} />
    </div>
  );
}
