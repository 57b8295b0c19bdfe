import { usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import { hasText } from '../../texts/index.ts';

const mostShown = 200;

/** Files that go to nobody, and why. */
export function UnusedFiles() {
  const { unused } = usePane().receipts;
  const { t, language } = useTexts();
  if (unused.length === 0) return null;
  const why = (code: string) => (hasText(language, `reason.${code}`) ? t(`reason.${code}`) : t('notice.unused-file'));
  return (
    <details className="more">
      <summary tabIndex={0}>{t('receipts.unused', { count: unused.length })}</summary>
      <ul className="unused">
        {unused.slice(0, mostShown).map(({ file, code }, index) => (
          <li key={index} data-code={code}>
            <bdi>{file}</bdi> <span className="hint">{why(code)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
