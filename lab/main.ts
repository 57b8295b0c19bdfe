import { help } from './run/run-options.ts';
import { UsageError } from './usage-error.ts';

/** Each command is loaded when it is asked for: most of the lab is not needed to say how it is used. */
const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  run: async (args) => (await import('./run/run-command.ts')).runCommand(args),
  start: async (args) => (await import('./start.ts')).startCommand(args),
  watch: async (args) => (await import('./watch.ts')).watchCommand(args),
  probe: async (args) => (await import('./probe/probe-command.ts')).probeCommand(args),
  screenshots: async () => (await import('./screenshots.ts')).screenshotsCommand(),
};

const [command = 'run', ...args] = process.argv.slice(2);

const act = async (): Promise<number> => {
  if (args.includes('--help')) {
    process.stdout.write(help);
    return 0;
  }
  const asked = commands[command];
  if (asked === undefined) throw new UsageError(`lab: ${command} is not a command`);
  return asked(args);
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
