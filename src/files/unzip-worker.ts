import { unpackNow, type Packed } from './unpack.ts';

globalThis.onmessage = ({ data }: MessageEvent<Packed>) => {
  globalThis.postMessage(unpackNow(data));
};
