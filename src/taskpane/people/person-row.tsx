import { ChevronRight16Regular } from '@fluentui/react-icons/svg/chevron-right';
import { useActions, usePane } from '../kit/use-pane.ts';
import { Address } from '../kit/address.tsx';
import { OthersLine, othersOf } from '../kit/others.tsx';
import { useTexts } from '../kit/use-texts.ts';
import type { PersonLine } from '../../commands/check/check-state.ts';

export type GridColumn = 'person' | 'more';

interface Props {
  readonly person: PersonLine;
  readonly index: number;
  /** Pixels from the top of the list. */
  readonly start: number;
  readonly tabStop: GridColumn | undefined;
  readonly opened: boolean;
  readonly open: () => void;
  readonly onFocus: (column: GridColumn) => void;
}

/** A line of the list: the person leads to the cell, the state opens what is known of them. */
export function PersonRow({ person, index, start, tabStop, opened, open, onFocus }: Props) {
  const { sheet } = usePane();
  const { goTo } = useActions();
  const { t } = useTexts();
  const address = person.address || person.typed || t('list.noAddress');
  const first = person.issues.find(({ column }) => column !== '');
  const column = sheet.columns.find(({ column }) => column === sheet.mapping.email)?.letters ?? 'A';
  return (
    <div
      role="row"
      className="grid-row"
      aria-rowindex={index + 2}
      data-row={person.row}
      data-verdict={person.verdict}
      style={{ transform: `translateY(${start}px)` }}
    >
      <div role="gridcell" className="cell-person">
        <button
          type="button"
          data-column="person"
          tabIndex={tabStop === 'person' ? 0 : -1}
          aria-label={t('list.goTo', {
            who: [person.name, address, ...othersOf(person, t).map((other) => other.join(': '))].join(' '),
            row: person.row,
          })}
          onFocus={() => onFocus('person')}
          onClick={() => void goTo(person.row, first?.column ?? column)}
        >
          <span className="person-name">
            <bdi>{person.name}</bdi>
          </span>{' '}
          <span className="person-address">
            <Address of={address} />
            <OthersLine of={person} t={t} />
          </span>
        </button>
      </div>
      <div role="gridcell" className="cell-state">
        <button
          type="button"
          data-column="more"
          tabIndex={tabStop === 'more' ? 0 : -1}
          aria-expanded={opened}
          aria-label={t('list.open', { state: t(`verdict.${person.verdict}`), name: person.name })}
          onFocus={() => onFocus('more')}
          onClick={open}
        >
          <span className={`verdict ${person.verdict}`}>{t(`verdict.${person.verdict}`)}</span>
          <ChevronRight16Regular aria-hidden />
        </button>
      </div>
    </div>
  );
}
