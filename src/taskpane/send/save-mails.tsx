import { Button } from '@fluentui/react-components';
import { Fold } from '../kit/fold.tsx';
import { Note, SentenceNote } from '../kit/note.tsx';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import { Waiting } from '../kit/waiting.tsx';

function ColumnsFirst() {
  const { saveMails } = useActions();
  const { t } = useTexts();
  return (
    <div role="group" className="question" aria-label={t('eml.columns')}>
      <p className="question-title">{t('eml.columns')}</p>
      <div className="buttons">
        <Button autoFocus appearance="primary" onClick={() => void saveMails('add')}>
          {t('eml.add')}
        </Button>
        <Button onClick={() => void saveMails('leave')}>{t('eml.leave')}</Button>
      </div>
    </div>
  );
}

/** No page can know whether a download did anything: in Excel for Mac it may not. */
function Arrived({ count }: { count: number }) {
  const { confirmSaved } = useActions();
  const { t } = useTexts();
  return (
    <div role="group" className="question" aria-label={t('eml.arrived', { count })}>
      <p className="question-title">{t('eml.arrived', { count })}</p>
      <div className="buttons">
        <Button autoFocus appearance="primary" onClick={() => void confirmSaved(true)}>
          {t('eml.isThere')}
        </Button>
        <Button onClick={() => void confirmSaved(false)}>{t('eml.isNotThere')}</Button>
      </div>
    </div>
  );
}

/** All mails as files, for people who send with another program. */
export function SaveMails() {
  const { saving, check } = usePane();
  const { saveMails, stopSaving } = useActions();
  const { t } = useTexts();
  const { status, done, total, left, problem } = saving;
  return (
    <Fold title={t('eml.title')} open={status !== 'idle'}>
      <div className="row">
        <p className="row-text hint">{t('eml.what')}</p>
        <Button disabledFocusable={status === 'saving' || check.ready === 0} onClick={() => void saveMails()}>
          {t('eml.save', { count: check.ready })}
        </Button>
      </div>
      {check.ready === 0 && <p className="hint">{t('send.nobodyReady')}</p>}
      {status === 'asking' && <ColumnsFirst />}
      {status === 'saving' && (
        <div className="row">
          <Waiting label={t('eml.saving', { done, total })} />
          <Button size="small" onClick={stopSaving}>
            {t('run.stop')}
          </Button>
        </div>
      )}
      {status === 'arrived' && <Arrived count={done} />}
      {status === 'saved' && (
        <Note tone="info">
          <p role="status" data-code="saved">
            {t('eml.saved', { count: done })}
          </p>
        </Note>
      )}
      {left > 0 && <p className="hint">{t('eml.left', { count: left })}</p>}
      {problem !== undefined && <SentenceNote of={problem} alert={status === 'failed'} />}
    </Fold>
  );
}
