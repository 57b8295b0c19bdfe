import {
  definePlugin,
  type Contributes,
  type Contributions,
  type Plugin,
  type PluginContext,
  type PointName,
} from '../../src/plugin/contribution.ts';
import type { DataPoints } from '../../src/plugin/data-points.ts';

interface Parts<C extends Contributes, R> {
  readonly id: string;
  readonly contributes: C & { readonly [P in Exclude<keyof C, PointName | keyof DataPoints>]: never };
  activate(context: PluginContext): Promise<R> | R;
}

/** A plugin of one object, its version and range left to the test's own build. */
export const pluginOf = <const C extends Contributes, R extends Contributions<C>>({
  id,
  contributes,
  activate,
}: Parts<C, R>): Plugin<C> =>
  definePlugin({ id, version: '1.0.0', engines: { sobre: '*' }, contributes }, activate as never) as Plugin<C>;
