/** Something the person at the keyboard has to put right. It is shown as its sentence, without a stack. */
export class SetupError extends Error {}

/** Progress goes to standard error: standard output belongs to the command that was asked for. */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

export const seconds = (sinceMs) => `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;

/** Runs an entry script: a SetupError becomes one sentence, anything else keeps its stack. */
export async function main(run) {
  try {
    process.exitCode = (await run()) ?? 0;
  } catch (error) {
    say(error instanceof SetupError ? error.message : String(error?.stack ?? error));
    process.exitCode = 1;
  }
}
