import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeManyReceipts } from '../../fakes/many-receipts.ts';
import { openPane } from './open-pane.ts';
import { strainOf, type Strain } from './pane-strain.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-many-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const counts = process.env.SOBRE_DEEP === '1' ? [100, 300, 1_000] : [100];

const shown = ({ ms, longestFrameMs, mostWorkMs, grownMb }: Strain): string =>
  `${(ms / 1_000).toFixed(1)} s, longest frame ${Math.round(longestFrameMs)} ms with ${Math.round(mostWorkMs)} ms of ` +
  `the pane's own work, ${grownMb === undefined ? '?' : Math.round(grownMb)} MB more`;

/** Of the pane's own work between two frames. */
const limitMs = 100;

/** The counts as the pane writes them. */
const ready = (count: number): string => `${count.toLocaleString('en-US')} ready`;

test.each(counts)(
  '%i XML and as many PDF are read and paired while the pane goes on drawing',
  async (count) => {
    const { book, files } = await writeManyReceipts(join(folder, String(count)), count);
    const open = await openPane(book);
    try {
      const { driver } = open.person;
      const frame = await open.person.pane.frame();
      const pick = () => strainOf(open, () => driver.pickFiles(files));
      let reading = await pick();
      expect(reading.grownMb ?? 0).toBeLessThan(400);
      // Other work on the machine only ever makes it more.
      for (let tries = 2; tries > 0 && reading.mostWorkMs >= limitMs; tries -= 1) {
        await driver.openStation('receipts');
        await driver.press('receipts.clear');
        reading = await pick();
      }
      await frame.getByText(ready(count)).waitFor();
      const again = await strainOf(open, async () => {
        open.book.setCell('C2', 'OTRA900101AA1');
        await frame.getByText(ready(count - 1)).waitFor();
      });
      console.log(`${count} pairs: read ${shown(reading)}; after an edit ${shown(again)}`);
      for (const { mostWorkMs } of [reading, again]) expect(mostWorkMs).toBeLessThan(limitMs);
    } finally {
      await open.close();
    }
  },
  400_000,
);
