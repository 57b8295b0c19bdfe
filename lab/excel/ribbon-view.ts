import type { RibbonControl } from './manifest.ts';
import type { RibbonButtonView, RibbonView } from './page/desk-view.ts';
import type { Person } from './person.ts';

/** The add-in's buttons as this person's Excel shows them now. */
export function ribbonView(person: Person): RibbonView {
  const { manifest, runtime } = person;
  const button = (control: RibbonControl): RibbonButtonView => ({
    id: control.id,
    label: control.label,
    tip: control.tip,
    icon: control.icons[32] ?? control.icons[80] ?? '',
    enabled: person.isEnabled(control),
  });
  const shown = manifest.tabs.filter((tab) => runtime.tabVisible.get(tab.id) !== false);
  return {
    addinName: manifest.name,
    tabs: shown.map((tab) => ({
      ...tab,
      groups: tab.groups.map((group) => ({ ...group, controls: group.controls.map(button) })),
    })),
    cellMenu: manifest.cellMenu.map(button),
  };
}
