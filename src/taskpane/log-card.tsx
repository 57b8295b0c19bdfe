import { Button } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { LogState } from '../commands/pane-state.ts';
import { late, useLate } from './late.ts';
import { Note, SentenceNote } from './note.tsx';
import { useActions, usePane } from './use-pane.ts';
import { useTexts } from './use-texts.ts';
import { Waiting } from './waiting.tsx';

const findPerson = late(() => import(/* webpackChunkName: "find" */ './find-person.tsx'));

/** More of them say no more. */
const shownFlaws = 5;

function Flaws({ flaws }: { flaws: LogState['flaws'] }) {
  const { goToLog } = useActions();
  const { t } = useTexts();
  return (
    <Note tone="warning">
      <p role="status" data-code="log-flawed">
        {t('log.flawed', { count: flaws.length })}
      </p>
      <ul className="plain">
        {flaws.slice(0, shownFlaws).map(({ sheet, row, kind }) => (
          <li key={`${sheet} ${row}`} className="row" data-log-flaw={kind}>
            <p className="row-text">{t(`log.flaw.${kind}`, { sheet, row })}</p>
            <Button size="small" appearance="subtle" onClick={() => void goToLog(sheet, row)}>
              {t('place.rowShort', { row })}
            </Button>
          </li>
        ))}
      </ul>
      <p className="hint">{t('log.stillCounts')}</p>
    </Note>
  );
}

/** Whether the record of what was sent is whole, and a copy of it for whoever asks. */
export function LogCard() {
  const { log } = usePane();
  const { checkLog, restoreLog, copyLog } = useActions();
  const { t } = useTexts();
  const titleId = useId();
  const [finding, setFinding] = useState(false);
  const { status, lines, flaws, missing } = log;
  if (lines === 0 && missing === 0) return null;
  return (
    <section aria-labelledby={titleId} className="log">
      <h3 id={titleId} className="subtitle">
        {t('log.title')}
      </h3>
      {flaws.length > 0 && <Flaws flaws={flaws} />}
      {missing > 0 && (
        <Note
          tone="info"
          actions={
            <Button size="small" onClick={() => void restoreLog()}>
              {t('log.restore')}
            </Button>
          }
        >
          <p data-code="log-missing">{t('log.missing', { count: missing })}</p>
        </Note>
      )}
      {status === 'checked' && flaws.length === 0 && lines > 0 && (
        <p className="hint" data-code="log-whole">
          {t('log.whole', { count: lines })}
        </p>
      )}
      <div className="buttons">
        <Button size="small" disabledFocusable={status === 'checking'} onClick={() => void checkLog()}>
          {t('log.again')}
        </Button>
        <Button size="small" onClick={() => void copyLog()}>
          {t('log.copy')}
        </Button>
      </div>
      <details className="more" onToggle={({ currentTarget }) => setFinding(currentTarget.open)}>
        <summary>{t('find.title')}</summary>
        {finding && <Find />}
      </details>
    </section>
  );
}

function Find() {
  const { t } = useTexts();
  const find = useLate(findPerson);
  if (find === 'waiting') return <Waiting label={t('find.looking')} />;
  if (find === 'missing') return <SentenceNote of={{ code: 'host/plugin-failed', values: {} }} />;
  return <find.FindPerson />;
}
