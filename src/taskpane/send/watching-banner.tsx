import { Button, ProgressBar } from '@fluentui/react-components';
import { Note } from '../kit/note.tsx';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** A colleague's run, seen from here; a dead one can be taken over. */
export function WatchingBanner() {
  const { other } = usePane().run;
  const { takeOver } = useActions();
  const { t } = useTexts();
  if (other === undefined) return null;
  const { who, done, total, dead, ageMs } = other;
  const name = who === '' ? t('watch.somebody') : who;
  const minutes = Math.max(1, Math.round(ageMs / 60_000));
  return (
    <Note
      tone={dead ? 'warning' : 'info'}
      actions={dead && <Button onClick={() => void takeOver()}>{t('watch.takeOver')}</Button>}
    >
      <p data-code="run/other-sender" role="status">
        {dead ? t('watch.dead', { name, count: minutes }) : t('watch.sending', { name, done, total })}
      </p>
      <ProgressBar aria-label={t('run.progress')} max={Math.max(1, total)} value={done} />
    </Note>
  );
}
