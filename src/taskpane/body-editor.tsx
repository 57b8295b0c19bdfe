import { Button } from '@fluentui/react-components';
import { lazy, useId, useState } from 'react';
import { ChunkBoundary } from './chunk-boundary.tsx';
import { HtmlEditor } from './html-editor.tsx';
import type { BodyProps } from './body-props.ts';
import { isPlainMail } from './parse-mail.ts';
import { useTexts } from './use-texts.ts';
import { Waiting } from './waiting.tsx';

const RichEditor = lazy(() => import('./rich-editor.tsx'));

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
      {html ? (
        <HtmlEditor {...props} />
      ) : (
        <ChunkBoundary waiting={<Waiting label={t('message.loading')} />} missing={<HtmlEditor {...props} />}>
          <RichEditor {...props} />
        </ChunkBoundary>
      )}
    </div>
  );
}
