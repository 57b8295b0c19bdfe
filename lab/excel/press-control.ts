import type { CommandOutcome } from './command-calls.ts';
import type { Person } from './person.ts';

export type PressOutcome = CommandOutcome | { readonly ended: 'pane-shown' };

/** Excel ends a ribbon function after this long. */
const COMMAND_LIMIT_MS = 5 * 60_000;

/** Presses a button of the ribbon or an entry of the cell menu; rejects when it is disabled or unknown. */
export async function pressControl(person: Person, controlId: string): Promise<PressOutcome> {
  const control = person.control(controlId);
  if (!person.isEnabled(control)) throw new Error(`"${controlId}" is disabled`);
  if (control.action.kind === 'show-pane') {
    person.show(true);
    return { ended: 'pane-shown' };
  }
  person.mount();
  return person.excel.runCommand(control.action.functionName, controlId, COMMAND_LIMIT_MS);
}
