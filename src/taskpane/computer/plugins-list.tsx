import { Checkbox } from '@fluentui/react-components';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';
import { PluginFields } from './plugin-fields.tsx';

/** What this Sobre is made of: what works, what failed, how long it took; and what may be switched off. */
export function PluginsList() {
  const { plugins } = usePane();
  const { switchPlugin } = useActions();
  const { t } = useTexts();
  const waits = plugins.some(({ state, offNext }) => (state === 'off') !== offNext);
  return (
    <section aria-label={t('plugins.title')}>
      <h3 className="subtitle">{t('plugins.title')}</h3>
      <ul className="plain">
        {plugins.map(({ id, state, activationMs, code, locked, offNext }) => (
          <li key={id} data-plugin={id} data-state={state}>
            <Checkbox
              label={id}
              checked={!offNext}
              disabled={locked}
              onChange={(_, { checked }) => switchPlugin(id, checked === true)}
            />
            <span className="hint">
              {t(`plugins.${state}`, { ms: activationMs })} {code !== undefined && <code>{code}</code>}
            </span>
            {state !== 'off' && <PluginFields plugin={id} />}
          </li>
        ))}
      </ul>
      {waits && <p role="status">{t('plugins.reopen')}</p>}
    </section>
  );
}
