import { Note } from '../kit/note.tsx';
import { usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** Says which settings of the workbook are of no use, so that nobody relies on them. */
export function IgnoredSettings() {
  const { ignored } = usePane();
  const { t } = useTexts();
  if (ignored.length === 0) return null;
  /** By the name people know it by; columns by their field. */
  const nameOf = (setting: string): string => {
    const [group = '', field = ''] = setting.split('.');
    return group === 'column' ? t(`field.${field}`) : t(`choice.${group}`);
  };
  const names = [...new Set(ignored.map(nameOf))].join(', ');
  return (
    <Note tone="warning">
      <p data-code="settings-ignored">{t('choice.ignored', { names })}</p>
    </Note>
  );
}
