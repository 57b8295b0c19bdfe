/** What one pane of this device changed, for the others. */
export interface DeviceNews {
  tell(name: string): void;
  /** Returns what ends the hearing. */
  hear(listener: (name: string) => void): () => void;
}

/** `partition`: as of the database. A pane does not hear itself. */
export const deviceNews = (partition: string): DeviceNews => {
  const channel = new BroadcastChannel(`${partition}sobre`);
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
