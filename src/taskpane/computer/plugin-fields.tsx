import { Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { ShownSetting } from '../../plugin/configuration.ts';
import type { SettingValue } from '../../plugin/data-points.ts';
import { useActions, usePane } from '../kit/use-pane.ts';
import { useTexts } from '../kit/use-texts.ts';

/** What was typed, as the setting keeps it: a number that is none stays what it is, and is refused. */
const typed = ({ type }: ShownSetting, text: string): SettingValue =>
  type === 'string' || text.trim() === '' ? text.trim() : Number(text.replace(',', '.'));

function ValueField({ setting, hint }: { setting: ShownSetting; hint: string }) {
  const { choosePluginSetting } = useActions();
  const { t } = useTexts();
  const { plugin, name, title, type, options, value, locked } = setting;
  const [draft, setDraft] = useState(String(value));
  const [refused, setRefused] = useState('');
  const keep = (chosen: SettingValue, written = String(chosen)) => {
    setRefused('');
    if (chosen === value) return;
    void choosePluginSetting(plugin, name, chosen).then((kept) => {
      if (kept) return;
      // The field shows what holds, and beside it what does not.
      setDraft(String(value));
      setRefused(written.trim() || '—');
    });
  };
  if (type === 'boolean') {
    return (
      <Field hint={hint}>
        <Checkbox
          label={t(title)}
          checked={value === true}
          disabled={locked}
          onChange={(_, { checked }) => keep(checked === true)}
        />
      </Field>
    );
  }
  return (
    <Field
      label={t(title)}
      hint={hint}
      {...(refused === '' ? {} : { validationMessage: t('plugins.settingRefused', { value: refused }) })}
    >
      {options.length > 0 ? (
        <Select
          value={String(value)}
          disabled={locked}
          onChange={(_, data) => keep(options.find((option) => String(option) === data.value) ?? value)}
        >
          {options.map((option) => (
            <option key={String(option)} value={String(option)}>
              {String(option)}
            </option>
          ))}
        </Select>
      ) : (
        <Input
          dir="auto"
          value={draft}
          disabled={locked}
          {...(type === 'string' ? {} : { inputMode: 'decimal' as const })}
          onChange={(_, data) => setDraft(data.value)}
          onBlur={() => keep(typed(setting, draft), draft)}
        />
      )}
    </Field>
  );
}

/** What one plugin lets people choose, and where it holds. */
export function PluginFields({ plugin }: { plugin: string }) {
  const { settings } = usePane();
  const { t } = useTexts();
  const own = settings.filter((setting) => setting.plugin === plugin);
  const hintOf = ({ description, locked, ignored, scope }: ShownSetting): string =>
    [
      description === '' ? '' : t(description),
      ignored ? t('plugins.settingIgnored') : '',
      locked
        ? t('plugins.settingLocked')
        : t(scope === 'workbook' ? 'plugins.settingWorkbook' : 'plugins.settingDevice'),
    ]
      .filter((part) => part !== '')
      .join(' ');
  return own.map((setting) => (
    <div
      key={`${setting.name} ${String(setting.value)}`}
      className="plugin-setting"
      data-setting={`${plugin}.${setting.name}`}
    >
      <ValueField setting={setting} hint={hintOf(setting)} />
    </div>
  ));
}
