import { Button } from '@fluentui/react-components';
import { useId } from 'react';
import { MenuButtons } from '../kit/menu-buttons.tsx';
import { Note } from '../kit/note.tsx';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import type { LogState } from '../../commands/record/log-state.ts';

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

/** What is wrong with the record: said whether or not anybody looks into it. */
export function LogTrouble() {
  const { log } = usePane();
  const { restoreLog } = useActions();
  const { t } = useTexts();
  const { flaws, missing } = log;
  return (
    <>
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
    </>
  );
}

/** Whether the record of what was sent is whole, and a copy of it for whoever asks. */
export function LogCard() {
  const { log } = usePane();
  const { checkLog, copyLog, saveSent } = useActions();
  const { t } = useTexts();
  const titleId = useId();
  const { status, lines, flaws, missing } = log;
  if (lines === 0 && missing === 0) return null;
  return (
    <section aria-labelledby={titleId} className="log">
      <h3 id={titleId} className="subtitle">
        {t('log.title')}
      </h3>
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
        <Button size="small" onClick={() => void saveSent()}>
          {t('log.saveCsv')}
        </Button>
      </div>
      <MenuButtons slot="pane/log" />
    </section>
  );
}
