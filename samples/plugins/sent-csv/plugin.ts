import { definePlugin } from 'sobre/plugin';
import manifest from './plugin.json';

/** A list of what was sent, as the accounting of an organisation wants it: a command in the ribbon and in the record. */
export default definePlugin(manifest, async (context) => {
  const { createSentCsv } = await import('./sent-csv.ts');
  return { commands: { export: createSentCsv(context) } };
});
