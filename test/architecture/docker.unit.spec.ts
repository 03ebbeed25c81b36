import { describe, expect, test } from '@jest/globals';
import { DCLinter } from 'dclint';
import { validate } from 'dockerfile-utils';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';
import { parse, type Tags } from 'yaml';
import { Config, OPTIONAL, readConfig } from '../../apps/runtime/config.js';
import { MASTER_KEY } from '../support/master-key.js';
import { ROOT } from '../support/another-process.js';

interface Service {
  readonly image: string;
  readonly command?: readonly string[] | undefined;
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: object;
  readonly depends_on?: Readonly<Record<string, { condition: string }>>;
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
}

const KNOWN = new Set([...Object.keys(new Config()), ...OPTIONAL]);
const OURS = ['api-1', 'api-2', 'worker-1', 'worker-2'];
/** Compose's own tag: the value takes the place of the one below. */
const customTags: Tags = [
  { tag: '!override', collection: 'map', default: false },
] as unknown as Tags;
const text = (name: string) => readFile(`${ROOT}docker/${name}`, 'utf8');
const compose = async (name: string) =>
  parse(await text(name), { merge: true, customTags }) as Compose;

/** Fills in variables as compose does; what has no default must be given. */
function filledIn(value: string, given: Readonly<Record<string, string>>): string {
  return value.replace(
    /\$\{(\w+)(?::([-?])([^}]*))?\}/g,
    (_, name: string, kind?: string, rest: string = '') => {
      const known = given[name] ?? (kind === '-' ? rest : undefined);
      if (known === undefined) throw new Error(`${name} is missing.`);
      return known;
    },
  );
}
const GIVEN = {
  POSTGRES_PASSWORD: 'p',
  KURRENTDB_PASSWORD: 'k',
  OIDC_ISSUER: 'https://login.example',
  LEDGER_MASTER_KEY: MASTER_KEY,
};
const environmentOf = (service: Service, given: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(service.environment ?? {}).map(([name, value]) => [
      name,
      filledIn(value, given),
    ]),
  );

/** Its own declarations do not resolve. */
const Linter = DCLinter as unknown as new (config: object) => {
  lintFiles(
    paths: string[],
    recursive: boolean,
  ): { readonly messages: readonly { readonly type: string; readonly message: string }[] }[];
};
/** What in a compose file is against the specification of such files. (The linter's warnings are about the order of things.) */
const faultsOf = (path: string): string[] =>
  new Linter({ exclude: [], rules: {}, quiet: true })
    .lintFiles([path], false)
    .flatMap(({ messages }) => messages)
    .filter(({ type }) => type === 'error')
    .map(({ message }) => message);

describe.each(['compose.yml', 'compose.cluster.yml'])('docker/%s', (name) => {
  test('is as the specification of compose files has it', () => {
    expect(faultsOf(`${ROOT}docker/${name}`)).toEqual([]);
  });

  test('uses variables of the configuration only', async () => {
    const { services } = await compose(name);
    const used = OURS.flatMap((service) => Object.keys(services[service]?.environment ?? {}));
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((variable) => !KNOWN.has(variable))).toEqual([]);
  });

  test('pins every image to a version', async () => {
    const { services } = await compose(name);
    const images = Object.values(services).flatMap(({ image }) =>
      image === undefined ? [] : [image],
    );
    expect(images.length).toBeGreaterThan(1);
    for (const image of images) expect(image).toMatch(/:v?\d+\.\d+(\.\d+)?(-\w+)?$/);
  });

  test('holds no secret: passwords and keys come from whoever starts it', async () => {
    const whole = await text(name);
    for (const [, value] of whole.matchAll(/^\s*\w*(?:PASSWORD|KEY|SECRET)\w*: (.*)$/gm))
      expect(value).toMatch(/^(\$\{|\/certificates\/)/);
    expect(whole).not.toMatch(/:\/\/\w+:(?!\$\{)[^@\s]+@/);
  });
});

describe('docker/compose.yml', () => {
  test('is accepted by production once values without default are set', async () => {
    const { services } = await compose('compose.yml');
    for (const service of OURS) {
      expect(readConfig(environmentOf(services[service]!, GIVEN))).toMatchObject({
        LEDGER_MODE: 'production',
      });
      for (const left of ['POSTGRES_PASSWORD', 'OIDC_ISSUER', 'LEDGER_MASTER_KEY']) {
        const rest = Object.fromEntries(
          Object.entries(GIVEN).filter(([variable]) => variable !== left),
        );
        expect(() => environmentOf(services[service]!, rest)).toThrow(left);
      }
    }
  });

  test('waits for the stores, and only for services that exist', async () => {
    const { services } = await compose('compose.yml');
    for (const service of OURS) {
      for (const [needed, { condition }] of Object.entries(services[service]!.depends_on ?? {})) {
        expect(condition).toBe('service_healthy');
        expect(services[needed]?.healthcheck).toBeDefined();
      }
    }
    expect(OURS.map((service) => services[service]?.command?.[0])).toEqual([
      'api',
      'api',
      'worker',
      'worker',
    ]);
  });
});

test('a compose file that is not as it should be is seen', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'compose-'));
  await writeFile(
    join(folder, 'compose.yml'),
    'name: x\nservices: { api: { image: node, heathcheck: {} } }\n',
  );
  expect(faultsOf(join(folder, 'compose.yml'))).toEqual([
    expect.stringContaining('additional properties'),
  ]);
  await rm(folder, { recursive: true });
});

test('the Dockerfile has no fault that a linter sees, and a faulty one has', async () => {
  expect(validate(await text('Dockerfile'))).toEqual([]);
  expect(validate('FROM node\nRUNN npm ci\n')).toMatchObject([
    { message: 'Unknown instruction: RUNN' },
  ]);
});

test('the image has a pinned base, an ordinary user and a health check', async () => {
  const dockerfile = await text('Dockerfile');
  const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
  expect(new Set(bases).size).toBe(1);
  expect(bases[0]).toMatch(/^node:24\.\d+\.\d+-\w+-slim$/);
  expect(dockerfile.lastIndexOf('USER node')).toBeGreaterThan(dockerfile.lastIndexOf('FROM'));
  expect(dockerfile).toMatch(/^HEALTHCHECK/m);
  expect(dockerfile).not.toMatch(/:latest|ADD http/);
});
