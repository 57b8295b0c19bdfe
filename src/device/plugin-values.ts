const keyIn = (partition: string, key: string): string => `${partition}sobre-${key}`;

/** Settings of plugins that a person keeps on this device, each under a key of its own. */
export const pluginValues = (partition: string, storage: () => Storage) => ({
  get: (key: string): unknown => {
    try {
      return JSON.parse(storage().getItem(keyIn(partition, key)) ?? 'null');
    } catch {
      // A browser that keeps nothing, or what is no JSON: then nothing was chosen.
      return undefined;
    }
  },
  /** Says whether it was kept. */
  set: (key: string, value: string | number | boolean): boolean => {
    try {
      storage().setItem(keyIn(partition, key), JSON.stringify(value));
      return true;
    } catch {
      // The browser's reason changes nothing for whoever chose.
      return false;
    }
  },
});
