/** Runs a task after so many milliseconds. */
export type Schedule = (task: () => void, ms: number) => void;

export const realTime: Schedule = (task, ms) => void setTimeout(task, ms);
