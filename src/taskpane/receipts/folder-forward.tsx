import { Button } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { copyText } from '../kit/copy-text.ts';
import { useTexts } from '../kit/use-texts.ts';

/** What an administrator has to allow, as a text to forward. */
export function ForwardFolderText({ clientId }: { clientId: string }) {
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
        value={t('folder.adminText', { client: clientId })}
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
