import { expect, test } from 'vitest';
import { makeBundle } from '../../corpus/bundles/bundle.ts';
import { judgeBundle, type BundleOutcome } from '../../corpus/bundles/judge-bundle.ts';
import { isDeep } from '../../fakes/deep.ts';

const [count, most] = isDeep ? [1_000, 40] : [4, 5];

test(
  `${count} bundles of three countries: no page to somebody else, no word of another in a part, few questions`,
  async () => {
    const outcomes: BundleOutcome[] = [];
    for (let seed = 1; seed <= count; seed += 1) outcomes.push(await judgeBundle(await makeBundle(seed, most), true));
    const sum = (of: (outcome: BundleOutcome) => number) => outcomes.reduce((all, each) => all + of(each), 0);
    const [clean, asked] = [sum((each) => each.clean), sum((each) => each.asked)];
    console.log(
      `${count} bundles, ${clean} slips without a question: ${asked} in doubt, ${((asked / clean) * 100).toFixed(2)} %`,
    );
    expect(outcomes.flatMap(({ wrong }) => wrong)).toEqual([]);
    expect(outcomes.flatMap(({ foreign }) => foreign)).toEqual([]);
    expect(asked / clean).toBeLessThan(0.05);
  },
  isDeep ? 3 * 3_600_000 : 120_000,
);
