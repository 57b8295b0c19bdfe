import { runInTerminal, typescript, typescriptEnv } from './setup/run-command.mjs';
import { main } from './setup/say.mjs';
import { setup } from './setup.mjs';

const usage = `Usage: npm start [-- --once | --headless]
  Opens the add-in in an emulated Excel with a sample payroll, against a local Google.
  --once      makes one run without a window and ends
  --headless  shows no window`;

await main(async () => {
  await setup({ browser: true, build: true });
  return runInTerminal(process.execPath, typescript('lab/main.ts', ['start', ...process.argv.slice(2)]), {
    env: typescriptEnv(),
  });
}, usage);
