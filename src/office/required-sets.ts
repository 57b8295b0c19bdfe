/** Requirement sets without which nothing works. */
const required = [
  ['ExcelApi', '1.14'],
  ['SharedRuntime', '1.1'],
] as const;

/** Those that this Excel does not have, as its makers call them. */
export const lackingSets = (has: (name: string, version: string) => boolean): readonly string[] =>
  required.filter(([name, version]) => !has(name, version)).map(([name, version]) => `${name} ${version}`);
