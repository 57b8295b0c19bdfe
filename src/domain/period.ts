/** A span of civil dates, ISO 8601, both included: `2026-01-01` to `2026-01-15`. */
export interface Period {
  readonly from: string;
  readonly to: string;
}
