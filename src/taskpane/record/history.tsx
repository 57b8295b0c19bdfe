import { useState } from 'react';
import { late, useLate } from '../kit/late.ts';
import { SentenceNote } from '../kit/note.tsx';
import { isRunning } from '../kit/pane-facts.ts';
import { usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import { Waiting } from '../kit/waiting.tsx';

export const historyParts = late(() => import(/* webpackChunkName: "history" */ './history-parts.tsx'));

function Parts() {
  const { t } = useTexts();
  const found = useLate(historyParts);
  if (found === 'waiting') return <Waiting label={t('find.looking')} />;
  if (found === 'missing') return <SentenceNote of={{ code: 'host/plugin-failed', values: {} }} />;
  return <found.HistoryParts />;
}

/** Below the stations, once anything was sent: who got what, whatever the pane is at. What is wrong with the record is said above it. */
export function History() {
  const pane = usePane();
  const { log, run, check } = pane;
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const parts = useLate(historyParts);
  const { sent, returned, unknown } = check.counts;
  // A run hides it, and leaves it as it was.
  if (isRunning(pane)) return null;
  if (log.flaws.length + log.missing + log.lines + run.total + sent + returned + unknown === 0) return null;
  return (
    <div className="settings">
      {typeof parts === 'object' && <parts.LogTrouble />}
      <details className="more history" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary tabIndex={0}>{t('history.title')}</summary>
        {open && <Parts />}
      </details>
    </div>
  );
}
