/** A sheet with addresses for people whose receipts are being made into a sheet. */
export interface AddressChoice {
  readonly sheet: string;
  /** People it has an address for. */
  readonly count: number;
}

export interface ImportState {
  /** Sheets that say different things: one has to be chosen, or none. Empty: nothing is asked. */
  readonly choices: readonly AddressChoice[];
  /** What came of filling in addresses; undefined where there was nothing to fill them from. */
  readonly filled:
    { readonly sheet: string; readonly count: number; readonly total: number; readonly unclear: number } | undefined;
}

export const notImporting: ImportState = { choices: [], filled: undefined };
