import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import type { Period } from '../../domain/text/period.ts';
import { periodText } from '../../commands/base/words.ts';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

const keyOf = ({ from, to }: Period): string => `${from}/${to}`;

/** The period of the run, out of those the files speak of. */
export function PeriodChoice() {
  const { periods, period } = usePane().receipts;
  const { choosePeriod } = useActions();
  const { t, language } = useTexts();
  if (periods.length === 0) return null;
  const choose = (key: string) => {
    const chosen = periods.find((each) => keyOf(each.period) === key);
    if (chosen !== undefined) choosePeriod(chosen.period);
  };
  return (
    <Field label={t('receipts.period')}>
      <RadioGroup value={period === undefined ? '' : keyOf(period)} onChange={(_, { value }) => choose(value)}>
        {periods.map((each) => (
          <Radio
            key={keyOf(each.period)}
            value={keyOf(each.period)}
            label={t('receipts.periodCount', { period: periodText(language, each.period), count: each.count })}
          />
        ))}
      </RadioGroup>
    </Field>
  );
}
