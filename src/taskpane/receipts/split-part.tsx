import '../../texts/split-texts.ts';
import './split.css';
import { Button, Field, ProgressBar } from '@fluentui/react-components';
import type { BundlesState, CutBundle } from '../../commands/receipts/bundles-state.ts';
import { Note, SentenceNote } from '../kit/note.tsx';
import { useActions } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import { SplitView } from './split-view.tsx';

function Found({ found }: Pick<BundlesState, 'found'>) {
  const { lookAtPages } = useActions();
  const { t } = useTexts();
  return found.map(({ sha256, file }) => (
    <Note
      key={sha256}
      tone="warning"
      actions={
        <Button size="small" data-split={file} onClick={() => void lookAtPages(sha256)}>
          {t('split.look')}
        </Button>
      }
    >
      <p>{t('split.found', { file })}</p>
    </Note>
  ));
}

function Cut({ cut }: { cut: CutBundle }) {
  const { lookAtPages, joinFile } = useActions();
  const { t } = useTexts();
  const { sha256, file, parts, inDoubt, left } = cut;
  return (
    <Note
      tone={inDoubt === 0 ? 'info' : 'warning'}
      actions={
        <>
          <Button size="small" onClick={() => void lookAtPages(sha256)}>
            {t('split.change')}
          </Button>
          <Button size="small" appearance="subtle" onClick={() => void joinFile(sha256)}>
            {t('split.join')}
          </Button>
        </>
      }
    >
      <p data-cut={file}>{t('split.done', { file, count: parts, inDoubt, left })}</p>
    </Note>
  );
}

function Busy({ busy }: { busy: NonNullable<BundlesState['busy']> }) {
  const { t } = useTexts();
  const { step, done, total } = busy;
  return (
    <Field label={t(step === 'pages' ? 'split.reading' : 'split.cutting', { done, total })}>
      <ProgressBar max={Math.max(1, total)} value={done} />
    </Field>
  );
}

/** Files of several people: what they are, their pages, and what was cut out of them. */
export function SplitPart({ bundles }: { bundles: BundlesState }) {
  const { busy, open, found, cut, problem } = bundles;
  return (
    <div className="split">
      {problem !== undefined && <SentenceNote of={problem} alert />}
      {busy !== undefined && <Busy busy={busy} />}
      {busy === undefined && <Found found={found} />}
      {open !== undefined && <SplitView key={open.sha256} open={open} isBusy={busy !== undefined} />}
      {cut.map((each) => (
        <Cut key={each.sha256} cut={each} />
      ))}
    </div>
  );
}
