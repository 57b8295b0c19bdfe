import { expect, test } from 'vitest';
import { Failure } from '../../../../src/domain/failure.ts';
import { RunCourse } from '../../../../src/domain/sending/run-course.ts';

const begun = () => new RunCourse(() => undefined);

test('the first failure that ends a run is the one that is told', () => {
  const course = begun();
  course.end(new Failure('run/lease-lost'));
  course.end(new Failure('sheet/unexpected'));
  expect(course.isOver).toBe(true);
  course.close();
  expect([course.phase, course.reason?.code]).toEqual(['ended', 'run/lease-lost']);
});

test('what nobody expected ends it as a bug and is no reason to show', () => {
  const course = begun();
  course.fail(new TypeError('x is undefined'));
  course.fail('thrown text');
  expect([course.isOver, course.ending, course.bug?.message]).toEqual([true, undefined, 'x is undefined']);
  course.fail(new Failure('mail/forbidden'));
  expect(course.ending?.code).toBe('mail/forbidden');
});

test('after Stop it goes into no other phase but its end', () => {
  const course = begun();
  course.stop();
  course.enter('sending');
  expect([course.phase, course.stopped, course.signal.aborted, course.isOver]).toEqual(['stopping', true, true, true]);
  course.close();
  course.stop();
  expect(course.phase).toBe('ended');
});
