import { ConfigError, readConfig } from '../../apps/runtime/config.js';
import { code, document, table } from './markdown.js';
import type { Declared, Sources } from './sources.js';

const HEAD = `Environment variables configure the product. Without any of them it runs in development mode with an embedded database. If a variable is
malformed, or missing in production, the process prints its name and does not start.`;

/** Sample values. Each variable's check accepts at least one of them. */
const ANY = ['https://ledger.example', 'c2VjcmV0', 'ledger'];

/** Variables that readConfig requires in production. */
function neededInProduction(): Set<string> {
  const given: Record<string, string> = { LEDGER_MODE: 'production' };
  for (let tries = 0; tries < 100; tries++) {
    const name = complaint(given);
    if (name === undefined) break;
    const current = ANY.indexOf(given[name] ?? '');
    given[name] = ANY[current + 1] ?? '';
  }
  return new Set(Object.keys(given).filter((name) => name !== 'LEDGER_MODE'));
}

function complaint(given: Readonly<Record<string, string>>): string | undefined {
  try {
    readConfig(given);
    return undefined;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return /^[A-Z_]+/.exec(error.message)?.[0];
  }
}

const valueOf = ({ initial }: Declared): string =>
  initial === undefined
    ? ''
    : code(initial.replace(/^'(.*)'$/, '$1').replace(/(\d)_(?=\d)/g, '$1'));

/** docs/configuration.md: the environment variables. */
export function configurationDocument(sources: Sources): string {
  const needed = neededInProduction();
  const rows = sources
    .propertiesOf('Config')
    .map((variable) => [
      code(variable.name),
      code(variable.type),
      valueOf(variable),
      needed.has(variable.name) ? 'yes' : '',
      variable.comment,
    ]);
  return document(
    'Configuration',
    'apps/runtime/config.ts',
    HEAD,
    table(['Variable', 'Type', 'Default', 'Needed in production', 'Meaning'], rows),
  );
}
