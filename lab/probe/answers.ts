/** One question of the probe and what an Excel answered. */
export interface Answered {
  readonly id: string;
  readonly about: string;
  readonly answer: unknown;
}

/** What a run of the probe writes. */
export interface ProbeResult {
  /** The Excel that was asked: host, platform, version, language, highest ExcelApi. */
  readonly excel: Readonly<Record<string, unknown>>;
  readonly answers: readonly Answered[];
}

export interface Difference {
  readonly id: string;
  readonly about: string;
  /** JSON; empty where the question was not asked. */
  readonly lab: string;
  readonly here: string;
}

/** Where the lab and the asked Excel differ, in the order of the lab's questions. */
export const differences = (lab: readonly Answered[], here: readonly Answered[]): readonly Difference[] => {
  const mine = new Map(lab.map((each) => [each.id, each]));
  const theirs = new Map(here.map((each) => [each.id, each]));
  return [...new Set([...mine.keys(), ...theirs.keys()])].flatMap((id) => {
    const [one, other] = [mine.get(id), theirs.get(id)];
    const [a, b] = [one, other].map((each) => (each === undefined ? '' : inOrder(each.answer)));
    return a === b ? [] : [{ id, about: (one ?? other)!.about, lab: a!, here: b! }];
  });
};

/** JSON with the keys of every object in order, since an Excel may name them in another. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value ?? null, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
