/** Where each value of an earlier Sobre's bags is kept now. */
const moves: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  sheet: { useCc: 'copies', recipients: 'recipients', kind: 'kind' },
  receipts: {
    mode: 'files',
    passwordHeader: 'lock-column',
    attachHeader: 'attach-column',
    printsXml: 'prints-xml',
  },
  'message-for-everybody': { payroll: 'everybody.payroll', invoices: 'everybody.invoices' },
};

export const oldBagNames = ['sheet', 'receipts', 'message', 'message-for-everybody'] as const;

type Bag = Readonly<Record<string, unknown>>;

const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null && !Array.isArray(value);

const under = (prefix: string, bag: unknown): readonly (readonly [string, unknown])[] =>
  isBag(bag) ? Object.entries(bag).map(([name, value]) => [`${prefix}.${name}`, value] as const) : [];

/** Bags inside a bag. */
const inner: Readonly<Record<string, readonly string[]>> = { sheet: ['fields'], message: ['payroll', 'invoices'] };

const isWhole = (name: string, bag: unknown): boolean =>
  isBag(bag) && (inner[name] ?? []).every((each) => !Object.hasOwn(bag, each) || isBag(bag[each]));

const movedFrom = (name: string, bag: Bag): readonly (readonly [string, unknown])[] => {
  const plain = Object.entries(moves[name] ?? {}).flatMap(([from, to]) =>
    Object.hasOwn(bag, from) ? [[to, bag[from]] as const] : [],
  );
  if (name === 'sheet') return [...plain, ...under('column', bag['fields'])];
  if (name === 'message') return ['payroll', 'invoices'].flatMap((kind) => under(`text.${kind}`, bag[kind]));
  return plain;
};

/** What an earlier Sobre kept in whole bags, under today's keys; `bad` names bags that are none. */
export const fromOldBags = (
  settings: ReadonlyMap<string, unknown>,
): { readonly values: ReadonlyMap<string, unknown>; readonly bad: readonly string[] } => {
  const here = oldBagNames.filter((name) => settings.has(name));
  const bags = here.map((name) => [name, settings.get(name)] as const);
  return {
    values: new Map(bags.flatMap(([name, bag]) => (isBag(bag) ? movedFrom(name, bag) : []))),
    bad: bags.filter(([name, bag]) => bag !== null && !isWhole(name, bag)).map(([name]) => name),
  };
};
