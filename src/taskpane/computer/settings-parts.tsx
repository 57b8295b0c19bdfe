import '../../texts/aside-texts.ts';
import { AllowedSenders } from '../account/allowed-senders-field.tsx';
import { MenuButtons } from '../kit/menu-buttons.tsx';
import { ComputerCheck } from './computer-check.tsx';
import { PluginsList } from './plugins-list.tsx';

/** What few people need, fetched when somebody opens it. */
export function SettingsParts() {
  return (
    <>
      <AllowedSenders />
      <MenuButtons slot="pane/settings" />
      <PluginsList />
      <ComputerCheck />
    </>
  );
}
