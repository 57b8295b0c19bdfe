/** What one pane of this device changed, for the others. */
export interface DeviceNews {
  tell(name: string): void;
  /** Returns what ends the hearing. */
  hear(listener: (name: string) => void): () => void;
}

const silence: DeviceNews = { tell: () => undefined, hear: () => () => undefined };

/** `partition`: as of the database. A pane does not hear itself; where the browser denies storage it hears nobody. */
export const deviceNews = (partition: string): DeviceNews => {
  const channel = openChannel(`${partition}sobre`);
  if (channel === undefined) return silence;
  return {
    tell: (name) => channel.postMessage(name),
    hear: (listener) => {
      const hear = ({ data }: MessageEvent<unknown>) => {
        if (typeof data === 'string') listener(data);
      };
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    },
  };
};

const openChannel = (name: string): BroadcastChannel | undefined => {
  try {
    return new BroadcastChannel(name);
  } catch {
    // Refused like all storage in a frame of another site, where nothing is kept that others could change.
    return undefined;
  }
};
