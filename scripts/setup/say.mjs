/** Something the person at the keyboard has to put right. It is shown as its sentence, without a stack. */
export class SetupError extends Error {}

/** Progress goes to standard error: standard output belongs to the command that was asked for. */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

export const seconds = (sinceMs) => `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;

/**
 * Runs an entry script: a SetupError becomes one sentence, anything else keeps its stack.
 * @param usage what `--help` prints before anything is set up; undefined where the program behind prints its own
 */
export async function main(run, usage) {
  if (usage !== undefined && process.argv.slice(2).some((arg) => arg === '--help' || arg === '-h')) {
    console.log(usage);
    return;
  }
  try {
    process.exitCode = (await run()) ?? 0;
  } catch (error) {
    say(error instanceof SetupError ? error.message : String(error?.stack ?? error));
    process.exitCode = 1;
  }
}
