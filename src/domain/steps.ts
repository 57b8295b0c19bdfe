/** Long work that its caller may interrupt after each step, to let something else happen. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all steps at once. */
export const finishSteps = <T>(steps: Steps<T>): T => {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
};
