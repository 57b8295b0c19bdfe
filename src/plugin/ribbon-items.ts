/** Ids of the commands that the plugins of `plugins.json` put into the ribbon or the cell menu; a build with a list of its own takes its own. */
export const ribbonItems: readonly string[] = [];
