import { late } from '../base/late.ts';

/** The rule of whose each file is: nobody needs it before there are files. */
export const judges = () => late(import(/* webpackChunkName: "judges" */ '../../domain/pairing/pairing.ts'));
