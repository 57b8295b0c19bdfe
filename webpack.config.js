import { join } from 'node:path';
import CopyPlugin from 'copy-webpack-plugin';
import { EsbuildPlugin } from 'esbuild-loader';
import HtmlWebpackPlugin from 'html-webpack-plugin';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import TerserPlugin from 'terser-webpack-plugin';
import webpack from 'webpack';
import { LicencesPlugin } from './scripts/setup/licences.mjs';
import { localOrigin, withOrigin } from './scripts/setup/manifest-origin.mjs';
import { manifestOf } from './scripts/setup/manifest.mjs';
import { hasOwnList, pluginFacts, pluginList, readPlugins, writeIndex } from './scripts/setup/plugin-index.mjs';
import { manifestItems } from './scripts/setup/plugin-menus.mjs';

const root = import.meta.dirname;

/** Each page by name: its program, and beside it the page as written, which gets only the tags of its own files. */
const pages = {
  taskpane: { program: 'src/taskpane/main.tsx', html: 'src/taskpane/taskpane.html' },
  start: { program: 'src/gmail/dialog/start.ts', html: 'src/gmail/dialog/start.html' },
  callback: { program: 'src/gmail/dialog/callback.ts', html: 'src/gmail/dialog/callback.html' },
  microsoft: { program: 'src/microsoft/dialog/main.ts', html: 'src/microsoft/dialog/microsoft.html' },
};

/**
 * The production build. There is no other: what the lab and the tests run is what is deployed.
 * @param folder where the sources are; default: here
 */
export function configuration({ origin = localOrigin, folder = root, output = join(root, 'dist') } = {}) {
  const written = writeIndex();
  return {
    mode: 'production',
    context: folder,
    // es2022 also makes webpack's own runtime use globalThis; its older way is an eval, which the CSP forbids.
    target: ['web', 'es2022'],
    devtool: false,
    entry: Object.fromEntries(Object.entries(pages).map(([name, { program }]) => [name, `./${program}`])),
    output: {
      path: output,
      // Pages load from any depth and workers from chunks, so addresses start at the origin.
      publicPath: '/',
      filename: 'assets/[name].[contenthash:12].js',
      chunkFilename: 'assets/[name].[contenthash:12].js',
      assetModuleFilename: 'assets/[name].[contenthash:12][ext]',
      clean: true,
    },
    resolve: {
      extensions: ['.tsx', '.ts', '.js', '.json'],
      modules: [join(root, 'node_modules'), 'node_modules'],
      // What a plugin is written against, wherever its folder is.
      alias: { 'sobre/plugin$': join(root, 'src', 'plugin', 'index.ts') },
    },
    resolveLoader: { modules: [join(root, 'node_modules')] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          loader: 'esbuild-loader',
          options: { target: 'es2022', tsconfig: join(root, 'tsconfig.json') },
        },
        { test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] },
        { test: /\.(ttf|woff2?|icc)$/, type: 'asset/resource' },
      ],
    },
    plugins: [
      new LicencesPlugin(),
      new MiniCssExtractPlugin({ filename: 'assets/[name].[contenthash:12].css' }),
      ...Object.entries(pages).map(
        ([name, { html }]) =>
          new HtmlWebpackPlugin({
            filename: `${name}.html`,
            template: join(folder, html),
            chunks: [name],
            scriptLoading: 'defer',
            // The page stays as its author wrote it, Microsoft's script tag included.
            minify: false,
          }),
      ),
      new webpack.NormalModuleReplacementPlugin(/\/plugin\/built-in\.ts$/, written.plugins),
      new webpack.NormalModuleReplacementPlugin(/\/plugin\/ribbon-items\.ts$/, written.ribbon),
      new webpack.NormalModuleReplacementPlugin(/\/contributed-words\.ts$/, written.words),
      new CopyPlugin({
        patterns: [
          {
            from: 'plugins.json',
            transform: () => JSON.stringify({ plugins: pluginFacts(readPlugins()) }),
          },
          // Not among the built files: those may be cached for ever, and these keep their names.
          { from: 'assets', to: '.' },
          { from: 'manifest.xml', transform: () => withOrigin(manifestOf(manifestItems(readPlugins())), origin) },
        ],
      }),
    ],
    optimization: {
      minimizer: [
        // Takes longer than esbuild and leaves a twentieth less to fetch.
        new TerserPlugin({
          extractComments: false,
          terserOptions: { ecma: 2020, module: true, compress: { passes: 2 } },
        }),
        new EsbuildPlugin({ target: 'es2022', css: true, include: /\.css$/ }),
      ],
    },
    // Sizes are judged after gzip, by scripts/setup/bundle.mjs.
    performance: false,
    cache: {
      type: 'filesystem',
      cacheDirectory: join(root, '.cache', 'webpack'),
      name: `${origin}${hasOwnList() ? pluginList() : ''}`.replace(/\W+/g, '-'),
      buildDependencies: { config: [import.meta.filename, join(root, 'package-lock.json')] },
    },
    infrastructureLogging: { level: 'error' },
  };
}

/** For the webpack command line: `webpack --env origin=https://…`. */
export default ({ origin } = {}) => configuration({ origin });
