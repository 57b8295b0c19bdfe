import { Button } from '@fluentui/react-components';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** Whoever is written down right below the table is read with it, once it reaches them. */
export function TakeIn() {
  const { reach } = usePane().understood;
  const { takeInBelow } = useActions();
  const { t } = useTexts();
  if (reach === undefined) return null;
  return (
    <div className="buttons">
      <Button size="small" onClick={() => void takeInBelow()}>
        {t('card.takeIn', { row: reach })}
      </Button>
    </div>
  );
}
