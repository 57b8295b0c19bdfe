import { inflateSync } from 'node:zlib';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { createBundleReading } from '../../../src/pdf/bundle-reading.ts';
import { createCut } from '../../../src/pdf/cut-pdf.ts';
import { bundleSteps } from '../../../src/domain/split/bundle.ts';
import { planSplit, type SplitPlan } from '../../../src/domain/split/plan-split.ts';
import { finishSteps } from '../../../src/domain/steps.ts';
import { read } from '../../unit/domain/roster/grid-of.ts';
import { printedPages } from '../../fakes/printed-pages.ts';
import { fullName } from '../people.ts';
import type { Bundle } from './bundle.ts';

const { signal } = new AbortController();
const readBundle = createBundleReading(pdfjs);
const cut = createCut(pdfjs);
const none = (): void => undefined;

export interface BundleOutcome {
  readonly bundle: Bundle;
  readonly plan: SplitPlan;
  /** Parts that would go on without a word, with a page that is not theirs or without one that is. */
  readonly wrong: readonly string[];
  /** Slips that nothing speaks against, in doubt or left over. */
  readonly asked: number;
  readonly clean: number;
  /** Parts in whose bytes somebody else's words stand. */
  readonly foreign: readonly string[];
}

const planOf = async (bundle: Pick<Bundle, 'bytes' | 'cells'>): Promise<SplitPlan> => {
  const reading = await readBundle(bundle.bytes, none, signal);
  if (reading.verdict !== 'read') throw new Error(reading.reason);
  const { entries } = read(bundle.cells);
  return planSplit(finishSteps(bundleSteps({ entries, pages: reading.pages, kind: 'payroll' })));
};

/** A bundle through the product's own reader, plan and knife. `deep`: every part's bytes are looked into. */
export const judgeBundle = async (bundle: Bundle, deep: boolean): Promise<BundleOutcome> => {
  const plan = await planOf(bundle);
  const all = [...plan.parts.flatMap(({ pages }) => pages), ...plan.left.map(({ page }) => page)].sort((a, b) => a - b);
  const wrong: string[] = [];
  if (all.join() !== bundle.pages.map((_, at) => at + 1).join()) wrong.push('the sum of the pages is not the file');
  const sure = plan.parts.filter(({ doubt }) => doubt === undefined);
  const done = new Set<number>();
  for (const { pages, owner } of sure) {
    const owners = new Set(pages.map((page) => bundle.pages[page - 1]!.slip));
    const [slip] = owners;
    const own = bundle.pages.flatMap((page, at) => (page.slip === slip ? [at + 1] : []));
    const worker = slip === undefined ? undefined : bundle.workers[bundle.slips[slip]!];
    const isTheirs =
      owner.kind !== 'row' || (worker !== undefined && owner.entry.person.name === nameOf(bundle, slip!));
    if (owners.size !== 1 || slip === undefined || own.join() !== pages.join() || !isTheirs)
      wrong.push(
        `${bundle.seed} ${bundle.layout} [${bundle.odd.join()}] pages ${pages.join()} are ${[...owners].join()} for ${'name' in owner ? owner.name : owner.kind}`,
      );
    else done.add(slip);
  }
  const clean = bundle.slips.flatMap((_, at) =>
    bundle.owed.has(at) || !bundle.pages.some(({ slip }) => slip === at) ? [] : [at],
  );
  return {
    bundle,
    plan,
    wrong,
    asked: clean.filter((at) => !done.has(at)).length,
    clean: clean.length,
    foreign: deep
      ? await foreignIn(
          bundle,
          sure.map(({ pages }) => pages),
        )
      : [],
  };
};

const nameOf = (bundle: Bundle, slip: number): string =>
  read(bundle.cells).entries.find(
    ({ person }) =>
      person.name.toUpperCase() === fullName(bundle.workers[bundle.slips[slip]!]!, 'surnames').toUpperCase(),
  )?.person.name ?? '';

/** Every stream of a file unpacked, by Node, with all that stands between. */
export const unpacked = (pdf: Uint8Array): string => {
  const text = Buffer.from(pdf).toString('latin1');
  const streams = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body = '']) => {
    try {
      return inflateSync(Buffer.from(body, 'latin1')).toString('latin1');
    } catch {
      return body;
    }
  });
  return [text, ...streams].join('\n');
};

/** Texts are drawn as hex strings, broken by kerning: put together again. */
const drawn = (content: string): string => {
  const hex = [...content.matchAll(/<([0-9a-f]+)>/gi)]
    .map(([, each = '']) => Buffer.from(each, 'hex').toString('latin1'))
    .join('');
  return `${content}\n${hex}`.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
};

const bareOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();

const foreignIn = async (bundle: Bundle, groups: readonly (readonly number[])[]): Promise<readonly string[]> => {
  const parts =
    groups.length === 0 ? [] : ((await cut(bundle.bytes, groups, none, signal)) as readonly Uint8Array<ArrayBuffer>[]);
  const found: string[] = [];
  for (const [index, part] of parts.entries()) {
    const slip = bundle.pages[groups[index]![0]! - 1]!.slip;
    const bytes = drawn(unpacked(part));
    const own = slip === undefined ? '' : bareOf(fullName(bundle.workers[bundle.slips[slip]!]!, 'surnames'));
    const printed = (await printedPages(part))
      .join('\n')
      .replace(/[^\p{L}\p{N}]/gu, '')
      .toUpperCase();
    for (const [at, worker] of bundle.workers.entries()) {
      if (slip === undefined || bundle.slips[slip] === at) continue;
      for (const value of [worker.rfc, worker.curp, worker.nif, worker.pesel, fullName(worker, 'surnames')]) {
        const bare = bareOf(value);
        // `María` is a part of `María José`: what stands in one's own name is not another's.
        if (own.includes(bare)) continue;
        if (bare.length >= 8 && (bytes.includes(bare) || printed.includes(bare)))
          found.push(`${bundle.seed} part ${index + 1} holds ${value}`);
      }
    }
  }
  return found;
};
