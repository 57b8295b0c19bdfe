import { Button } from '@fluentui/react-components';
import { Note, SentenceNote } from './note.tsx';
import { Waiting } from './waiting.tsx';
import { useActions, usePane } from './use-pane.ts';
import { useTexts } from './use-texts.ts';

/** The first real row, mailed to the sender alone. */
export function TestMail() {
  const { run, check } = usePane();
  const { testMail } = useActions();
  const { t } = useTexts();
  const { test } = run;
  return (
    <div className="test">
      <div className="row">
        <p className="row-text hint">{t('test.what')}</p>
        <Button disabledFocusable={test?.status === 'sending' || check.ready === 0} onClick={() => void testMail()}>
          {t('test.send')}
        </Button>
      </div>
      {test?.status === 'sending' && <Waiting label={t('test.sending')} />}
      {test?.status === 'sent' && (
        <Note tone="info">
          <p role="status">{t('test.sent')}</p>
          {test.id !== undefined && <p className="hint">{t('test.id', { id: test.id })}</p>}
          {test.link !== undefined && (
            <a className="link" href={test.link} target="_blank" rel="noopener noreferrer">
              {t('test.look')}
            </a>
          )}
        </Note>
      )}
      {test?.status === 'failed' && test.problem !== undefined && <SentenceNote of={test.problem} alert />}
    </div>
  );
}
