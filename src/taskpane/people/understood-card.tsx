import { BreakableAddress } from '../kit/address.tsx';
import { Button } from '@fluentui/react-components';
import { Attach16Regular } from '@fluentui/react-icons/svg/attach';
import { QuestionCircle16Filled } from '@fluentui/react-icons/svg/question-circle';
import { useId, useState } from 'react';
import type { FirstPerson } from '../../commands/people/understood-state.ts';
import type { Field } from '../../domain/roster/field.ts';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import { ColumnStrip } from './column-strip.tsx';
import { PartEditor, type Part } from './part-editor.tsx';
import { ReadCount } from './read-count.tsx';
import { toneOf } from './role-tone.ts';

interface Parts {
  readonly opened: Part | undefined;
  readonly open: (part: Part | undefined) => void;
}

const isField = (part: Part | undefined, field: Field): boolean => part?.kind === 'field' && part.field === field;

/** One value of the first person, in the colour of its column; a press corrects the column. */
function Value({ field, text, opened, open }: { field: Field; text: string } & Parts) {
  const { sheet, understood } = usePane();
  const { showColumn } = useActions();
  const { t } = useTexts();
  const column = sheet.mapping[field];
  const sure = understood.columns.find((each) => each.column === column)?.sure ?? true;
  const isOpen = isField(opened, field);
  const shown = text === '' ? t('card.none') : text;
  const press = () => {
    open(isOpen ? undefined : { kind: 'field', field });
    if (column !== undefined && !isOpen) void showColumn(column);
  };
  return (
    <>
      <dt>{t(`field.${field}`)}</dt>
      <dd>
        <button
          type="button"
          className={`part ${column === undefined ? 'other' : toneOf(field)}`}
          data-sure={sure}
          aria-expanded={isOpen}
          aria-label={t('card.correct', { field: t(`field.${field}`), value: shown })}
          onClick={press}
        >
          <bdi>{field === 'email' ? <BreakableAddress of={shown} /> : shown}</bdi>
          {!sure && <QuestionCircle16Filled aria-hidden />}
        </button>
        {isOpen && <PartEditor part={{ kind: 'field', field }} close={() => open(undefined)} />}
      </dd>
    </>
  );
}

/** Two columns make the name where the sheet has no whole one. */
const nameField = (mapping: Readonly<Partial<Record<Field, number>>>): Field =>
  mapping.name === undefined && mapping.firstName !== undefined ? 'firstName' : 'name';

/** The first person as the mail will have them. */
function Letter({ first, ...parts }: { first: FirstPerson } & Parts) {
  const { sheet } = usePane();
  const { goTo } = useActions();
  const { t } = useTexts();
  return (
    <div className="letter">
      <dl className="letter-parts">
        <Value field={nameField(sheet.mapping)} text={first.name} {...parts} />
        <Value field="email" text={first.address} {...parts} />
        <Value field="period" text={first.period} {...parts} />
        {(first.amount !== '' || sheet.mapping.amount !== undefined) && (
          <Value field="amount" text={first.amount} {...parts} />
        )}
      </dl>
      {first.files.length > 0 && (
        <p className="letter-files">
          <Attach16Regular aria-hidden />
          <span className="heard-only">{t('preview.attachments')} </span>
          <bdi>{first.files.join(', ')}</bdi>
        </p>
      )}
      {first.greeting !== '' && (
        <p className="letter-greeting" dir="auto">
          {first.greeting}
        </p>
      )}
      <button type="button" className="letter-row" onClick={() => void goTo(first.row, '')}>
        {t('place.rowShort', { row: first.row })}
      </button>
    </div>
  );
}

/** What is not beyond doubt, and the one press that says it is right. */
function Doubts() {
  const { understood, sheet } = usePane();
  const { confirmUnderstood, showColumn } = useActions();
  const { t } = useTexts();
  if (!understood.asks) return null;
  const headerOf = (column: number) => sheet.columns.find((each) => each.column === column);
  return (
    <div className="doubts">
      <p className="question-title">{t('card.ask')}</p>
      <ul className="issues">
        {understood.doubts.map(({ field, column, doubt, rivals }) => (
          <li key={`${field}${column}`} className="issue" data-code="sheet/understood">
            <Button size="small" className="issue-place" onClick={() => void showColumn(column)}>
              {headerOf(column)?.letters}
            </Button>
            <p className="issue-text">
              {t(`doubt.${doubt ?? 'heading-unclear'}`, {
                field: t(`field.${field}`),
                header: headerOf(column)?.header ?? '',
                others: rivals.map((each) => headerOf(each)?.header ?? '').join(', '),
              })}
            </p>
          </li>
        ))}
        {understood.headingRow === undefined && (
          <li className="issue" data-code="sheet/understood">
            <p className="issue-text">{t('doubt.headless')}</p>
          </li>
        )}
      </ul>
      <div className="buttons">
        <Button appearance="primary" data-confirm onClick={() => void confirmUnderstood()}>
          {t('card.confirm')}
        </Button>
        <span className="hint">{t('card.confirmHint')}</span>
      </div>
    </div>
  );
}

/** What Sobre understood of the sheet, drawn: the first person, the headings, the columns, who is read and who is not. */
export function UnderstoodCard() {
  const { understood } = usePane();
  const { showRow } = useActions();
  const { t } = useTexts();
  const titleId = useId();
  const [opened, open] = useState<Part>();
  const { first, headingRow, headingMoves } = understood;
  if (first === undefined) return null;
  const isOpen = opened?.kind === 'heading';
  const showHeading = () => {
    open(isOpen ? undefined : { kind: 'heading' });
    if (headingRow !== undefined && !isOpen) void showRow(headingRow);
  };
  return (
    <section className="understood" aria-labelledby={titleId} data-asks={understood.asks}>
      <h3 id={titleId} className="subtitle">
        {t('card.title')}
      </h3>
      <Letter first={first} opened={opened} open={open} />
      <div className="heading-row">
        {headingMoves || headingRow === undefined ? (
          <button type="button" className="part other" aria-expanded={isOpen} onClick={showHeading}>
            {t(headingRow === undefined ? 'card.noHeadings' : 'card.heading', { row: headingRow ?? 0 })}
          </button>
        ) : (
          <p className="hint">{t('card.heading', { row: headingRow })}</p>
        )}
        {isOpen && <PartEditor part={{ kind: 'heading' }} close={() => open(undefined)} />}
      </div>
      <ColumnStrip opened={opened} open={open} />
      <ReadCount />
      <Doubts />
    </section>
  );
}
