import { probeCommand } from './probe/probe-command.ts';
import { help } from './run/run-options.ts';
import { runCommand } from './run/run-command.ts';
import { screenshotsCommand } from './screenshots.ts';
import { startCommand } from './start.ts';
import { UsageError } from './usage-error.ts';

const [command = 'run', ...args] = process.argv.slice(2);

const act = async (): Promise<number> => {
  if (args.includes('--help')) {
    process.stdout.write(help);
    return 0;
  }
  if (command === 'run') return runCommand(args);
  if (command === 'start') return startCommand(args);
  if (command === 'probe') return probeCommand(args);
  if (command === 'screenshots') return screenshotsCommand();
  throw new UsageError(`lab: ${command} is not a command`);
};

try {
  process.exitCode = await act();
} catch (error) {
  process.stderr.write(
    `${error instanceof Error ? (error instanceof UsageError ? error.message : error.stack) : String(error)}\n`,
  );
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
// A server or a browser that will not go keeps nobody waiting for the answer.
setTimeout(() => process.exit(), 5_000).unref();
