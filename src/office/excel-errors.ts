import { Failure, isFailure, type FailureCode } from '../domain/failure.ts';

/** Excel's own codes are stable; its messages are localised. */
const failureOf: Readonly<Record<string, FailureCode>> = {
  InvalidOperationInCellEditMode: 'sheet/editing',
  AccessDenied: 'sheet/protected',
  ItemNotFound: 'sheet/changed',
  InvalidReference: 'sheet/changed',
  InsertDeleteConflict: 'sheet/changed',
  RequestPayloadSizeLimitExceeded: 'sheet/too-large',
  ResponsePayloadSizeLimitExceeded: 'sheet/too-large',
  OperationCellsExceedLimit: 'sheet/too-large',
  RangeExceedsLimit: 'sheet/too-large',
  MergedRangeConflict: 'sheet/merged',
  FilteredRangeConflict: 'sheet/filtered',
  PivotTableRangeConflict: 'sheet/write-refused',
  NonBlankCellOffSheet: 'sheet/write-refused',
  UnsupportedSheet: 'sheet/write-refused',
  InvalidBinding: 'sheet/changed',
  InvalidSelection: 'sheet/selected-elsewhere',
  ActivityLimitReached: 'sheet/busy',
  RequestAborted: 'sheet/busy',
  GeneralException: 'sheet/busy',
  InvalidOrTimedOutSession: 'sheet/busy',
  InactiveWorkbook: 'sheet/busy',
};

const kept = 10;
const latest: string[] = [];

/** Excel's latest complaints, newest last: code and place in the API, never a value. */
export const officeErrors = (): readonly string[] => [...latest];

/** Keeps what Excel complained of where nothing depends on it. */
export const noteOfficeError = (error: unknown): void => {
  const complaint = error instanceof OfficeExtension.Error ? error : undefined;
  note(`${complaint?.code ?? String(error)} ${complaint?.debugInfo?.errorLocation ?? ''}`.trim());
};

const note = (complaint: string): void => {
  latest.push(complaint);
  if (latest.length > kept) latest.shift();
};

/** A list of Excel's codes that is complete does not exist: what is not known is tried again, a few times. */
const unexpected = (cause: unknown): Failure => {
  const office = cause instanceof OfficeExtension.Error ? cause.code : cause instanceof Error ? cause.name : 'Error';
  return new Failure('sheet/unexpected', { cause, values: { office } });
};

/** `Excel.run` whose errors become Failures, all of them. `delayForCellEdit` stays off: it can overwrite what the user types. */
export const excel = async <T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> => {
  try {
    return await Excel.run(batch);
  } catch (error) {
    if (isFailure(error)) throw error;
    const complaint = error instanceof OfficeExtension.Error ? error : undefined;
    // Not Excel's: a fault of ours, or of Office.js. The sheet is as safe as after any error, and whoever can mend it hears.
    if (complaint === undefined) reportError(error);
    noteOfficeError(error);
    const code = complaint === undefined ? undefined : failureOf[complaint.code];
    throw code === undefined ? unexpected(error) : new Failure(code, { cause: error });
  }
};
