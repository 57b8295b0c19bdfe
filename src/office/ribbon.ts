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

/** Greys and enables what plugins put into the ribbon: one request for each change, and none where nothing changed. */
export const ribbonStates = (tab: string, group: string): ((states: ReadonlyMap<string, boolean>) => void) => {
  let known: ReadonlyMap<string, boolean> = new Map();
  return (states) => {
    const changed = [...states].filter(([id, enabled]) => known.get(id) !== enabled);
    known = new Map(states);
    if (changed.length > 0) void update(tab, group, changed);
  };
};

/** Enables or greys a ribbon button; does nothing where Excel cannot or will not: the pane has the same button. */
export const enableButton = (tab: string, group: string, id: string, enabled: boolean): Promise<void> =>
  update(tab, group, [[id, enabled]]);

const update = async (
  tab: string,
  group: string,
  states: readonly (readonly [id: string, enabled: boolean])[],
): Promise<void> => {
  const controls = states.map(([id, enabled]) => ({ id, enabled }));
  if (!Office.context.requirements.isSetSupported('RibbonApi', '1.1')) return;
  await Office.ribbon.requestUpdate({ tabs: [{ id: tab, groups: [{ id: group, controls }] }] }).catch(noteOfficeError);
};
