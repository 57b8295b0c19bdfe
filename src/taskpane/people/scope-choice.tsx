import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { Note } from '../kit/note.tsx';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import type { Scope, RunKind } from '../../domain/run-choices.ts';

const scopes: readonly Scope[] = ['visible', 'all', 'selected'];

const kinds: readonly RunKind[] = ['payroll', 'invoices'];

/** What is sent, and for which rows. */
export function ScopeChoice() {
  const { sheet } = usePane();
  const { setScope, setKind } = useActions();
  const { t } = useTexts();
  const visible = sheet.people - sheet.hidden;
  return (
    <>
      <Field label={t('people.kind')}>
        <RadioGroup layout="horizontal" value={sheet.kind} onChange={(_, { value }) => void setKind(value as RunKind)}>
          {kinds.map((kind) => (
            <Radio key={kind} value={kind} label={t(`kind.${kind}`)} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={t('people.scope')}>
        <RadioGroup layout="horizontal" value={sheet.scope} onChange={(_, { value }) => void setScope(value as Scope)}>
          {scopes.map((scope) => (
            <Radio key={scope} value={scope} label={t(`scope.${scope}`)} />
          ))}
        </RadioGroup>
      </Field>
      {sheet.hidden > 0 && sheet.scope === 'visible' && (
        <Note tone="info">
          <p data-code="row/hidden">{t('people.filter', { visible, total: sheet.people })}</p>
        </Note>
      )}
    </>
  );
}
