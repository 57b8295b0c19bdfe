import { pressControl } from './press-control.ts';
import type { DemoOptions } from './host-options.ts';
import type { Desk, DeskAction } from './page/desk-view.ts';
import type { Person } from './person.ts';
import { ribbonView } from './ribbon-view.ts';
import type { Deskside } from './server/desk-routes.ts';

/** Joins a person's sheet, ribbon and pane for the page with Excel's looks. */
export function deskside(person: Person, desk: Desk, demo: DemoOptions): Deskside {
  return {
    desk,
    get ribbon() {
      return ribbonView(person);
    },
    demo: { mailboxUrl: demo.mailboxUrl ?? '', faults: demo.faults ?? [] },
    press: (controlId) => pressControl(person, controlId),
    showPane: (visible) => person.show(visible),
    act(action: DeskAction) {
      if (action.do !== 'editing') desk.act(action);
      else if (action.on) person.excel.faults.startEditing();
      else person.excel.faults.stopEditing();
    },
  };
}
