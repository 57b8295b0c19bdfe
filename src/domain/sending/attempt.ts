import type { Acceptance } from '../ports.ts';
import { isRefusal } from './delivery.ts';
import type { ComposedMail } from './run-item.ts';

/** The steps of one attempt, in their order. */
export interface Steps {
  compose(): Promise<ComposedMail>;
  /** Finds out how it can leave, which may take as long as a bad network does. */
  ready(mail: ComposedMail): Promise<void>;
  /** Puts on record that it is about to leave. Where it fails, the record may hold it all the same. */
  begin(mail: ComposedMail): Promise<void>;
  /** Throws when it must not leave any more. */
  mayLeave(): void;
  send(mail: ComposedMail): Promise<Acceptance>;
}

/** What came of an attempt, told by the step that failed and never by the error alone. */
export type Came =
  | { readonly of: 'accepted'; readonly acceptance: Acceptance }
  /** Nothing left; `begun` where the record may say that it was about to. */
  | { readonly of: 'turned-back'; readonly error: unknown; readonly begun: boolean }
  /** Nobody knows whether it left. */
  | { readonly of: 'lost'; readonly error: unknown };

export const attemptOnce = async (steps: Steps): Promise<Came> => {
  let begun = false;
  let mail: ComposedMail;
  try {
    mail = await steps.compose();
    await steps.ready(mail);
    steps.mayLeave();
    begun = true;
    await steps.begin(mail);
    steps.mayLeave();
  } catch (error) {
    return { of: 'turned-back', error, begun };
  }
  try {
    return { of: 'accepted', acceptance: await steps.send(mail) };
  } catch (error) {
    return isRefusal(error) ? { of: 'turned-back', error, begun } : { of: 'lost', error };
  }
};
