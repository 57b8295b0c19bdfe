import { Button, Field, Select } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { Field as SheetField } from '../../domain/roster/field.ts';
import { columnName } from '../kit/column-name.ts';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** What is being corrected: which column a field is in, what a column means, or where the headings stand. */
export type Part =
  | { readonly kind: 'field'; readonly field: SheetField }
  | { readonly kind: 'column'; readonly column: number }
  | { readonly kind: 'heading' };

/** Rows among which headings are looked for by hand; any other can be clicked in the sheet. */
const offeredRows = 25;

const fields: readonly SheetField[] = [
  ...(['email', 'name', 'firstName', 'lastName', 'employeeNumber', 'taxId', 'nationalId', 'uuid', 'period'] as const),
  ...(['amount', 'file', 'password', 'language', 'consent', 'status', 'cc', 'bcc', 'replyTo'] as const),
];

function FieldColumn({ field }: { field: SheetField }) {
  const { sheet } = usePane();
  const { setField, takeColumn } = useActions();
  const { t } = useTexts();
  return (
    <>
      <Field label={t('card.columnOf', { field: t(`field.${field}`) })} size="small">
        <Select
          size="small"
          value={String(sheet.mapping[field] ?? '')}
          onChange={(_, { value }) => void setField(field, value === '' ? undefined : Number(value))}
        >
          <option value="">{t('people.noColumn')}</option>
          {sheet.columns.map((column) => (
            <option key={column.column} value={String(column.column)}>
              {columnName(column, t)}
            </option>
          ))}
        </Select>
      </Field>
      <Button size="small" onClick={() => void takeColumn(field)}>
        {t('card.takeColumn')}
      </Button>
    </>
  );
}

function ColumnField({ column }: { column: number }) {
  const { sheet } = usePane();
  const { setField } = useActions();
  const { t } = useTexts();
  const found = sheet.columns.find((each) => each.column === column);
  const field = fields.find((each) => sheet.mapping[each] === column);
  const choose = (wanted: string) => {
    if (field !== undefined) void setField(field, undefined);
    if (wanted !== '') void setField(wanted as SheetField, column);
  };
  return (
    <Field label={t('card.means', { column: found === undefined ? '' : columnName(found, t) })} size="small">
      <Select size="small" value={field ?? ''} onChange={(_, { value }) => choose(value)}>
        <option value="">{t('card.nothing')}</option>
        {fields.map((each) => (
          <option key={each} value={each}>
            {t(`field.${each}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function HeadingRow() {
  const { headingRow, read } = usePane().understood;
  const { chooseHeadingRow, takeHeadingRow } = useActions();
  const { t } = useTexts();
  const rows = Array.from({ length: Math.max(offeredRows, headingRow ?? 0) }, (_, index) => index + 1);
  return (
    <>
      <Field label={t('card.headingIn')} size="small">
        <Select
          size="small"
          value={String(headingRow ?? '')}
          onChange={(_, { value }) => void chooseHeadingRow(value === '' ? undefined : Number(value))}
        >
          <option value="">{t('card.headingFound')}</option>
          {rows.map((row) => (
            <option key={row} value={String(row)}>
              {t('place.rowShort', { row })}
            </option>
          ))}
        </Select>
      </Field>
      <Button size="small" onClick={() => void takeHeadingRow()}>
        {t('card.takeRow')}
      </Button>
      <p className="hint" role="status">
        {t('card.read', { count: read })}
      </p>
    </>
  );
}

/** Corrects one part in its place; the sheet shows meanwhile what is meant. */
export function PartEditor({ part, close }: { part: Part; close: () => void }) {
  const { t } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('select')?.focus(), []);
  return (
    <div ref={box} className="part-editor" onKeyDown={({ key }) => key === 'Escape' && close()}>
      {part.kind === 'field' && <FieldColumn field={part.field} />}
      {part.kind === 'column' && <ColumnField column={part.column} />}
      {part.kind === 'heading' && <HeadingRow />}
      <Button size="small" appearance="subtle" onClick={close}>
        {t('card.done')}
      </Button>
    </div>
  );
}
