/** Error of the emulated service; `code` is an `Excel.ErrorCodes` value, `httpStatus` what the service would answer. */
export class ApiError extends Error {
  readonly code: string;
  readonly httpStatus: number;

  constructor(code: string, message: string, httpStatus = 400) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.httpStatus = httpStatus;
  }
}

/** What an `…OrNullObject` member returns when there is nothing; goes over the wire as `Value: null`. */
export const NULL: unique symbol = Symbol('null object');
export type Null = typeof NULL;

const RESOURCE = "The requested resource doesn't exist.";
const SHAPE = "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";
const ARGUMENT = 'The argument is invalid or missing or has an incorrect format.';
const DENIED = "You can't do this because the cell or the worksheet is protected.";
const READ_ONLY = "You can't change this workbook because it is open for reading only.";

export const itemNotFound = () => new ApiError('ItemNotFound', RESOURCE, 404);
export const itemAlreadyExists = () =>
  new ApiError('ItemAlreadyExists', 'A resource with the same name or identifier already exists.', 409);
export const invalidArgument = (message = ARGUMENT) => new ApiError('InvalidArgument', message);
export const wrongDimensions = () => new ApiError('InvalidArgument', SHAPE);
export const invalidOperation = (message: string) => new ApiError('InvalidOperation', message);
export const accessDenied = () => new ApiError('AccessDenied', DENIED, 403);
export const readOnlyBook = () => new ApiError('AccessDenied', READ_ONLY, 403);
