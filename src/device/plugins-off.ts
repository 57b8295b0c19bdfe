const keyOf = (partition: string): string => `${partition}sobre-plugins-off`;

/** Ids of the plugins that a person switched off on this device; undefined where nobody switched any. */
export const pluginsOff = (partition: string, storage: () => Storage): readonly string[] | undefined => {
  try {
    const kept: unknown = JSON.parse(storage().getItem(keyOf(partition)) ?? 'null');
    return Array.isArray(kept) ? kept.map(String) : undefined;
  } catch {
    // A browser that keeps nothing, or something that is no list: then nothing was switched.
    return undefined;
  }
};

/** Says whether it was kept. */
export const keepPluginsOff = (partition: string, storage: () => Storage, ids: readonly string[]): boolean => {
  try {
    storage().setItem(keyOf(partition), JSON.stringify(ids));
    return true;
  } catch {
    // The browser's reason changes nothing for whoever pressed.
    return false;
  }
};
