import { definePlugin } from 'sobre/plugin';
import manifest from './plugin.json';

/** What one organisation looks at before anything leaves, and how it words a bonus: a check, a setting, a heading and a text. */
export default definePlugin(manifest, async (context) => {
  const { createHouseRules } = await import('./house-rules.ts');
  return { rowChecks: { limits: createHouseRules(context) } };
});
