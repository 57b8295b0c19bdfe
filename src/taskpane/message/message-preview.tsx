import { Button } from '@fluentui/react-components';
import { ChevronLeft16Regular } from '@fluentui/react-icons/svg/chevron-left';
import { ChevronRight16Regular } from '@fluentui/react-icons/svg/chevron-right';
import { useState } from 'react';
import { Preview } from './preview.tsx';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** How the message looks for one person after another, from the first who will get it. */
export function MessagePreview() {
  const { people } = usePane().check;
  const { saveEml } = useActions();
  const { t } = useTexts();
  const [chosen, choose] = useState<number>();
  const first = Math.max(
    0,
    people.findIndex(({ verdict }) => verdict === 'ready'),
  );
  const at = Math.min(chosen ?? first, people.length - 1);
  const person = people[at];
  if (person === undefined) return null;
  return (
    <div className="stepper">
      <div className="row">
        <h3 className="subtitle">{t('preview.title')}</h3>
        <Button
          size="small"
          appearance="subtle"
          icon={<ChevronLeft16Regular />}
          aria-label={t('preview.previous')}
          disabledFocusable={at === 0}
          onClick={() => choose(at - 1)}
        />
        <span className="hint">{t('preview.position', { at: at + 1, total: people.length })}</span>
        <Button
          size="small"
          appearance="subtle"
          icon={<ChevronRight16Regular />}
          aria-label={t('preview.next')}
          disabledFocusable={at === people.length - 1}
          onClick={() => choose(at + 1)}
        />
      </div>
      <Preview row={person.row} />
      <Button size="small" appearance="subtle" onClick={() => void saveEml(person.row)}>
        {t('person.save')}
      </Button>
    </div>
  );
}
