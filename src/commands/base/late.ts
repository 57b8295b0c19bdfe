import { Failure } from '../../domain/failure.ts';

/** Code that a run does not need, fetched when it is asked for. Rejects with `host/plugin-failed`. */
export const late = <T>(part: Promise<T>): Promise<T> =>
  part.catch((cause: unknown) => {
    throw new Failure('host/plugin-failed', { cause });
  });
