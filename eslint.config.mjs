import js from '@eslint/js';
import officeAddins from 'eslint-plugin-office-addins';
import tseslint from 'typescript-eslint';

const officeGlobals = ['Excel', 'Office', 'OfficeExtension', 'OfficeRuntime', 'OfficeCore'];
const nodeGlobals = ['process', 'console', 'Buffer', 'URL', 'performance', 'setTimeout', 'clearTimeout', 'setInterval'];
const moreNodeGlobals = [
  'clearInterval',
  'TextEncoder',
  'AbortController',
  'AbortSignal',
  'fetch',
  'URLSearchParams',
  'structuredClone',
];

const officeTypes = {
  // As a type the name is no global to the rule below.
  selector: `TSQualifiedName[left.name=/^(${officeGlobals.join('|')})$/]`,
  message: 'Only src/office says this; use its ports.',
};

/** A switched-off rule is a decision, and a decision is written down: `eslint-disable-next-line rule -- reason`. */
const reasonForDisabling = {
  meta: { type: 'suggestion', schema: [], messages: { reason: 'Say after "--" why the rule does not hold here.' } },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        const isSilent = /^\s*eslint-disable(?:-line|-next-line)?\b(?!.*--\s*\S)/s.test(comment.value);
        if (isSilent) context.report({ loc: comment.loc, messageId: 'reason' });
      }
    },
  }),
};

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'dist-server/',
      'dist-local/',
      '.*/',
      'node_modules/',
      'samples/',
      'docs/screens/',
      'test/fixtures/',
      '**/*.d.ts',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    plugins: { sobre: { rules: { 'reason-for-disabling': reasonForDisabling } } },
    rules: {
      'sobre/reason-for-disabling': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'start' }],
      // Control characters in cells are one of the things the product looks for.
      'no-control-regex': 'off',
      // A module one cannot see whole is two modules.
      'max-lines': ['error', { max: 400 }],
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries([...nodeGlobals, ...moreNodeGlobals].map((name) => [name, 'readonly'])),
    },
  },
  {
    files: ['lab/**/*.js'],
    languageOptions: {
      globals: { document: 'readonly', location: 'readonly', DOMParser: 'readonly', EventSource: 'readonly' },
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: { module: 'writable', require: 'readonly' } },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strict],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 8 },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Indexed access is checked by the compiler; `!` says that the bounds were.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // `Answer | Promise<Answer> | void` is how a handler says that it may have nothing to say.
      '@typescript-eslint/no-invalid-void-type': 'off',
      // A promise nobody waits for is an error nobody sees.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  { files: ['test/**/*.{ts,tsx}'], rules: { '@typescript-eslint/no-dynamic-delete': 'off' } },
  {
    files: ['src/**/*.{ts,tsx}', 'server/**/*.ts'],
    rules: {
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-alert': 'error',
      'no-param-reassign': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-call': 'error',
      '@typescript-eslint/no-unsafe-member-access': 'error',
      '@typescript-eslint/no-unsafe-argument': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
      '@typescript-eslint/no-base-to-string': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      // What the pane has to say it says in the pane: a console holds addresses and amounts for anybody to read.
      'no-console': 'error',
      'no-restricted-syntax': ['error', officeTypes],
      'no-restricted-globals': [
        'error',
        ...officeGlobals.map((name) => ({ name, message: 'Only src/office says this; use its ports.' })),
        { name: 'localStorage', message: 'Lost and shared in ways nobody expects; use the DeviceStore.' },
        { name: 'sessionStorage', message: 'Lost and shared in ways nobody expects; use the DeviceStore.' },
      ],
    },
  },
  {
    files: ['src/office/**/*.ts'],
    plugins: { 'office-addins': officeAddins },
    rules: {
      'no-restricted-globals': 'off',
      'no-restricted-syntax': 'off',
      // `range.values = range.values` is a write to the workbook.
      'no-self-assign': ['error', { props: false }],
      'office-addins/call-sync-after-load': 'error',
      'office-addins/call-sync-before-read': 'error',
      'office-addins/load-object-before-read': 'error',
      'office-addins/no-context-sync-in-loop': 'error',
      'office-addins/no-empty-load': 'error',
      'office-addins/no-navigational-load': 'error',
      'office-addins/no-office-initialize': 'error',
      'office-addins/test-for-null-using-isNullObject': 'error',
    },
  },
  {
    files: ['src/domain/**/*.ts'],
    rules: {
      // Time and chance come in as values; otherwise no rule could be tried twice.
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The caller says what time it is.' },
        { object: 'Math', property: 'random', message: 'The caller brings the chance.' },
        { object: 'crypto', property: 'getRandomValues', message: 'The caller brings the chance.' },
        { object: 'crypto', property: 'randomUUID', message: 'The caller brings the chance.' },
      ],
      'no-restricted-syntax': [
        'error',
        officeTypes,
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'The caller says what time it is.',
        },
      ],
    },
  },
);
