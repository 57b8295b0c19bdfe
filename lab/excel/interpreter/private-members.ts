import { itemNotFound, NULL, wrongDimensions } from './api-error.ts';
import type { ApiGate } from './api-gate.ts';
import type { EventRegistrations } from './event-registrations.ts';
import type { ModelObject } from './model-object.ts';
import type { References } from './references.ts';

type PrivateMember = (object: ModelObject, args: readonly unknown[]) => unknown;

/** Members office.js calls for itself. They are no part of the public API, so the host answers them, not the model. */
export class PrivateMembers {
  readonly #members: Readonly<Record<string, PrivateMember>>;
  readonly #events: EventRegistrations;
  readonly #gate: ApiGate;

  constructor(references: References, events: EventRegistrations, gate: ApiGate) {
    this.#events = events;
    this.#gate = gate;
    this.#members = {
      _KeepReference: (object) => references.keep(object),
      _RemoveReference: (_root, [id]) => references.remove(String(id)),
      // Announces that a large array follows in slices.
      _ValidateArraySize(range, [rows, columns]) {
        if (rows !== range['rowCount'] || columns !== range['columnCount']) throw wrongDimensions();
      },
      _GetRangeForEventByReferenceId(workbook, [id]) {
        const range = events.rangeOf(id, workbook);
        if (range === NULL) throw itemNotFound();
        return range;
      },
      _GetRangeOrNullObjectForEventByReferenceId: (workbook, [id]) => events.rangeOf(id, workbook),
    };
  }

  find(member: string): PrivateMember | undefined {
    if (/^_(Un)?[Rr]egister/.test(member)) return (object) => this.#events.change(object, member, this.#gate);
    return this.#members[member];
  }
}
