import { Field, Select } from '@fluentui/react-components';
import type { Field as SheetField } from '../../domain/roster/roster.ts';
import { columnName } from '../kit/column-name.ts';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

const fields: readonly SheetField[] = [
  'email',
  'name',
  'firstName',
  'lastName',
  'secondLastName',
  'employeeNumber',
  'taxId',
  'nationalId',
  'uuid',
  'invoiceNumber',
  'dueDate',
  'period',
  'amount',
  'file',
  'password',
  'language',
  'status',
  'cc',
  'bcc',
  'replyTo',
  'consent',
];

/** What each column was taken for; any of them can be chosen by hand. */
export function ColumnChoices() {
  const { sheet } = usePane();
  const { setField } = useActions();
  const { t } = useTexts();
  return (
    <details className="more">
      <summary tabIndex={0}>{t('people.columns')}</summary>
      <div className="column-choices">
        {fields.map((field) => (
          <Field key={field} label={t(`field.${field}`)} size="small">
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
        ))}
      </div>
    </details>
  );
}
