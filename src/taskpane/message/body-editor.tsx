import { Button } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { HtmlEditor } from './html-editor.tsx';
import type { BodyProps } from './body-props.ts';
import { late, useLate } from '../kit/late.ts';
import { isPlainMail } from './parse-mail.ts';
import { PartBoundary } from '../kit/part-boundary.tsx';
import { useTexts } from '../kit/use-texts.ts';
import { Waiting } from '../kit/waiting.tsx';

export const richEditor = late(() => import('./rich-editor.tsx'));

function WithLooks(props: BodyProps) {
  const editor = useLate(richEditor);
  const { t } = useTexts();
  if (editor === 'waiting') return <Waiting label={t('message.loading')} />;
  if (editor === 'missing') return <HtmlEditor {...props} />;
  return (
    <PartBoundary instead={<HtmlEditor {...props} />}>
      <editor.RichEditor {...props} />
    </PartBoundary>
  );
}

/** The text with its looks, or as HTML where somebody wants that or the looks say more than the editor can keep. */
export function BodyEditor(props: BodyProps) {
  const { t } = useTexts();
  const labelId = useId();
  const [asHtml, setAsHtml] = useState(false);
  const plain = isPlainMail(props.body);
  const html = asHtml || !plain;
  return (
    <div className="body-editor" role="group" aria-labelledby={labelId}>
      <div className="row">
        <span id={labelId} className="row-text">
          {t('message.body')}
        </span>
        {plain && (
          <Button size="small" appearance="subtle" onClick={() => setAsHtml(!asHtml)}>
            {asHtml ? t('message.asText') : t('message.asHtml')}
          </Button>
        )}
      </div>
      {html ? <HtmlEditor {...props} /> : <WithLooks {...props} />}
    </div>
  );
}
