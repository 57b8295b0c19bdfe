import { Button } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { copyText } from '../kit/copy-text.ts';
import { usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** Why Google lets nobody in, as far as an administrator can change it. */
const refusals = ['admin', 'internal', 'unverified', 'testing'] as const;
export type Refusal = (typeof refusals)[number];

/** What an administrator has to do, as a text to forward. */
export function ForwardText({ refusal }: { refusal: Refusal }) {
  const { account } = usePane();
  const { t } = useTexts();
  const field = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = () => {
    if (field.current !== null) setCopied(copyText(field.current));
  };
  return (
    <div className="forward">
      <textarea
        ref={field}
        className="text-area"
        readOnly
        aria-label={t('signIn.forAdmin')}
        value={t(`refusalText.${refusal}`, { client: account.clientId })}
        rows={5}
      />
      <Button size="small" onClick={copy}>
        {t(copied ? 'refusal.copied' : 'refusal.copy')}
      </Button>
      <span role="status" className="heard-only">
        {copied ? t('refusal.copied') : ''}
      </span>
    </div>
  );
}

/** Google says no on its own page, which the pane never sees: the person finds what they saw. */
export function GoogleRefusals() {
  const { t } = useTexts();
  return (
    <details className="more">
      <summary>{t('refusal.question')}</summary>
      <ul className="refusals">
        {refusals.map((refusal) => (
          <li key={refusal}>
            <details className="more">
              <summary>{t(`refusalShown.${refusal}`)}</summary>
              <p>{t(`refusalMeans.${refusal}`)}</p>
              <ForwardText refusal={refusal} />
            </details>
          </li>
        ))}
      </ul>
    </details>
  );
}
