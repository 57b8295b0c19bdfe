import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** So many rows are named; more would be a list nobody reads. */
const named = 12;

/** Who is read, who is left out and why, and what addresses are not read at all. */
export function ReadCount() {
  const { read, leftOut, unread } = usePane().understood;
  const { showRow } = useActions();
  const { t } = useTexts();
  const rowsOf = (rows: readonly number[]) =>
    rows.slice(0, named).join(', ') + (rows.length > named ? ` … (${rows.length})` : '');
  const out = leftOut.reduce((sum, { rows }) => sum + rows.length, 0);
  const not = unread.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <details className="read-count">
      <summary tabIndex={0}>
        <span className="count-read">{t('card.read', { count: read })}</span>
        <span className="count-out">{t('card.leftOut', { count: out })}</span>
        <span className={not > 0 ? 'count-unread' : 'count-out'}>{t('card.unread', { count: not })}</span>
      </summary>
      <ul className="plain">
        {leftOut.map(({ reason, rows }) => (
          <li key={reason} className="row">
            <button type="button" className="part other" onClick={() => void showRow(rows[0] ?? 1)}>
              {t(`leftOut.${reason}`, { rows: rowsOf(rows) })}
            </button>
          </li>
        ))}
        {unread.map(({ where, rows }) => (
          <li key={where} className="row">
            <button type="button" className="part address" onClick={() => void showRow(rows[0] ?? 1)}>
              {t(`unread.${where}`, { rows: rowsOf(rows) })}
            </button>
          </li>
        ))}
        {out + not === 0 && <li className="hint">{t('card.everybody')}</li>}
      </ul>
    </details>
  );
}
