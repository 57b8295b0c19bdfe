import { type Faults, OFFICE_ERRORS } from './faults.ts';
import type { Interpreter } from './interpreter/interpreter.ts';
import type { QueryRequest, QueryResponse } from './interpreter/wire.ts';
import { writtenParts } from './written-parts.ts';

/** `ArrayData` of the message that carries a ProcessQuery. */
export type RichApiCall = readonly [
  partition: string,
  verb: string,
  path: string,
  headers: unknown,
  body: string,
  zero: unknown,
  flags: number,
];

export type RichApiAnswer =
  | { readonly Version: 1; readonly Error: 0; readonly Data: readonly [200, readonly string[], string] }
  | { readonly Version: 1; readonly Error: number };

/** Excel on the web takes and gives at most this much at once. */
const PAYLOAD_LIMIT = 5_000_000;
/** Calls of services beside the workbook; they work while a cell is edited. */
const SERVICE_PARTITION = 'WacPartition';
/** Set by `Excel.run({ delayForCellEdit: true })` where the host advertises `DelayForCellEdit`. */
const DELAY_FOR_CELL_EDIT = 64;

/** One client's rich API endpoint: limits and faults first, then the interpreter. */
export class RichApi {
  syncs = 0;
  readonly #interpreter: Interpreter;
  readonly #faults: Faults;
  readonly #latencyMs: number;

  constructor(interpreter: Interpreter, faults: Faults, latencyMs = 0) {
    this.#interpreter = interpreter;
    this.#faults = faults;
    this.#latencyMs = latencyMs;
  }

  async answer([partition, , , , body, , flags]: RichApiCall): Promise<RichApiAnswer> {
    if (partition === SERVICE_PARTITION) return this.#run(body);
    this.syncs += 1;
    if (this.#latencyMs > 0) await pause(this.#latencyMs);
    if (Buffer.byteLength(body) > PAYLOAD_LIMIT) return refusal(OFFICE_ERRORS.payloadTooLarge);
    const error = this.#faults.errorOf(writtenParts(JSON.parse(body) as QueryRequest));
    if (this.#faults.editing) {
      if ((flags & DELAY_FOR_CELL_EDIT) === 0) return refusal(OFFICE_ERRORS.cellEditMode);
      await this.#faults.editingOver();
    }
    if (error?.done === true) this.#run(body);
    if (error) return reply(JSON.stringify(failedWith(error.code)));
    const fault = this.#faults.next();
    if (fault?.kind === 'slow') await pause(fault.ms ?? 1_000);
    else if (fault?.kind === 'lostAnswer') return this.#runAndLose(body);
    else if (fault) return refusal(OFFICE_ERRORS[fault.kind]);
    return this.#run(body);
  }

  #run(body: string): RichApiAnswer {
    const response = this.#interpreter.run(JSON.parse(body) as QueryRequest);
    const text = JSON.stringify(response);
    if (Buffer.byteLength(text) <= PAYLOAD_LIMIT) return reply(text);
    return reply(JSON.stringify(tooLarge(response)));
  }

  /** The work is done, the caller never hears of it: `context.sync()` hangs. */
  #runAndLose(body: string): Promise<never> {
    this.#run(body);
    return new Promise(() => {});
  }
}

const failedWith = (code: string): QueryResponse => ({
  Results: [],
  Error: { Code: code, Message: `The lab answers ${code}.`, Location: '', HttpStatusCode: 400, ActionIndex: 0 },
});

function tooLarge(response: QueryResponse): QueryResponse {
  const error = {
    Code: 'ResponsePayloadSizeLimitExceeded',
    Message: 'The response payload size has exceeded the limit.',
    Location: '',
    HttpStatusCode: 413,
    ActionIndex: Math.max(0, response.Results.length - 1),
  };
  return { Results: [], Error: error };
}

const reply = (body: string): RichApiAnswer => ({
  Version: 1,
  Error: 0,
  Data: [200, ['Content-Type', 'application/json'], body],
});
const refusal = (code: number): RichApiAnswer => ({ Version: 1, Error: code });
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
