import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const SPECS = ['**/*.spec.ts', '**/*.fixture.ts', '**/spec-kit.ts', '**/testing/**', 'test/**'];

const NOT_IN_SPECS = [
  { selector: "MemberExpression[property.name=/^(only|skip|todo|failing)$/][object.name=/^(describe|test|it)$/]", message: 'No test is left out, and none runs alone.' },
  { selector: 'CallExpression[callee.name=/^(fdescribe|fit|ftest|xdescribe|xit|xtest)$/]', message: 'No test is left out, and none runs alone.' },
];

/** A decider's whole world is its state, its command and the moment. */
const NOT_IN_DOMAIN = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Time comes with the command: moment.now.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time comes with the command: moment.now.' },
  { selector: "CallExpression[callee.name='Date']", message: 'Time comes with the command: moment.now.' },
  { selector: "CallExpression[callee.object.name='performance']", message: 'Time comes with the command: moment.now.' },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'No chance here: ids are functions of their cause (uuid5).' },
  { selector: "CallExpression[callee.name=/^random(UUID|Bytes|Int)$/]", message: 'No chance here: ids are functions of their cause (uuid5).' },
  { selector: "CallExpression[callee.property.name=/^random(UUID|Bytes|Int)$/]", message: 'No chance here: ids are functions of their cause (uuid5).' },
];

const ENVIRONMENT = { object: 'process', property: 'env', message: 'Configuration is read in one place: apps/runtime/config.ts.' };

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'coverage/', '.data/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  },
);
