import { DocumentArrowUp24Regular } from '@fluentui/react-icons/svg/document-arrow-up';
import { useState, type DragEvent } from 'react';
import { FileButton } from './file-button.tsx';
import { useActions, usePane } from './use-pane.ts';
import { useTexts } from './use-texts.ts';

/** A place to drop files on, with the file picker for everybody who does not drag. */
export function FileDrop() {
  const { receipts } = usePane();
  const { chooseFiles } = useActions();
  const { t } = useTexts();
  const [over, setOver] = useState(false);
  const hover = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) void chooseFiles(files);
  };
  return (
    <div className="drop" data-over={over} onDragOver={hover} onDragLeave={() => setOver(false)} onDrop={drop}>
      <DocumentArrowUp24Regular aria-hidden />
      <p>{t('receipts.drop')}</p>
      <div className="buttons">
        <FileButton>{receipts.files === 0 ? t('receipts.choose') : t('receipts.addMore')}</FileButton>
        <FileButton folder>{t('receipts.folder')}</FileButton>
      </div>
    </div>
  );
}
