import { FileButton } from './file-button.tsx';
import { useTexts } from './use-texts.ts';

/** Nothing to read yet: the ways to begin. */
export function EmptyState() {
  const { t } = useTexts();
  return (
    <div className="empty">
      <p>{t('empty.what')}</p>
      <p className="hint">{t('empty.how')}</p>
      <div className="buttons">
        <FileButton>{t('empty.cfdi')}</FileButton>
      </div>
    </div>
  );
}
