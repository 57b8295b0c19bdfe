import { Button } from '@fluentui/react-components';
import { useId } from 'react';
import { formatMoment } from '../kit/formats.ts';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useNow } from '../kit/use-now.ts';
import { useTexts, type T } from '../kit/use-texts.ts';
import type { UnknownRow } from '../../commands/send/run-state.ts';

function RowToCheck({ row, now }: { row: UnknownRow; now: number }) {
  const { openSearch, settle, goTo } = useActions();
  const { t, language } = useTexts();
  const searched = row.againFrom !== undefined;
  const early = row.againFrom === undefined || now < row.againFrom;
  return (
    <li className="to-check" data-code="mail/no-reply">
      <div className="row">
        <p className="row-text">
          <bdi className="strong">{row.name}</bdi> <span className="hint">{row.reference}</span>
        </p>
        <Button size="small" appearance="subtle" onClick={() => void goTo(row.row, 'A')}>
          {t('place.rowShort', { row: row.row })}
        </Button>
      </div>
      <div className="buttons">
        {row.searchUrl !== undefined && (
          <Button size="small" {...(searched ? {} : { appearance: 'primary' })} onClick={() => openSearch(row.row)}>
            {t('check.search')}
          </Button>
        )}
        <Button size="small" onClick={() => void settle(row.row, 'it-is-there')}>
          {t('check.there')}
        </Button>
        {row.searchUrl !== undefined && row.mayRepeat && (
          <Button size="small" disabledFocusable={early} onClick={() => void settle(row.row, 'send-again')}>
            {t('check.again')}
          </Button>
        )}
      </div>
      {searched && early && (
        <p className="hint">{t('check.from', { time: formatMoment(language, row.againFrom ?? now) })}</p>
      )}
      {!searched && <p className="hint">{whereToLook(t, row)}</p>}
    </li>
  );
}

const whereToLook = (t: T, { mailbox, searchUrl, mayRepeat }: UnknownRow): string => {
  if (mailbox.of === 'other' && mailbox.address !== '') return t('check.otherAccount', { address: mailbox.address });
  if (mailbox.of === 'other') return t('check.otherMailbox', { who: mailbox.who || t('watch.somebody') });
  if (searchUrl === undefined) return t('check.noSearch');
  if (!mayRepeat) return t('check.foreignMailbox', { who: mailbox.who || t('watch.somebody') });
  return mailbox.of === 'unsaid' ? t('check.unsaidMailbox') : t('check.searchFirst');
};

/** Rows of which nobody can tell whether their mail left: looked up in the sent mail, then settled by a person. */
export function UnknownRows() {
  const { unknownRows } = usePane().run;
  const { t } = useTexts();
  const titleId = useId();
  const now = useNow(unknownRows.some(({ againFrom }) => againFrom !== undefined));
  if (unknownRows.length === 0) return null;
  return (
    <section className="card warning" aria-labelledby={titleId}>
      <h2 id={titleId} className="card-title">
        {t('check.title', { count: unknownRows.length })}
      </h2>
      <p>{t('failure.mail/no-reply')}</p>
      <ul className="plain">
        {unknownRows.map((row) => (
          <RowToCheck key={row.row} row={row} now={now} />
        ))}
      </ul>
    </section>
  );
}
