import { noteOfficeError } from './excel-errors.ts';

/** What each function name of the manifest does. */
export type RibbonActs = Readonly<Record<string, () => void>>;

/**
 * Binds function names of the manifest, before anything else is loaded: Excel loses a press that finds no function. What is
 * pressed earlier waits for the acts, which the caller hands over once. A command tells Excel at once that it is done: a run
 * outlives it.
 */
export const bindRibbon = (functionNames: readonly string[]): ((acts: RibbonActs) => void) => {
  const waiting: string[] = [];
  let known: RibbonActs | undefined;
  for (const name of functionNames) {
    Office.actions.associate(name, (event: Office.AddinCommands.Event) => {
      if (known === undefined) waiting.push(name);
      else known[name]?.();
      event.completed();
    });
  }
  return (acts) => {
    known = acts;
    for (const name of waiting.splice(0)) acts[name]?.();
  };
};

/** Enables or greys a ribbon button; does nothing where Excel cannot or will not: the pane has the same button. */
export const enableButton = async (tab: string, group: string, id: string, enabled: boolean): Promise<void> => {
  if (!Office.context.requirements.isSetSupported('RibbonApi', '1.1')) return;
  const update = { tabs: [{ id: tab, groups: [{ id: group, controls: [{ id, enabled }] }] }] };
  await Office.ribbon.requestUpdate(update).catch(noteOfficeError);
};
