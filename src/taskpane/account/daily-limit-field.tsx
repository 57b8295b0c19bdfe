import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { mostDailyLimit, parseDailyLimit } from '../../domain/sending/daily-limit.ts';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** How many recipients the account may have in a day, for a person who knows better than what is usual. */
export function DailyLimit() {
  const { run } = usePane();
  const { setDailyLimit } = useActions();
  const { t } = useTexts();
  const [refused, setRefused] = useState(false);
  const take = (text: string): void => {
    const limit = parseDailyLimit(text);
    setRefused(limit === undefined);
    if (limit !== undefined && limit !== run.dailyLimit) void setDailyLimit(limit);
  };
  return (
    <Field
      label={t('account.dailyLimit')}
      hint={t('account.dailyLimitHint')}
      {...(refused ? { validationMessage: t('account.dailyLimitRefused', { most: mostDailyLimit }) } : {})}
    >
      <Input
        key={run.dailyLimit}
        inputMode="numeric"
        defaultValue={String(run.dailyLimit ?? '')}
        onBlur={({ target }) => take(target.value)}
      />
    </Field>
  );
}
