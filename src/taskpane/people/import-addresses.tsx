import { Button } from '@fluentui/react-components';
import { Note } from '../kit/note.tsx';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** Which sheet the addresses of imported receipts come from, and what came of it. */
export function ImportAddresses() {
  const { choices, filled } = usePane().importing;
  const { chooseAddresses } = useActions();
  const { t } = useTexts();
  if (choices.length > 0) {
    return (
      <Note
        tone="warning"
        actions={
          <>
            {choices.map(({ sheet, count }) => (
              <Button key={sheet} size="small" onClick={() => void chooseAddresses(sheet)}>
                {t('import.from', { sheet, count })}
              </Button>
            ))}
            <Button size="small" appearance="subtle" onClick={() => void chooseAddresses(undefined)}>
              {t('import.fromNone')}
            </Button>
          </>
        }
      >
        <p role="alert" data-code="import-addresses">
          {t('import.which')}
        </p>
      </Note>
    );
  }
  if (filled === undefined) return null;
  return (
    <Note tone="info">
      <p role="status" data-code="import-filled">
        {t('import.filled', filled)}
      </p>
      {filled.unclear > 0 && <p data-code="import-unclear">{t('import.unclear', { count: filled.unclear })}</p>}
    </Note>
  );
}
