import { UsageError } from '../usage-error.ts';

export const fail = (sentence: string): never => {
  throw new UsageError(`scenario: ${sentence}`);
};

export const oneOf =
  <const T>(...values: readonly T[]) =>
  (value: unknown, at: string): T =>
    values.includes(value as T) ? (value as T) : fail(`${at} must be one of ${values.map(String).join(', ')}`);

export const text = (value: unknown, at: string): string =>
  typeof value === 'string' ? value : fail(`${at} must be a text`);

export const number = (value: unknown, at: string): number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : fail(`${at} must be a number, 0 or more`);

export const flag = (value: unknown, at: string): boolean =>
  typeof value === 'boolean' ? value : fail(`${at} must be true or false`);

/** Checks one value of a scenario; throws a UsageError that names where it stands. */
export type Reader<T> = (value: unknown, at: string) => T;

export const record = (value: unknown, at: string): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : fail(`${at} must be an object`);

/** Reads an object whose fields are all known; an unknown one is an error that names it. */
export const fields = <T extends Record<string, Reader<unknown>>>(value: unknown, at: string, readers: T) => {
  const given = record(value, at);
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(readers, name));
  if (unknown !== undefined) fail(`${at === '' ? '' : `${at}.`}${unknown} is not a field`);
  const read: Partial<{ [K in keyof T]: ReturnType<T[K]> }> = {};
  for (const name of Object.keys(given) as (keyof T & string)[]) {
    read[name] = readers[name]?.(given[name], at === '' ? name : `${at}.${name}`) as ReturnType<T[typeof name]>;
  }
  return read;
};

export const texts: Reader<Readonly<Record<string, string>>> = (value, at) => {
  const given = record(value, at);
  for (const [name, each] of Object.entries(given)) text(each, `${at}.${name}`);
  return given as Record<string, string>;
};

export const rows: Reader<Readonly<Record<string, number>>> = (value, at) => {
  const given = record(value, at);
  for (const [name, each] of Object.entries(given)) number(each, `${at}.${name}`);
  return given as Record<string, number>;
};

export const list =
  <T>(item: Reader<T>): Reader<readonly T[]> =>
  (value, at) =>
    Array.isArray(value) ? value.map((each, index) => item(each, `${at}[${index}]`)) : fail(`${at} must be a list`);
