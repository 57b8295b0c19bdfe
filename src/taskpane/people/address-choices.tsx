import { Checkbox, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { columnName } from '../kit/column-name.ts';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import type { RecipientRule } from '../../domain/roster/read-recipients.ts';

const rules: readonly RecipientRule[] = ['ask', 'all', 'first'];

/** Which address column counts, what several addresses mean, and whether copies go out. */
export function AddressChoices() {
  const { sheet, check } = usePane();
  const { setField, setRecipients, useCc: chooseCc } = useActions();
  const { t } = useTexts();
  const nameOf = (column: number) => {
    const found = sheet.columns.find((each) => each.column === column);
    return found === undefined ? '' : columnName(found, t);
  };
  const several = sheet.recipients !== 'ask' || check.groups.some(({ code }) => code === 'recipient/several');
  return (
    <>
      {sheet.emailChoices.length > 1 && (
        <Field label={t('people.addressColumn')}>
          <RadioGroup
            value={String(sheet.mapping.email)}
            onChange={(_, { value }) => void setField('email', Number(value))}
          >
            {sheet.emailChoices.map((column) => (
              <Radio key={column} value={String(column)} label={nameOf(column)} />
            ))}
          </RadioGroup>
        </Field>
      )}
      {several && (
        <Field label={t('people.several')}>
          <RadioGroup value={sheet.recipients} onChange={(_, { value }) => void setRecipients(value as RecipientRule)}>
            {rules.map((rule) => (
              <Radio key={rule} value={rule} label={t(`recipients.${rule}`)} />
            ))}
          </RadioGroup>
        </Field>
      )}
      {sheet.proposedCc !== undefined && (
        <Checkbox
          checked={sheet.useCc}
          onChange={(_, { checked }) => void chooseCc(checked === true)}
          label={t('people.cc', { header: nameOf(sheet.proposedCc) })}
        />
      )}
    </>
  );
}
