import { useActions } from './use-pane.ts';
import { useTexts } from './use-texts.ts';

/** A file's name, which opens it. */
export function OpenFile({ row, file }: { row: number; file: string }) {
  const { openFile } = useActions();
  const { t } = useTexts();
  return (
    <button type="button" className="open-file" title={t('preview.openFile')} onClick={() => void openFile(row, file)}>
      <bdi>{file}</bdi>
    </button>
  );
}
