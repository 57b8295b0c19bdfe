import { expected } from '../../domain/failure.ts';
import type { DeviceStore } from '../../plugin/contribution.ts';

const key = 'run-senders';
const mostRuns = 400;

type Senders = Readonly<Record<string, string>>;

const read = async (device: DeviceStore): Promise<Senders> => (await device.get<Senders>(key)) ?? {};

/** Keeps on this device which account a run sends from: the record itself holds no address. Never rejects for what may happen. */
export const noteSender = async (device: DeviceStore, run: string, address: string): Promise<void> => {
  try {
    await device.update<Senders>(key, (senders = {}) => {
      const earlier = Object.entries(senders).slice(1 - mostRuns);
      return { ...Object.fromEntries(earlier), [run]: address };
    });
  } catch (error) {
    expected(error);
  }
};

/** For an account that is forgotten on this device. */
export const dropSender = async (device: DeviceStore, address: string): Promise<void> => {
  await device.update<Senders>(
    key,
    (senders) => senders && Object.fromEntries(Object.entries(senders).filter(([, sender]) => sender !== address)),
  );
};

/** Which account a run of this device sent from; '' where this device does not know. */
export const runSenders = async (device: DeviceStore): Promise<(run: string) => string> => {
  const senders = await read(device);
  return (run) => (Object.hasOwn(senders, run) ? String(senders[run]) : '');
};
