import { expect, test } from 'vitest';
import { mayMove, move, type DeliveryState } from '../../../../src/domain/sending/delivery.ts';
import { Failure } from '../../../../src/domain/failure.ts';

const states: readonly DeliveryState[] = [
  'waiting',
  'claimed',
  'sending',
  'sent',
  'failed',
  'unknown',
  'held',
  'later',
  'skipped',
];

test('only a claimed row can begin to be sent', () => {
  expect(states.filter((from) => mayMove(from, 'sending'))).toEqual(['claimed']);
});

test('a row is sent out of sending, or out of unknown when a person found the mail', () => {
  expect(states.filter((from) => mayMove(from, 'sent'))).toEqual(['sending', 'unknown']);
});

test('out of sent nothing leads but a claim that a person chose', () => {
  expect(states.filter((to) => mayMove('sent', to))).toEqual(['claimed']);
});

test('an unknown row becomes neither failed nor waiting', () => {
  expect(states.filter((to) => mayMove('unknown', to))).toEqual(['claimed', 'sent']);
});

test('a legal move gives the new state', () => {
  expect(move('claimed', 'sending')).toBe('sending');
});

test('every other move ends the run', () => {
  for (const from of states) {
    for (const to of states.filter((each) => !mayMove(from, each))) {
      expect(() => move(from, to), `${from} to ${to}`).toThrow(new Failure('run/lease-lost', { values: { from, to } }));
    }
  }
});
