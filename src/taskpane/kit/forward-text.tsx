import { Button } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { copyText } from './copy-text.ts';
import { useTexts } from './use-texts.ts';

/** What an administrator has to do, as a text to forward. */
export function ForwardText({ text }: { text: string }) {
  const { t } = useTexts();
  const field = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = () => {
    if (field.current !== null) setCopied(copyText(field.current));
  };
  return (
    <div className="forward">
      <textarea ref={field} className="text-area" readOnly aria-label={t('signIn.forAdmin')} value={text} rows={5} />
      <Button size="small" onClick={copy}>
        {t(copied ? 'refusal.copied' : 'refusal.copy')}
      </Button>
      <span role="status" className="heard-only">
        {copied ? t('refusal.copied') : ''}
      </span>
    </div>
  );
}
