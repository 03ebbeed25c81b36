import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import {
  fieldWords,
  injectedTypes,
  NO_TEST_LEFT_OUT,
  PURE,
  SHORT_TITLES,
} from './test/architecture/lint-rules.mjs';

const SPECS = ['**/*.spec.ts', '**/*.fixture.ts', '**/testing/**/*.ts', 'test/**/*.ts'];
const NODE = ['console', 'performance', 'process', 'setTimeout', 'URL'];
const ENVIRONMENT = {
  object: 'process',
  property: 'env',
  message: 'Configuration is read in one place: apps/runtime/config.ts.',
};
const UNUSED = {
  argsIgnorePattern: '^_',
  varsIgnorePattern: '^_',
  caughtErrorsIgnorePattern: '^_',
  destructuredArrayIgnorePattern: '^_',
};

/**
 * consistent-type-imports stays off: it would turn injected classes into `import type`, and their metadata into `Object`.
 * ledger/injected-types forbids just that.
 */
export default defineConfig(
  { ignores: ['node_modules/', 'dist/', 'coverage/', '.data/', 'tools/client/schema.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: Object.fromEntries(NODE.map((name) => [name, 'readonly'])) },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { ledger: { rules: { 'injected-types': injectedTypes, 'field-words': fieldWords } } },
    rules: {
      'ledger/injected-types': 'error',
      'ledger/field-words': 'error',
      'no-restricted-syntax': ['error', ...NO_TEST_LEFT_OUT, ...SHORT_TITLES],
      '@typescript-eslint/no-unused-vars': ['error', UNUSED],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // `return refuse(…)` is an early exit, and `.catch((error: Error) => …)` is as safe as what was thrown.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
      // Modules and bodies are classes because decorators want them to be.
      '@typescript-eslint/no-extraneous-class': [
        'error',
        { allowWithDecorator: true, allowEmpty: true },
      ],
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      // A port's method is async whether or not this adapter has to wait: what it throws is a rejection.
      '@typescript-eslint/require-await': 'off',
      // Commands without words of their own, and facts tables that say which facts they are of.
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
    },
  },
  {
    files: ['apps/**/*.{ts,tsx}', 'libs/**/*.ts', 'tools/**/*.ts'],
    ignores: SPECS,
    rules: { 'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts', 'tools/**/*.ts'],
    // What people start reads the environment and hands it to readConfig; run-as passes some of it on to the database server.
    ignores: [
      ...SPECS,
      'apps/console/vite.config.ts',
      'apps/runtime/config.ts',
      'apps/runtime/with-runtime.ts',
      'apps/cli/commands/*.ts',
      'apps/runtime/embedded-database.ts',
      'tools/journeys/runner/run-journeys.ts',
      'libs/platform/embedded-postgres/run-as.ts',
    ],
    rules: { 'no-restricted-properties': ['error', ENVIRONMENT] },
  },
  {
    files: ['apps/console/src/**/*.{ts,tsx}'],
    ...reactHooks.configs.flat.recommended,
  },
  {
    files: ['apps/console/src/**/*.{ts,tsx}'],
    rules: {
      // Properties of components are functions without a `this`, and values of fields are text where they are shown as text.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
    },
  },
  {
    files: ['libs/contexts/*/domain/**/*.ts'],
    ignores: SPECS,
    rules: {
      'no-restricted-syntax': ['error', ...NO_TEST_LEFT_OUT, ...PURE],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!#kit/eventsourcing$|#platform/text$|\\.)',
              message: 'The domain imports the kit, the rules of text and itself.',
            },
          ],
        },
      ],
    },
  },
  {
    files: SPECS,
    rules: {
      '@typescript-eslint/await-thenable': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-deprecated': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  { files: [...SPECS, 'bench/**/*.ts'], rules: { '@typescript-eslint/unbound-method': 'off' } },
);
