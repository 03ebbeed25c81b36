import { basename } from 'node:path';
import { BANNED_WORDS } from './banned-words.mjs';

/** What this house asks of its sources beyond the well-known rules; eslint.config.mjs says where each applies. */

const ALONE = 'No test is left out, and none runs alone.';
export const NO_TEST_LEFT_OUT = [
  {
    selector:
      'MemberExpression[object.name=/^(describe|test|it)$/][property.name=/^(only|skip|todo|failing)$/]',
    message: ALONE,
  },
  {
    selector: 'CallExpression[callee.name=/^(fdescribe|fit|ftest|xdescribe|xit|xtest)$/]',
    message: ALONE,
  },
];

const LENGTH = 'A test title has one claim and fewer than 80 characters (docs/style.md).';
export const SHORT_TITLES = [
  'CallExpression[callee.name=/^(test|it)$/] > Literal[value=/^.{80}/]',
  "CallExpression[callee.callee.property.name='each'] > Literal[value=/^.{80}/]",
].map((selector) => ({ selector, message: LENGTH }));

const MOMENT = 'Time comes with the command: moment.now.';
const CAUSE = 'Nothing is left to chance here: an id is a function of its cause (uuid5).';
/** A decider knows its state, its command and the moment, and nothing else of the world. */
export const PURE = [
  {
    selector:
      "CallExpression[callee.object.name=/^(Date|performance)$/][callee.property.name='now']",
    message: MOMENT,
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: MOMENT },
  { selector: "CallExpression[callee.name='Date']", message: MOMENT },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: CAUSE },
  { selector: 'CallExpression[callee.name=/^random(UUID|Bytes|Int)$/]', message: CAUSE },
  { selector: 'MemberExpression[property.name=/^random(UUID|Bytes|Int)$/]', message: CAUSE },
];

const isTypeOnly = ({ def }) => def.parent.importKind === 'type' || def.node.importKind === 'type';

const rootOf = (name) => (name.type === 'TSQualifiedName' ? rootOf(name.left) : name);

const decoratorsOf = (node) =>
  (node.decorators ?? []).map(({ expression }) =>
    expression.type === 'CallExpression' ? expression.callee.name : expression.name,
  );

/** Where Nest or class-transformer read the type at run time: constructor parameters, and what of a request is checked by its class. */
function readAtRunTime(method, parameter) {
  const decorators = decoratorsOf(parameter);
  if (method.kind === 'constructor') return !decorators.includes('Inject');
  return decorators.some((name) => ['Body', 'Query', 'Param', 'Headers'].includes(name));
}

/**
 * `import type` of an injected class, or of a body's, makes its metadata `Object` without an error: the wrong thing is injected, and
 * nothing is validated.
 */
export const injectedTypes = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { erased: '{{name}} is needed at run time: import it as a value, not as a type.' },
  },
  create(context) {
    const importOf = (identifier) => {
      for (let scope = context.sourceCode.getScope(identifier); scope; scope = scope.upper) {
        const def = scope.set
          .get(identifier.name)
          ?.defs.find((candidate) => candidate.type === 'ImportBinding');
        if (def) return { def };
      }
      return undefined;
    };
    const check = (parameter) => {
      const typed = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
      const type = (typed.type === 'AssignmentPattern' ? typed.left : typed).typeAnnotation
        ?.typeAnnotation;
      if (type?.type !== 'TSTypeReference') return;
      const imported = importOf(rootOf(type.typeName));
      if (imported && isTypeOnly(imported))
        context.report({
          node: type,
          messageId: 'erased',
          data: { name: rootOf(type.typeName).name },
        });
    };
    return {
      MethodDefinition(method) {
        const decorated = (method.parent.parent.decorators ?? []).length > 0;
        if (!decorated) return;
        for (const parameter of method.value.params)
          if (readAtRunTime(method, parameter)) check(parameter);
      },
    };
  },
};

/** `takeInAll` → take in all. */
const wordsOf = (name) =>
  name.split(/[^A-Za-z]+|(?<=[a-z0-9])(?=[A-Z])/).map((word) => word.toLowerCase());

const BANNED = Object.entries(BANNED_WORDS).map(([name, instead]) => [
  wordsOf(name),
  name,
  instead,
]);

/** The banned word in a name, if there is one: its parts follow one another in it. */
function bannedIn(name) {
  const words = wordsOf(name);
  return BANNED.find(([parts]) =>
    words.some((_, start) => parts.every((part, index) => words[start + index] === part)),
  );
}

/** Names of files and declarations use the words of the field. */
export const fieldWords = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { banned: '{{name}}: write “{{instead}}” instead of “{{word}}” (docs/style.md).' },
  },
  create(context) {
    const check = (node, name) => {
      const found = bannedIn(name);
      if (!found) return;
      const [, word, instead] = found;
      context.report({ node, messageId: 'banned', data: { name, word, instead } });
    };
    const declared = (node) => {
      for (const variable of context.sourceCode.getDeclaredVariables(node))
        for (const { name } of variable.defs)
          if (name?.type === 'Identifier') check(name, variable.name);
    };
    const member = (node) => {
      if (!node.computed && ['Identifier', 'PrivateIdentifier'].includes(node.key.type))
        check(node.key, node.key.name);
    };
    return {
      Program: (node) => check(node, basename(context.filename)),
      VariableDeclaration: declared,
      FunctionDeclaration: declared,
      FunctionExpression: declared,
      ArrowFunctionExpression: declared,
      ClassDeclaration: declared,
      TSInterfaceDeclaration: declared,
      TSTypeAliasDeclaration: declared,
      MethodDefinition: member,
      PropertyDefinition: member,
      TSPropertySignature: member,
      TSMethodSignature: member,
    };
  },
};
