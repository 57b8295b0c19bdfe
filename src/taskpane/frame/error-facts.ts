/** Where in the code, never what with: the message of an error may quote a cell, so it stays out. */
const frames = (stack: string): readonly string[] =>
  stack
    .split('\n')
    .map((line) => /([\w.$<> ]*)[@(]?\s*(?:https?:\/\/[^\s)]*\/)?([\w.-]+\.js:\d+:\d+)\)?\s*$/.exec(line.trim()))
    .flatMap((found) => (found === null ? [] : [`${(found[1] ?? '').replace(/^at /, '').trim()} ${found[2]}`.trim()]))
    .slice(0, 12);

const nameOf = (error: unknown): string =>
  error instanceof Error && /^[A-Za-z]{1,40}$/.test(error.name) ? error.name : typeof error;

/** What whoever helps needs to know of a failure that nobody foresaw; nothing personal in it. */
export const errorFacts = (error: unknown, at: number, browser: string): string =>
  JSON.stringify(
    {
      sobre: new Date(at).toISOString(),
      browser,
      failure: nameOf(error),
      where: error instanceof Error ? frames(error.stack ?? '') : [],
    },
    undefined,
    2,
  );
