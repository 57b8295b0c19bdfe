import { Button } from '@fluentui/react-components';
import { useId } from 'react';
import type { OwnColumn } from '../domain/roster.ts';
import { useActions } from './use-pane.ts';
import { useTexts } from './use-texts.ts';

const columns: readonly OwnColumn[] = ['status', 'sentAt', 'sentTo', 'receiptId'];

/** Asked once per sheet, in the pane itself: Office's own dialogs detach the page from the keyboard. */
export function ColumnsQuestion() {
  const { answerColumns } = useActions();
  const { t } = useTexts();
  const titleId = useId();
  return (
    <div role="group" aria-labelledby={titleId} className="question">
      <p id={titleId} className="question-title">
        {t('columns.question')}
      </p>
      <ul className="chips">
        {columns.map((column) => (
          <li key={column} className="chip">
            {t(`column.${column}`)}
          </li>
        ))}
      </ul>
      <p className="hint">{t('columns.promise')}</p>
      <div className="buttons">
        <Button autoFocus appearance="primary" onClick={() => void answerColumns(true)}>
          {t('columns.add')}
        </Button>
        <Button onClick={() => void answerColumns(false)}>{t('columns.notNow')}</Button>
      </div>
    </div>
  );
}
