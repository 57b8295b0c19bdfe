import { type ReactNode, useState } from 'react';
import type { RibbonButtonView, RibbonView } from '../page/desk-view.ts';
import { Icon, type IconName } from './icon.tsx';
import type { Labels } from './labels.ts';

export interface OwnCommand {
  readonly icon: IconName;
  readonly label: string;
  readonly run: () => void;
}

export interface CommandGroup {
  readonly label: string;
  readonly commands: readonly OwnCommand[];
}

export interface RibbonProps {
  readonly ribbon: RibbonView | undefined;
  readonly labels: Labels;
  readonly groups: readonly CommandGroup[];
  readonly onPress: (controlId: string) => void;
}

const HOME = 'TabHome';

/** Excel's own few commands, and the add-in's groups where its manifest puts them. */
export function Ribbon({ ribbon, labels, groups, onPress }: RibbonProps) {
  const [open, setOpen] = useState(HOME);
  const custom = ribbon?.tabs.filter((tab) => tab.custom) ?? [];
  const shown = ribbon?.tabs.filter((tab) => (open === HOME ? !tab.custom : tab.id === open)) ?? [];
  return (
    <nav className="ribbon" aria-label={labels.ribbon}>
      <div className="ribbon-tabs" role="tablist">
        {[{ id: HOME, label: labels.home }, ...custom].map((tab) => (
          <button key={tab.id} type="button" role="tab" aria-selected={tab.id === open} onClick={() => setOpen(tab.id)}>
            {tab.label}
          </button>
        ))}
      </div>
      <div className="ribbon-groups" role="toolbar" aria-label={labels.ribbon}>
        {open === HOME ? groups.map((group) => <OwnGroup key={group.label} {...group} />) : null}
        {shown.flatMap((tab) =>
          tab.groups.map((group) => (
            <Group key={group.id} label={group.label}>
              {group.controls.map((control) => (
                <AddinButton key={control.id} control={control} onPress={onPress} />
              ))}
            </Group>
          )),
        )}
      </div>
    </nav>
  );
}

function Group({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className="ribbon-group" aria-label={label}>
      <div className="ribbon-buttons">{children}</div>
      <div className="ribbon-group-label">{label}</div>
    </section>
  );
}

function OwnGroup({ label, commands }: CommandGroup) {
  return (
    <Group label={label}>
      {commands.map(({ icon, label: name, run }) => (
        <button key={name} type="button" className="ribbon-button" onClick={run} title={name}>
          <Icon name={icon} />
          <span>{name}</span>
        </button>
      ))}
    </Group>
  );
}

function AddinButton({ control, onPress }: { control: RibbonButtonView; onPress: (id: string) => void }) {
  return (
    <button
      type="button"
      className="ribbon-button of-addin"
      disabled={!control.enabled}
      title={control.tip}
      data-control={control.id}
      onClick={() => onPress(control.id)}
    >
      {control.icon ? <img src={control.icon} alt="" width={32} height={32} /> : null}
      <span>{control.label}</span>
    </button>
  );
}
