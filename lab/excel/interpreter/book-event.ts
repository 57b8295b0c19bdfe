/** Something that happened in a book, as one client's replica tells its host. */
export interface BookEvent {
  /** Class and event of the public API, e.g. `Worksheet.onChanged`. */
  readonly name: string;
  /** Id of the sheet or table it happened to; empty for the workbook. */
  readonly targetId: string;
  /** By somebody else at this book. */
  readonly remote: boolean;
  /** What office.js builds the event's arguments from, e.g. `{ changeType, source, worksheetId, address }`. */
  readonly message: Readonly<Record<string, unknown>>;
}
