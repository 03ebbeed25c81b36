import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { HOME_RULES } from './homes.js';
import { LAYER_RULES } from './layers.js';

export const RULES = [...LAYER_RULES, ...HOME_RULES];

/** Package imports as package.json means them, before anything is compiled: `#name` is libs/name/index.ts. */
function doorsOf(root: string): Record<string, string> {
  const libs = join(root, 'libs');
  const names = existsSync(libs) ? readdirSync(libs) : [];
  return Object.fromEntries(names.map((name) => [`#${name}$`, join(libs, name, 'index.ts')]));
}

/** Who imports what in a tree, types included, and which rules that breaks. */
export async function cruiseTree(root: string): Promise<ICruiseResult> {
  const parts = ['apps', 'libs', 'test', 'bench', 'eslint.config.mjs'].filter((part) => existsSync(join(root, part)));
  const resolve = { alias: doorsOf(root), exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] };
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
