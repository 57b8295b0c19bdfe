import { gmailError, type GmailAnswer } from './gmail-answer.ts';
import { checkAnswer, type Answer } from './google-block.ts';

export interface Faults {
  add(answer: Answer): void;
  /** What the scenario wants to happen to the nth send request. */
  at(n: number): Answer | undefined;
}

export function createFaults(answers: readonly Answer[]): Faults {
  const planned: Answer[] = [];
  const add = (answer: Answer) => {
    checkAnswer(answer, `google.answers[${planned.length}]`);
    planned.push(answer);
  };
  answers.forEach(add);
  return { add, at: (n) => planned.find(({ nth, times = 1 }) => n >= nth && n < nth + times) };
}

export function scriptedAnswer(fault: Answer, nowMs: number): GmailAnswer {
  const { status = 503, reason, message, retryAfterMs } = fault;
  if (retryAfterMs === undefined) return gmailError(status, { reason, message });
  const answer = gmailError(status, { reason, message, retryAtMs: nowMs + retryAfterMs });
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(Math.ceil(retryAfterMs / 1000)) } };
}
