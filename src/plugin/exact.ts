import { capabilityNames } from './capabilities.ts';
import { pointNames, type Plugin } from './contribution.ts';
import { dataPointNames } from './data-points.ts';

export type Supplied = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isOneOf = (names: readonly string[], name: string): boolean => names.includes(name);

/** Under these names the core keeps values on this device. */
const reservedIds: ReadonlySet<string> = new Set(['sobre', 'log']);

/** A declaration of which the pane can draw a title, and of a reader which files are its. */
export const isDeclaration = (point: string, declared: unknown): boolean =>
  isRecord(declared) &&
  typeof declared['title'] === 'string' &&
  ['undefined', 'boolean'].includes(typeof declared['lists']) &&
  (point !== 'documentReaders' ||
    (Array.isArray(declared['extensions']) && declared['extensions'].every((one) => typeof one === 'string')));

/** What is wrong with what a plugin declares; the compiler says it first to whoever asks it. */
export const flawIn = ({ id, contributes, uses = [] }: Plugin): Error | undefined => {
  if (!isRecord(contributes)) return new Error(`${id} declares nothing`);
  if (reservedIds.has(id)) return new Error(`${id} is what Sobre calls a part of its own`);
  const odd = uses.find((name) => !isOneOf(capabilityNames, name));
  if (odd !== undefined) return new Error(`${id} uses ${odd}, and there is no such capability`);
  for (const [point, declared] of Object.entries(contributes)) {
    if (!isOneOf([...pointNames, ...dataPointNames], point)) {
      return new Error(`${id} contributes to ${point}, and there is no such point`);
    }
    if (!isRecord(declared) || !Object.values(declared).every(isRecord)) {
      return new Error(`${id} declares nothing under ${point}`);
    }
    const flaw = isOneOf(pointNames, point) && Object.entries(declared).find(([, one]) => !isDeclaration(point, one));
    if (flaw) return new Error(`${id} declares ${point}.${flaw[0]} in a way that there is none of`);
  }
  return undefined;
};

/** One implementation for each declared id, and no other. */
export const flawInSupply = ({ id, contributes }: Plugin, supplied: unknown): Error | undefined => {
  if (!isRecord(supplied)) return new Error(`${id} supplies nothing`);
  const declared = namesOf(contributes);
  const made = namesOf(supplied);
  const missing = [...declared].find((name) => !made.has(name));
  if (missing !== undefined) return new Error(`${id} does not supply ${missing}, which it declared`);
  const extra = [...made].find((name) => !declared.has(name));
  if (extra !== undefined) return new Error(`${id} supplies ${extra}, which it did not declare`);
  return undefined;
};

/** `point.id` of everything that is an object. */
const namesOf = (points: object): ReadonlySet<string> =>
  new Set(
    Object.entries(points).flatMap(([point, names]: [string, unknown]) =>
      isOneOf(dataPointNames, point)
        ? []
        : isRecord(names)
          ? Object.entries(names).flatMap(([name, made]) => (isRecord(made) ? [`${point}.${name}`] : []))
          : [`${point}`],
    ),
  );
