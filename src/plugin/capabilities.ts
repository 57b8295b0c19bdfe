/** One mail that left, as the record has it and with what its row says now. */
export interface SentMail {
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  /** `Ref. XXXX-XXXX` at the end of the mail. */
  readonly reference: string;
  readonly person: string;
  /** Where it went, as the row says. */
  readonly sentTo: string;
  /** The provider's own number of it. */
  readonly providerMessageId: string;
  /** Of the plugin and its provider; '' where the record does not say. */
  readonly provider: string;
  readonly sender: string;
  /** It came back since. */
  readonly returned: boolean;
}

/** One person of the sheet, as last checked. */
export interface RowView {
  /** 1-based sheet row. */
  readonly row: number;
  readonly name: string;
  readonly recipients: readonly string[];
  /** What would become of it now. */
  readonly verdict: string;
  /** Codes of what the check found. */
  readonly codes: readonly string[];
}

/**
 * What a plugin has of the core where its `uses` names it. Everything is read-only or adds something of its own: nothing
 * here writes rows, the record or a status, and nothing sends.
 */
export interface Capabilities {
  readonly rows: { list(): readonly RowView[] };
  readonly log: { sent(): Promise<readonly SentMail[]> };
  /** Into the person's downloads. Call within a few seconds of a press. */
  readonly files: { save(name: string, bytes: Uint8Array<ArrayBuffer>, mediaType: string): void };
  /** A new sheet at the end of the workbook; every cell is text. */
  readonly sheets: { add(name: string, rows: readonly (readonly string[])[]): Promise<void> };
  /** One of the plugin's own texts at the top of the pane, by key, until the next press. */
  readonly notices: { show(key: string, values?: Readonly<Record<string, string | number>>): void };
  /** '' where the workbook was never saved. */
  readonly place: { documentUrl(): string };
}

export const capabilityNames = [
  'rows',
  'log',
  'files',
  'sheets',
  'notices',
  'place',
] as const satisfies readonly (keyof Capabilities)[];
