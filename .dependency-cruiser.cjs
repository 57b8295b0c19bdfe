/** Programs a page or worker starts with; everything else in src is reached from one of them. */
const entries =
  '^src/(taskpane/main\\.tsx|plugin/index\\.ts|gmail/dialog/(start|callback)\\.ts|microsoft/dialog/main\\.ts|.*worker\\.ts)$';
/** Where the parts are put together. They may import anything in src, and do nothing else. */
const wiring = '^src/(taskpane/(main\\.tsx|open-session\\.ts)|plugin/built-in\\.ts)$';
const plugins = 'gmail|files|cfdi|pdf|microsoft|eml';
const typeOnly = ['type-only'];

/** An import from `from` to anything in src (or a package) that is not listed is an error. */
const mayImport = (name, comment, from, allowed, except = undefined) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: [wiring, ...(except ? [except] : [])] },
  to: { path: '^(src|server|lab|test|scripts)/', pathNot: allowed },
});

module.exports = {
  forbidden: [
    mayImport(
      'domain-imports-nothing',
      'Arrows point to the domain and it points nowhere: the rules can be read and tried without Excel, Google or a page.',
      '^src/domain/',
      ['^src/domain/'],
    ),
    {
      name: 'domain-uses-pure-packages',
      comment: 'Of packages the domain takes only the one that computes a value from a value: Liquid.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: {
        dependencyTypesNot: ['local', 'type-only'],
        pathNot: ['^src/', 'node_modules/liquidjs/'],
      },
    },
    mayImport(
      'plugin-door-knows-nobody',
      'The plugin API and its host must work for a plugin they have never seen; only built-in.ts knows the shipped ones.',
      '^src/plugin/',
      ['^src/(plugin|domain)/'],
    ),
    mayImport(
      'office-serves-ports',
      'src/office fills the ports of the domain for Excel; it must not know who uses them.',
      '^src/office/',
      ['^src/(office|domain|plugin)/'],
    ),
    {
      name: 'office-takes-types-from-plugin',
      comment:
        'Of the plugin API src/office needs shapes only; running plugin code from there would tie plugins to Excel.',
      severity: 'error',
      from: { path: '^src/office/' },
      to: { path: '^src/plugin/', dependencyTypesNot: typeOnly },
    },
    mayImport(
      'device-serves-ports',
      'src/device keeps things in this browser for whoever wires it; it knows the ports it fills and nothing else.',
      '^src/device/',
      ['^src/(device|domain|plugin)/'],
    ),
    ...plugins
      .split('|')
      .map((plugin) =>
        mayImport(
          `${plugin}-stands-alone`,
          'A plugin sees the plugin API and the domain. One that leaned on another could not be taken out or replaced.',
          `^src/${plugin}/`,
          [`^src/(${plugin}|plugin|domain)/`],
          '^src/(gmail|microsoft)/dialog/',
        ),
      ),
    mayImport(
      'dialog-pages-are-small',
      'The sign-in pages are entries of their own: they take the Office side of the dialog and load nothing of the pane.',
      '^src/gmail/dialog/',
      ['^src/(gmail|plugin|domain)/', '^src/office/(dialog-page|office-js)\\.ts$'],
    ),
    mayImport(
      'folder-page-is-small',
      'The page of the other sign-in likewise: it takes the Office side of the dialog and loads nothing of the pane.',
      '^src/microsoft/dialog/',
      ['^src/(microsoft|plugin|domain)/', '^src/office/(dialog-page|office-js)\\.ts$'],
    ),
    mayImport(
      'commands-use-ports',
      'Ribbon and pane run the same commands, so those know neither: they speak to ports that main.tsx brings.',
      '^src/commands/',
      ['^src/(commands|plugin|domain)/'],
    ),
    mayImport(
      'views-use-commands',
      'A view shows state and calls commands. One that called Excel or Google could not be shown in a test.',
      '^src/taskpane/',
      ['^src/(taskpane|commands|plugin|domain|texts)/'],
    ),
    mayImport(
      'texts-know-languages',
      'Every sentence in every language, and how one is found: whoever shows it comes to the texts, never the reverse.',
      '^src/texts/',
      ['^src/(texts|domain)/'],
    ),
    mayImport(
      'every-folder-has-a-rule',
      'A new folder under src is a decision about who may know whom: write its rule here first.',
      `^src/(?!(domain|plugin|office|device|${plugins}|commands|taskpane|texts)/)`,
      ['^$'],
    ),
    {
      name: 'nobody-enters-the-wiring',
      comment: 'What is imported from an entry could not be loaded without starting the add-in.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/taskpane/open-session\\.ts$' },
      to: {
        path: '^src/(taskpane/main\\.tsx|plugin/built-in\\.ts|gmail/dialog/(start|callback)\\.ts|microsoft/dialog/main\\.ts)$',
      },
    },
    {
      name: 'diagnostics-only-office-js-helpers',
      comment:
        'The package is archived and its sign-in is unsafe (implicit flow, no origin check); one file uses its labels.',
      severity: 'error',
      from: { pathNot: '^src/office/diagnostics\\.ts$' },
      to: { path: 'office-js-helpers' },
    },
    {
      name: 'office-js-comes-from-its-cdn',
      comment: 'Microsoft supports office.js from its CDN only; the package is there for the lab to serve.',
      severity: 'error',
      from: { path: '^(src|server)/' },
      to: { path: '@microsoft/office-js(/|$)', dependencyTypesNot: typeOnly },
    },
    {
      name: 'product-ships-no-development-package',
      comment: 'A development package is not in the licence list and not chosen for what reaches the user.',
      severity: 'error',
      from: { path: '^(src|server)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: typeOnly, pathNot: '^node_modules/@types/' },
    },
    {
      name: 'lab-shares-words-not-code',
      comment:
        "The lab judges the product: with the product's own code it would agree with every fault. Types, texts, the table of codes and the deployment’s defaults are words.",
      severity: 'error',
      from: { path: '^lab/' },
      to: {
        path: '^src/',
        pathNot: ['\\.json$', '/texts/', '^src/domain/issue\\.ts$', '^src/plugin/deployment\\.ts$'],
        dependencyTypesNot: typeOnly,
      },
    },
    {
      name: 'server-knows-the-deployment-only',
      comment: 'The broker stays small enough to review in one sitting: of src it sees what a deployment decides.',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(src|lab|test|scripts)/', pathNot: '^src/plugin/deployment\\.ts$' },
    },
    {
      name: 'lab-needs-no-tests',
      comment: 'The lab also runs by hand, with npm start; what it needs lives in it, in the server or in scripts.',
      severity: 'error',
      from: { path: '^lab/' },
      to: { path: '^test/' },
    },
    {
      name: 'scripts-need-no-product',
      comment: 'Scripts run before anything is compiled.',
      severity: 'error',
      from: { path: '^scripts/' },
      to: { path: '^(src|server|lab|test)/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other are one module, or hide a third.',
      severity: 'error',
      from: { path: '^(src|server)/' },
      to: { circular: true },
    },
    {
      name: 'no-dead-modules',
      comment: 'A module no entry reaches is not in the product; it only looks as if it were.',
      severity: 'error',
      from: { path: entries },
      // The texts of a language are fetched by its name.
      to: { path: '^src/', pathNot: ['\\.d\\.ts$', '^src/texts/[a-z]{2}/', entries], reachable: false },
    },
    {
      name: 'no-orphans',
      comment: 'A module without any arrow is forgotten.',
      severity: 'error',
      from: { path: '^(src|server)/', pathNot: ['\\.d\\.ts$', entries], orphan: true },
      to: {},
    },
    {
      name: 'imports-resolve',
      comment: 'A misspelt import of a type would otherwise vanish before anybody looks for it.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // Packages are judged by their names; their own arrows are their business.
    doNotFollow: { path: 'node_modules' },
    // Anchored: most packages keep their code in a folder of the same name.
    exclude: { path: '^(dist|dist-server|dist-local|\\.cache|\\.lab)/' },
    // Types are arrows too: who knows a shape depends on it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'node'],
    },
  },
};
