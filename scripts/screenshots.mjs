import { runInTerminal, typescript, typescriptEnv } from './setup/run-command.mjs';
import { main } from './setup/say.mjs';
import { setup } from './setup.mjs';

const usage = `Usage: npm run screenshots
  Takes the pictures of docs/screens again.`;

await main(async () => {
  await setup({ browser: true, build: true });
  return runInTerminal(process.execPath, typescript('lab/main.ts', ['screenshots', ...process.argv.slice(2)]), {
    env: typescriptEnv(),
  });
}, usage);
