import { Failure, type FailureCode } from '../domain/failure.ts';

/** Excel's own codes are stable; its messages are localised. */
const failureOf: Readonly<Record<string, FailureCode>> = {
  InvalidOperationInCellEditMode: 'sheet/editing',
  AccessDenied: 'sheet/protected',
  ItemNotFound: 'sheet/changed',
  InvalidReference: 'sheet/changed',
  InsertDeleteConflict: 'sheet/changed',
  RequestPayloadSizeLimitExceeded: 'sheet/too-large',
  ResponsePayloadSizeLimitExceeded: 'sheet/too-large',
  ActivityLimitReached: 'sheet/busy',
  RequestAborted: 'sheet/busy',
  GeneralException: 'sheet/busy',
  InvalidOrTimedOutSession: 'sheet/busy',
  InactiveWorkbook: 'sheet/busy',
};

/** `Excel.run` whose known errors become Failures. `delayForCellEdit` stays off: it can overwrite what the user types. */
export const excel = async <T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> => {
  try {
    return await Excel.run(batch);
  } catch (error) {
    const code = error instanceof OfficeExtension.Error ? failureOf[error.code] : undefined;
    throw code === undefined ? error : new Failure(code, { cause: error });
  }
};
