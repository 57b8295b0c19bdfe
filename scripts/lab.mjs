import { runInTerminal, typescript, typescriptEnv } from './setup/run-command.mjs';
import { main } from './setup/say.mjs';
import { setup } from './setup.mjs';

const args = process.argv.slice(2);
const asksForHelp = args.includes('--help') || args.includes('-h');
const usesServedProduct = args.some((arg) => arg === '--origin' || arg.startsWith('--origin='));

await main(async () => {
  await setup({ browser: !asksForHelp, build: !asksForHelp && !usesServedProduct });
  return runInTerminal(process.execPath, typescript('lab/main.ts', ['run', ...args]), { env: typescriptEnv() });
});
