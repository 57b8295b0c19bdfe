/** Binds a function name of the manifest to what it does. The command tells Excel at once that it is done: a run outlives it. */
export const onRibbon = (functionName: string, act: () => void): void => {
  Office.actions.associate(functionName, (event: Office.AddinCommands.Event) => {
    act();
    event.completed();
  });
};

/** Enables or greys a ribbon button; does nothing where Excel cannot. */
export const enableButton = async (tab: string, group: string, id: string, enabled: boolean): Promise<void> => {
  if (!Office.context.requirements.isSetSupported('RibbonApi', '1.1')) return;
  await Office.ribbon.requestUpdate({
    tabs: [{ id: tab, groups: [{ id: group, controls: [{ id, enabled }] }] }],
  });
};
