import type { DeviceStore } from '../plugin/contribution.ts';

const key = 'asked-to-keep';

/**
 * Asks the browser, once per device, not to clear what Sobre keeps when space runs short. A browser that will not
 * promise it changes nothing: the log sheets hold the same.
 */
export const askToKeep = async (
  store: DeviceStore,
  storage: Pick<StorageManager, 'persist'> | undefined,
): Promise<void> => {
  if (storage === undefined || (await store.get<boolean>(key)) === true) return;
  await store.set(key, true);
  await storage.persist().catch(() => false);
};
