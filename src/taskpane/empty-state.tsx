import { Button } from '@fluentui/react-components';
import { FileButton } from './file-button.tsx';
import { useActions } from './use-pane.ts';
import { useTexts } from './use-texts.ts';

/** Nothing to read yet: the ways to begin. */
export function EmptyState() {
  const { readSheet } = useActions();
  const { t } = useTexts();
  return (
    <div className="empty">
      <p>{t('empty.what')}</p>
      <p className="hint">{t('empty.how')}</p>
      <div className="buttons">
        <Button appearance="primary" onClick={() => void readSheet()}>
          {t('next.sheet')}
        </Button>
        <FileButton>{t('empty.cfdi')}</FileButton>
      </div>
    </div>
  );
}
