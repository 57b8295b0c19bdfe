import { Button } from '@fluentui/react-components';
import { dateText } from '../../commands/base/words.ts';
import { Note } from '../kit/note.tsx';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** A new workbook with the headings of one that was sent before: its text, columns, logo and choices in one press. */
export function KnownShape() {
  const { known } = usePane().understood;
  const { recallChoices } = useActions();
  const { t, language } = useTexts();
  if (known === undefined) return null;
  return (
    <Note
      tone="info"
      actions={
        <>
          <Button size="small" appearance="primary" onClick={() => void recallChoices(true)}>
            {t('known.recall')}
          </Button>
          <Button size="small" appearance="subtle" onClick={() => void recallChoices(false)}>
            {t('known.decline')}
          </Button>
        </>
      }
    >
      <p data-code="known-shape">{t('known.offer', { on: dateText(language, known) })}</p>
    </Note>
  );
}
