import { Field, Input } from '@fluentui/react-components';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** Who presses Send, as colleagues in the same workbook see it. */
export function OperatorName() {
  const { operator } = usePane();
  const { setOperator } = useActions();
  const { t } = useTexts();
  return (
    <Field label={t('send.operator')} hint={t('send.operatorHint')}>
      <Input
        key={operator}
        dir="auto"
        autoComplete="name"
        defaultValue={operator}
        onBlur={({ target }) => {
          if (target.value.trim() !== operator) setOperator(target.value.trim());
        }}
      />
    </Field>
  );
}
