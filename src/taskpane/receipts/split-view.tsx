import { Button, Checkbox } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { OpenBundle, PageRow } from '../../commands/receipts/bundles-state.ts';
import { useActions } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import { PageImage, usePictures, type Pictures } from './page-pictures.tsx';

/** So many rows at first, and with each press. */
const step = 24;

const spanOf = (pages: readonly number[]): string =>
  pages.length === 1 ? String(pages[0]) : `${pages[0]}–${pages.at(-1)}`;

const isOpen = ({ doubt, left }: PageRow): boolean => doubt !== undefined || left !== undefined;

interface PageProps {
  readonly row: PageRow;
  readonly page: number;
  readonly pictures: Pictures;
}

/** What a person can say of a page, besides what is so already. */
function Boundary({ row, page }: Pick<PageProps, 'row' | 'page'>) {
  const { markPage } = useActions();
  const { t } = useTexts();
  // Two slips on one page stay together, whatever anybody says.
  if (row.left === 'several') return null;
  const isInside = row.left === undefined && page !== row.pages[0];
  return (
    <span className="page-choices">
      {(isInside || row.left !== undefined) && (
        <button type="button" onClick={() => markPage(page, 'begins')} aria-label={t('split.beginsOf', { page })}>
          {t('split.begins')}
        </button>
      )}
      {!isInside && page > 1 && (
        <button
          type="button"
          onClick={() => markPage(page, 'continues')}
          aria-label={t('split.joinsOf', { page, before: page - 1 })}
        >
          {t('split.joins', { before: page - 1 })}
        </button>
      )}
      {row.left !== 'by-hand' && (
        <button type="button" onClick={() => markPage(page, 'left')} aria-label={t('split.leaveOf', { page })}>
          {t('split.leave')}
        </button>
      )}
    </span>
  );
}

function Page({ row, page, pictures }: PageProps) {
  const { t } = useTexts();
  return (
    <li className="page" data-page={page}>
      <PageImage picture={pictures.get(page)} />
      <span className="page-number">{t('split.page', { page })}</span>
      <Boundary row={row} page={page} />
    </li>
  );
}

function Why({ row }: { row: PageRow }) {
  const { markPage } = useActions();
  const { t } = useTexts();
  const { doubt, left, again, pages, values } = row;
  const [first = '', second = ''] = values ?? [];
  return (
    <>
      {left !== undefined && <p className="hint">{t(`split.left.${left}`, { first, second: second || '…' })}</p>}
      {doubt !== undefined && <p className="hint">{t(`split.doubt.${doubt}`)}</p>}
      {again && <p className="hint">{t('split.again')}</p>}
      {doubt !== undefined && (
        <Button
          size="small"
          onClick={() => markPage(pages[0]!, 'begins')}
          aria-label={t('split.rightOf', { span: spanOf(pages) })}
        >
          {t('split.right')}
        </Button>
      )}
    </>
  );
}

function Row({ row, pictures }: { row: PageRow; pictures: Pictures }) {
  const { t } = useTexts();
  const { pages, owner, name, left, doubt } = row;
  const who = owner === 'stranger' ? t('split.stranger', { name }) : name === '' ? t('split.nobody') : name;
  const state = left ?? doubt ?? 'sure';
  return (
    <li className="page-row" data-state={state} data-owner={owner}>
      <h4>
        <bdi>{who}</bdi> <span className="hint">{t('split.pages', { count: pages.length, span: spanOf(pages) })}</span>
      </h4>
      <Why row={row} />
      <ul className="pages">
        {pages.map((page) => (
          <Page key={page} row={row} page={page} pictures={pictures} />
        ))}
      </ul>
    </li>
  );
}

function Missing({ missing }: Pick<OpenBundle, 'missing'>) {
  const { t } = useTexts();
  if (missing.length === 0) return null;
  return (
    <details className="more">
      <summary tabIndex={0}>{t('split.missing', { count: missing.length })}</summary>
      <ul className="unused">
        {missing.slice(0, 200).map(({ row, name }) => (
          <li key={row}>
            <bdi>{name}</bdi> <span className="hint">{t('split.row', { row })}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The pages of one file as small pictures, with whose each is. */
export function SplitView({ open, isBusy }: { open: OpenBundle; isBusy: boolean }) {
  const { cutFile, closePages } = useActions();
  const { t } = useTexts();
  const titleId = useId();
  const [shown, setShown] = useState(step);
  const [onlyOpen, setOnlyOpen] = useState(false);
  const { file, pages, rows, parts, inParts, inDoubt, left, missing, sha256 } = open;
  const wanted = onlyOpen ? rows.filter(isOpen) : rows;
  const seen = wanted.slice(0, shown);
  const pictures = usePictures(
    sha256,
    seen.flatMap((row) => row.pages),
  );
  return (
    <section className="split-view" aria-labelledby={titleId}>
      <h3 id={titleId}>{t('split.title')}</h3>
      <p role="status">{t('split.sums', { file, count: pages, parts, inParts, inDoubt, left })}</p>
      <p className="hint">{t('split.hint')}</p>
      <Missing missing={missing} />
      {rows.some(isOpen) && (
        <Checkbox
          label={t('split.onlyOpen')}
          checked={onlyOpen}
          onChange={(_, { checked }) => setOnlyOpen(checked === true)}
        />
      )}
      <ol className="page-rows">
        {seen.map((row) => (
          <Row key={row.pages[0]} row={row} pictures={pictures} />
        ))}
      </ol>
      {wanted.length > seen.length && (
        <Button size="small" onClick={() => setShown(shown + step)}>
          {t('split.more', { count: Math.min(step, wanted.length - seen.length) })}
        </Button>
      )}
      <div className="buttons">
        <Button appearance="primary" disabledFocusable={parts === 0 || isBusy} onClick={() => void cutFile()}>
          {t('split.cut', { count: parts })}
        </Button>
        <Button appearance="subtle" onClick={closePages}>
          {t('split.close')}
        </Button>
      </div>
    </section>
  );
}
