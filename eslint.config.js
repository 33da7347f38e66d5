import {readdirSync} from 'node:fs';
import tseslint from 'typescript-eslint';

/**
 * Which folders a folder may import from, beside itself: the direction of the data, left to right. A file outside of `src` names its own list.
 * `types` may be imported for their types only.
 */
const below = {
  errors: [],
  render: ['errors'],
  data: ['render', 'errors'],
  graph: ['data', 'render', 'errors'],
  engine: ['graph', 'data', 'render', 'errors'],
  cluster: ['graph', 'data', 'render', 'errors'],
  session: ['engine', 'cluster', 'graph', 'data', 'render', 'errors'],
  expr: ['session', 'engine', 'graph', 'data', 'render', 'errors'],
  ops: ['expr', 'session', 'engine', 'graph', 'data', 'render', 'errors'],
  evaluator: ['render', 'errors', 'interactive'],
  magics: ['evaluator', 'interactive', 'render', 'errors'],
  interactive: ['evaluator', 'magics', 'ops', 'session', 'render', 'errors'],
  repl: ['interactive', 'evaluator', 'magics', 'render', 'errors'],
};
const typesOnly = {render: ['data']};

const folders = readdirSync(new URL('src', import.meta.url));
const layers = Object.entries(below).map(([folder, allowed]) => {
  const forbidden = folders.filter(
    (other) => other !== folder && !other.includes('.') && !allowed.includes(other),
  );
  const asTypes = typesOnly[folder] ?? [];
  const pattern = (names) => `^(\\.\\./)+(${names.join('|')})(/|$)`;
  const patterns = [
    {
      regex: pattern(forbidden.filter((other) => !asTypes.includes(other))),
      message: `src/${folder} imports only from: ${allowed.join(', ') || 'nothing'}.`,
    },
    {
      regex: '^(\\.\\./)+(index\\.js$|kernel/|bin/|test/|bench/)',
      message: 'src imports neither its own index nor what stands on it.',
    },
  ];
  if (asTypes.length > 0) {
    patterns.push({
      regex: pattern(asTypes),
      allowTypeImports: true,
      message: `src/${folder} may import only types from there.`,
    });
  }
  return {
    files: [`src/${folder}/**/*.ts`],
    rules: {'@typescript-eslint/no-restricted-imports': ['error', {patterns}]},
  };
});

export default tseslint.config(
  {ignores: ['dist/', 'node_modules/', '.envs/', 'examples/']},
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {allowDefaultProject: ['eslint.config.js', 'scripts/*.mjs']},
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true, allowBoolean: true}],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        {ignoreArrowShorthand: true, ignoreVoidOperator: true},
      ],
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_', varsIgnorePattern: '^_'}],
      '@typescript-eslint/unified-signatures': 'off',
      // `Scalar<number>` says more in a signature than `Scalar`.
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      // For the compiler: an `import` would search its nine megabytes for names first.
      '@typescript-eslint/no-require-imports': ['error', {allowAsImport: true}],
      eqeqeq: 'error',
      'max-lines': ['error', {max: 400}],
      'no-console': 'error',
    },
  },
  {
    // A class and the interface that operations extend are one type on purpose: see docs/architecture.md.
    files: ['src/expr/*.ts', 'src/ops/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-declaration-merging': 'off',
      '@typescript-eslint/no-empty-object-type': 'off',
    },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {'@typescript-eslint/no-floating-promises': 'off', 'no-console': 'off'},
  },
  {files: ['scripts/*.mjs', 'eslint.config.js'], ...tseslint.configs.disableTypeChecked},
  {files: ['scripts/*.mjs'], rules: {'no-console': 'off'}},
  ...layers,
);
