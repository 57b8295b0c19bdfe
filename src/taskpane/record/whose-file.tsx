import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Carrier, FileStory, StoryRow } from '../../commands/record/file-story.ts';
import type { Sentence } from '../../commands/pane-state.ts';
import { DropZone } from '../kit/drop-zone.tsx';
import { FileButton } from '../kit/file-button.tsx';
import { periodText } from '../../commands/base/words.ts';
import { formatMoment } from '../kit/formats.ts';
import { Note, SentenceNote } from '../kit/note.tsx';
import { useActions } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import { Waiting } from '../kit/waiting.tsx';

function Place({ of }: { of: StoryRow }) {
  const { goToLog } = useActions();
  const { t } = useTexts();
  return (
    <Button size="small" appearance="subtle" onClick={() => void goToLog(of.sheet, of.row)}>
      {t('whose.place', { sheet: of.sheet, row: of.row })}
    </Button>
  );
}

function Got({ by }: { by: Carrier }) {
  const { t, language } = useTexts();
  const { row, sentTo, reference, kind, at, wrong } = by;
  const line = (
    <>
      <p>
        <bdi className="strong">{row?.name ?? reference}</bdi> <bdi>{sentTo}</bdi> {t(`log.kind.${kind}`)}{' '}
        <span className="hint">{formatMoment(language, at)}</span>
      </p>
      {row === undefined ? <p className="hint">{t('find.gone')}</p> : <Place of={row} />}
    </>
  );
  if (!wrong) return <li>{line}</li>;
  return (
    <li data-wrong>
      <Note tone="error">
        <p className="strong">{t('whose.wrong')}</p>
        {line}
      </Note>
    </li>
  );
}

function Story({ story }: { story: FileStory }) {
  const { t, language } = useTexts();
  const { file, unread, says, period, owners, got } = story;
  return (
    <li className="card" data-file={file}>
      <p className="hint">
        <bdi>{file}</bdi>
      </p>
      {unread !== undefined && <p>{t(`reason.${unread}`)}</p>}
      {says !== '' && (
        <p>
          {t('whose.says')} <bdi className="strong">{says}</bdi> {period !== undefined && periodText(language, period)}
        </p>
      )}
      {owners.map((owner) => (
        <p key={`${owner.sheet} ${owner.row}`}>
          {t('whose.owner')} <bdi className="strong">{owner.name}</bdi> <Place of={owner} />
        </p>
      ))}
      {unread === undefined && owners.length === 0 && <p>{t('whose.nobody')}</p>}
      <p className="hint">{t(got.length === 0 ? 'whose.notSent' : 'whose.got')}</p>
      <ul className="plain">
        {got.map((by) => (
          <Got key={by.reference} by={by} />
        ))}
      </ul>
    </li>
  );
}

/** Any receipt, dropped or chosen: whose it is and who got it. */
export function WhoseFile() {
  const { whoseFiles } = useActions();
  const { t } = useTexts();
  const [stories, setStories] = useState<readonly FileStory[] | Sentence | 'reading'>();
  const look = async (files: readonly File[]) => {
    setStories('reading');
    setStories(await whoseFiles(files));
  };
  return (
    <div className="find">
      <DropZone take={(files) => void look(files)}>
        <p>{t('whose.drop')}</p>
        <FileButton choose={(files) => void look(files)}>{t('whose.choose')}</FileButton>
      </DropZone>
      <p className="hint">{t('whose.hint')}</p>
      {stories === 'reading' && <Waiting label={t('whose.reading')} />}
      {typeof stories === 'object' && 'code' in stories && <SentenceNote of={stories} alert />}
      {Array.isArray(stories) && (
        <ul className="plain" role="status">
          {(stories as readonly FileStory[]).map((story, index) => (
            <Story key={index} story={story} />
          ))}
        </ul>
      )}
    </div>
  );
}
