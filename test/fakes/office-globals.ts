/** What Excel answers a request with that fails. */
export class OfficeError extends Error {
  readonly code: string;
  readonly debugInfo = {};
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** Puts an Excel where the product looks for it; returns what takes it away again. */
export const installExcel = (contextOf: () => unknown): (() => void) => {
  const known = globalThis as Record<string, unknown>;
  known['OfficeExtension'] = { Error: OfficeError };
  known['Excel'] = { run: <T>(batch: (context: unknown) => Promise<T>) => batch(contextOf()) };
  return () => {
    delete known['OfficeExtension'];
    delete known['Excel'];
  };
};
