import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/plugin/contribution.ts';

/** A command, each time anew, and what it has done so far: files, sheets or notices. */
export interface CommandCase {
  readonly command: Command;
  done(): readonly unknown[];
}

/** What ribbon and pane rely on, whatever a command does. */
export function commandContract(name: string, start: () => Promise<CommandCase>): void {
  describe(`${name} as a command`, () => {
    test('does nothing before it is run', async () => {
      expect((await start()).done()).toEqual([]);
    });

    test('does the same when it is run again', async () => {
      const { command, done } = await start();
      await command.run(new AbortController().signal);
      const once = structuredClone(done());
      await command.run(new AbortController().signal);
      expect(done()).toEqual([...once, ...once]);
    });

    test('answers nothing: whatever it has to say it shows', async () => {
      const { command } = await start();
      expect(await command.run(new AbortController().signal)).toBeUndefined();
    });
  });
}
