/** Arguments or a scenario that cannot be used: the command ends with 2 and says why in one sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const need = (holds: unknown, sentence: string): void => {
  if (!holds) throw new UsageError(sentence);
};
