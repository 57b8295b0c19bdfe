import { formatMoment } from '../kit/formats.ts';
import { SentenceNote } from '../kit/note.tsx';
import { RunCounters } from './run-counters.tsx';
import { usePane } from '../kit/use-pane.ts';
import { useNow } from '../kit/use-now.ts';
import { useTexts } from '../kit/use-texts.ts';

/** A run under way. */
export function RunProgress() {
  const pane = usePane();
  const { t, language } = useTexts();
  const { run } = pane;
  const now = useNow(run.startsAt !== undefined);
  const seconds = Math.max(0, Math.ceil(((run.startsAt ?? now) - now) / 1_000));
  return (
    <div className="progress">
      {run.reason !== undefined && run.reason.code !== 'account/signed-out' && <SentenceNote of={run.reason} alert />}
      {run.status === 'settling' && (
        <>
          <p className="progress-now">{t('run.startingIn', { count: seconds })}</p>
          <p className="hint">{t('run.whySettling')}</p>
        </>
      )}
      <RunCounters />
      {run.current !== '' && (
        <p className="progress-now">
          {t('run.current')} <bdi className="strong">{run.current}</bdi>
        </p>
      )}
      {run.finishesAt !== undefined && run.status === 'sending' && (
        <p>{t('run.finishes', { time: formatMoment(language, run.finishesAt) })}</p>
      )}
      <p className="promise">{t('run.keepOpen')}</p>
    </div>
  );
}
