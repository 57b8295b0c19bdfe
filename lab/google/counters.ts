/** The report's `google` object. */
export interface Counters {
  /** Authorize pages asked for. */
  authorize: number;
  /** Code exchanges, granted or refused. */
  token: number;
  refresh: number;
  revoke: number;
  /** Send requests that reached Google. */
  sends: number;
  accepted: number;
  rateLimited: number;
  /** Most send requests that were open at the same time. */
  maxInFlight: number;
  /** Send requests answered 401. */
  unauthorised: number;
  /** Every scope that was ever asked for, as written by the product. */
  scopes: string[];
}

export const createCounters = (): Counters => ({
  authorize: 0,
  token: 0,
  refresh: 0,
  revoke: 0,
  sends: 0,
  accepted: 0,
  rateLimited: 0,
  maxInFlight: 0,
  unauthorised: 0,
  scopes: [],
});
