/** What the probe add-in puts on its windows; see `test/fixtures/probe-addin`. */
export interface ProbeWindow {
  readonly ready: Promise<{ host: string; platform: string }>;
  readonly dialog: { messageChild(text: string): void; close(): void };
  readonly heard: ({ message: string; origin: string } | { event: number })[];
  readonly stamped: string[];
  readonly opened: Promise<DialogOpening>;
  openDialog(url: string, options: object): Promise<DialogOpening>;
  errorOf(error: unknown): { code: string; message: string; statement: string };
}

export type DialogOpening = { ok: true } | { failed: number };
