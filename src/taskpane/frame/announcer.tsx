import { usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import { isRunning } from '../kit/pane-facts.ts';

/** Progress for ears: every tenth of a run and every change of its state, not every mail. */
export function Announcer() {
  const pane = usePane();
  const { t } = useTexts();
  const { run } = pane;
  const tenth = run.total === 0 ? 0 : Math.floor((run.sent / run.total) * 10);
  const text = isRunning(pane)
    ? t(`announce.${run.status}`, { percent: tenth * 10 })
    : run.status === 'ended'
      ? t(`end.${run.end ?? 'complete'}`)
      : '';
  return (
    <p className="heard-only" role="status" aria-live="polite">
      {text}
    </p>
  );
}
