import { usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** Sent, not sent, to check, still waiting. */
export function RunCounters() {
  const { run } = usePane();
  const { t } = useTexts();
  const waiting = Math.max(0, run.total - run.sent - run.failed - run.unknown);
  const counts = [
    ['sent', run.sent],
    ['failed', run.failed],
    ['check', run.unknown],
    ['waiting', waiting],
  ] as const;
  return (
    <dl className="counters">
      {counts.map(([name, count]) => (
        <div key={name} className={`counter ${name}`} data-zero={count === 0}>
          <dt>{t(`counter.${name}`)}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}
