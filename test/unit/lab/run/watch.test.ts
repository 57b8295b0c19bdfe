import { expect, test } from 'vitest';
import { Watch } from '../../../../lab/run/watch.ts';

/** What is seen second by second: `w`atching, `r`unning, `-` neither. The second in which the watch was over, or none. */
const overAt = (seen: string, isPatient = true): number | undefined => {
  const watch = new Watch(isPatient);
  const at = [...seen].findIndex((each, second) => watch.isOver(each === 'r', each === 'w', second * 1_000));
  return at === -1 ? undefined : at;
};

test.each([
  ['a run that is watched to its end', `${'w'.repeat(12)}${'-'.repeat(20)}`, 26],
  ['a run that goes on for long', 'w'.repeat(60), 40],
  ['a glance at the other before the own run begins', `www${'-'.repeat(3)}${'r'.repeat(30)}`, undefined],
  [
    'long waiting on a busy machine before the own run begins',
    `${'w'.repeat(20)}${'-'.repeat(12)}${'r'.repeat(30)}`,
    undefined,
  ],
  ['nothing', '-'.repeat(60), undefined],
])('%s', (_what, seen, second) => {
  expect(overAt(seen)).toBe(second);
});

test('who pressed nothing sees it at once', () => {
  expect(overAt('-w', false)).toBe(1);
});
