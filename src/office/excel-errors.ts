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

const kept = 10;
const latest: string[] = [];

/** Excel's latest complaints, newest last: code and place in the API, never a value. */
export const officeErrors = (): readonly string[] => [...latest];

const note = ({ code, debugInfo }: OfficeExtension.Error): void => {
  latest.push(`${code} ${debugInfo?.errorLocation ?? ''}`.trim());
  if (latest.length > kept) latest.shift();
};

/** `Excel.run` whose known errors become Failures. `delayForCellEdit` stays off: it can overwrite what the user types. */
export const excel = async <T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> => {
  try {
    return await Excel.run(batch);
  } catch (error) {
    const complaint = error instanceof OfficeExtension.Error ? error : undefined;
    if (complaint !== undefined) note(complaint);
    const code = complaint === undefined ? undefined : failureOf[complaint.code];
    throw code === undefined ? error : new Failure(code, { cause: error });
  }
};
