import { setup } from '../setup.mjs';
import { main } from './say.mjs';

/** Builds into a folder of its own, with the list of plugins that `SOBRE_PLUGINS` names, where that is not fresh. */
await main(() => setup({ build: true, folder: process.argv[2] }));
