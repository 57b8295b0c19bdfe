import { Button } from '@fluentui/react-components';
import { DocumentArrowUp24Regular } from '@fluentui/react-icons/svg/document-arrow-up';
import { DropZone } from '../kit/drop-zone.tsx';
import { FileButton } from '../kit/file-button.tsx';
import { MenuButtons } from '../kit/menu-buttons.tsx';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** Where the receipts of a run are dropped, or picked. */
export function FileDrop() {
  const { receipts } = usePane();
  const { chooseFiles, addFromSource } = useActions();
  const { t } = useTexts();
  return (
    <DropZone take={(files) => void chooseFiles(files)}>
      <DocumentArrowUp24Regular aria-hidden />
      <p>{t('receipts.drop')}</p>
      <div className="buttons">
        <FileButton>{receipts.files === 0 ? t('receipts.choose') : t('receipts.addMore')}</FileButton>
        <FileButton folder>{t('receipts.folder')}</FileButton>
        {receipts.sources.map(({ id, title }) => (
          <Button key={id} data-source={id} onClick={() => void addFromSource(id)}>
            {t(title)}
          </Button>
        ))}
      </div>
      <MenuButtons slot="pane/sources" />
    </DropZone>
  );
}
