import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { HOME_RULES } from './package-rules.js';
import { LAYER_RULES } from './layer-rules.js';

export const RULES = [...LAYER_RULES, ...HOME_RULES];

/** Package imports as package.json means them, before anything is compiled: `#tier/lib` is libs/tier/lib/index.ts. */
function libIndexes(root: string): Record<string, string> {
  const libs = join(root, 'libs');
  const foldersIn = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);
  const names = foldersIn(libs).flatMap((tier) =>
    foldersIn(join(libs, tier)).map((lib) => `${tier}/${lib}`),
  );
  return Object.fromEntries(names.map((name) => [`#${name}$`, join(libs, name, 'index.ts')]));
}

/** Who imports what in a tree, types included, and which rules that breaks. */
export async function cruiseTree(root: string): Promise<ICruiseResult> {
  const parts = ['apps', 'libs', 'tools', 'test', 'bench', 'eslint.config.mjs'].filter((part) =>
    existsSync(join(root, part)),
  );
  const resolve = {
    alias: libIndexes(root),
    exportsFields: ['exports'],
    conditionNames: ['import', 'node', 'types', 'default'],
  };
  const options = {
    baseDir: root,
    ruleSet: { forbidden: RULES as IForbiddenRuleType[] },
    validate: true,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  };
  const { output } = await cruise(parts, options, resolve);
  if (typeof output === 'string') throw new Error(output);
  return output;
}

/** Every broken rule, as a line for people. */
export const violationsOf = ({ summary }: ICruiseResult): string[] =>
  summary.violations.map(({ rule: { name }, from, to }) => `${name}: ${from} → ${to}`).sort();
