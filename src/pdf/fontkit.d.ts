declare module 'fontkit' {
  import type { Fontkit } from '@cantoo/pdf-lib';
  /** The engine `@cantoo/pdf-lib` asks for; the package has no types of its own. */
  export const create: Fontkit['create'];
}
