import { Button } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { useId, useState } from 'react';
import { formatMoment } from '../kit/formats.ts';
import { IssueLine } from '../check/issue-line.tsx';
import { OpenFile } from '../kit/open-file.tsx';
import { OthersLine } from '../kit/others.tsx';
import { Preview } from '../message/preview.tsx';
import { MenuButtons } from '../kit/menu-buttons.tsx';
import { useIntoView } from '../kit/use-into-view.ts';
import { useActions } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import type { PersonLine } from '../../commands/check/check-state.ts';

/** What happened to the receipt, oldest first. */
function Story({ row }: { row: number }) {
  const { storyOf } = useActions();
  const { t, language } = useTexts();
  const story = storyOf(row);
  if (story.length === 0) return null;
  return (
    <ol className="story" aria-label={t('person.story')}>
      {story.map(({ at, kind }, index) => (
        <li key={index}>
          <span className="hint">{formatMoment(language, at)}</span> {t(`incidentEvent.${kind}`)}
        </li>
      ))}
    </ol>
  );
}

/** Everything about one person's receipt, and what can be done with it. */
export function PersonCard({ person, close }: { person: PersonLine; close: () => void }) {
  const { sendAgain, sendCorrected, saveEml, testMail } = useActions();
  const { t } = useTexts();
  const titleId = useId();
  const [previewing, setPreviewing] = useState(false);
  const card = useIntoView<HTMLElement>(person.row);
  const { row, name, verdict, issues, files } = person;
  const repeatable = verdict === 'sent' || verdict === 'returned' || verdict === 'failed';
  const correctable =
    verdict === 'sent' || verdict === 'returned' || issues.some(({ code }) => code === 'document/changed');
  return (
    <section ref={card} className="card" aria-labelledby={titleId}>
      <div className="row">
        <h4 id={titleId} className="card-title">
          <bdi>{name === '' ? t('place.rowShort', { row }) : name}</bdi>
        </h4>
        <Button
          size="small"
          appearance="subtle"
          icon={<Dismiss16Regular />}
          aria-label={t('person.close')}
          onClick={close}
        />
      </div>
      <p className="hint">
        <span className={`verdict ${verdict}`}>{t(`verdict.${verdict}`)}</span> <bdi>{person.address}</bdi>
        <OthersLine of={person} t={t} />
      </p>
      {files.length > 0 && (
        <ul className="hint files">
          {files.map((file) => (
            <li key={file}>
              <OpenFile row={row} file={file} />
            </li>
          ))}
        </ul>
      )}
      {issues.length > 0 && (
        <ul className="issues">
          {issues.map((issue, index) => (
            <IssueLine key={index} issue={issue} name="" />
          ))}
        </ul>
      )}
      <Story row={row} />
      <div className="buttons">
        <Button size="small" aria-expanded={previewing} onClick={() => setPreviewing(!previewing)}>
          {previewing ? t('preview.hide') : t('preview.show')}
        </Button>
        {repeatable && (
          <Button size="small" onClick={() => void sendAgain(row)}>
            {t('list.sendAgain')}
          </Button>
        )}
        {correctable && (
          <Button size="small" onClick={() => void sendCorrected(row)}>
            {t('list.sendCorrected')}
          </Button>
        )}
        <Button size="small" appearance="subtle" onClick={() => void testMail(row)}>
          {t('person.test')}
        </Button>
        <Button size="small" appearance="subtle" onClick={() => void saveEml(row)}>
          {t('person.save')}
        </Button>
      </div>
      <MenuButtons slot="pane/person" />
      {previewing && <Preview row={row} />}
    </section>
  );
}
