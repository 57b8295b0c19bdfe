import { Button } from '@fluentui/react-components';
import { wordForPaper } from '../../commands/people/paper-rows.ts';
import { Note } from '../kit/note.tsx';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** Whose cell says that they get their receipt on paper, and a list of them to print by. */
export function PaperList() {
  const { people } = usePane().check;
  const { makePaperList } = useActions();
  const { t } = useTexts();
  const count = people.filter((person) => wordForPaper(person) !== '').length;
  if (count === 0) return null;
  return (
    <Note
      tone="info"
      actions={
        <Button size="small" onClick={() => void makePaperList()}>
          {t('paper.make')}
        </Button>
      }
    >
      <p data-code="on-paper">{t('paper.count', { count })}</p>
    </Note>
  );
}
