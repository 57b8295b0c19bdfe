import { Button } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useActions } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** Two ways to leave: this computer alone, or the provider's permission, which signs colleagues on that sender out as well. */
export function LeaveAccount({ address }: { address: string }) {
  const { forgetAccount, revokeAccount } = useActions();
  const { t } = useTexts();
  const titleId = useId();
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <div className="buttons">
        <Button size="small" onClick={() => void forgetAccount(address)}>
          {t('account.forget')}
        </Button>
        <Button size="small" onClick={() => setAsking(true)}>
          {t('account.revoke')}
        </Button>
      </div>
    );
  }
  return (
    <div role="group" aria-labelledby={titleId} className="question">
      <p id={titleId} className="strong">
        {t('account.revokeWarning', { address })}
      </p>
      <div className="buttons">
        <Button size="small" appearance="primary" onClick={() => void revokeAccount(address)}>
          {t('account.revokeYes')}
        </Button>
        <Button size="small" autoFocus onClick={() => setAsking(false)}>
          {t('account.revokeNo')}
        </Button>
      </div>
    </div>
  );
}
