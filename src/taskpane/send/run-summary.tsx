import { Button } from '@fluentui/react-components';
import { MenuButtons } from '../kit/menu-buttons.tsx';
import { Note, SentenceNote, type Tone } from '../kit/note.tsx';
import { RunCounters } from './run-counters.tsx';
import { openHistory } from '../record/open-history.ts';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import type { RunEnd } from '../../commands/send/run-state.ts';

const tones: Readonly<Record<RunEnd, Tone>> = {
  complete: 'info',
  stopped: 'info',
  paused: 'warning',
  'not-connected': 'warning',
  held: 'warning',
  watching: 'info',
};

/** What came of the run, and what is left to do about it. */
export function RunSummary() {
  const { run, check } = usePane();
  const { retryFailed } = useActions();
  const { t } = useTexts();
  const end = run.end ?? 'complete';
  const { sent, returned, failed } = check.counts;
  const accepted = run.total > 0 ? sent + returned : 0;
  return (
    <div className="summary" data-end={end}>
      <h3 className="subtitle">{t(`end.${end}`)}</h3>
      {run.total > 0 && <RunCounters />}
      {run.reason !== undefined && <SentenceNote of={run.reason} tone={tones[end]} />}
      {accepted > 0 && (
        <p data-code="accepted" role="status">
          {t('notice.accepted', { count: accepted })}
        </p>
      )}
      {run.unknownRows.length > 0 && (
        <Note tone="warning">
          <p>{t('summary.check', { count: run.unknownRows.length })}</p>
        </Note>
      )}
      <div className="buttons">
        {failed > 0 && <Button onClick={() => void retryFailed()}>{t('summary.retry', { count: failed })}</Button>}
        {run.total > 0 && <Button onClick={openHistory}>{t('summary.openLog')}</Button>}
      </div>
      <MenuButtons slot="pane/summary" />
    </div>
  );
}
