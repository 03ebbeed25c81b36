import { expect } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { columnsOfExport, type ExportManifest, type ExportName } from '#features/exports';
import { openHttpApp, type HttpResponse, type HttpApp } from './http-app.js';

/** Two companies in two zones, two nonprofits, every role, and four registrations; see {@link openExports} for what happens. */
const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: per_date, levels: [acme/paris, acme/paris/nord, acme/lyon] }
    beta: { managerPolicy: none, zone: America/New_York }
  nonprofits:
    helpers: { coordinators: [cora], locations: [Paris] }
    kitchens: { coordinators: [otto] }
  people:
    eva: { employee: acme/paris/nord, manager: max }
    tom: { employee: acme/lyon, manager: max }
    max: { manager: acme }
    bob: { employee: beta }
    ada: { admin: acme }
    lea: { admin: acme/lyon }
    bea: { admin: beta }
    aud: { auditor: acme/paris }
    ana: { analyst: true }
    pia: { platform: true }
    cora: { coordinator: helpers }
    otto: { coordinator: kitchens }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated, mandate: true, level: acme }
    - { company: beta, nonprofit: helpers, status: validated }
    - { company: acme, nonprofit: kitchens, status: awaiting_confirmation, level: acme/lyon }
  initiatives:
    cleanup:
      nonprofit: helpers
      kind: slots
      company: acme
      slots:
        s1: { start: 2026-02-03T14:00, end: 2026-02-03T17:30 }
        s2: { start: 2026-02-10T14:00, end: 2026-02-10T17:30 }
    advice: { nonprofit: helpers, kind: open }
    drafted: { nonprofit: helpers, kind: open, draft: true }
    tutoring: { nonprofit: helpers, kind: mentoring }
`;

/** A row of an export by the keys of its columns. */
export type Row = Readonly<Record<string, string>>;

/** The answer to a request for an export. */
export interface Exported {
  readonly id: string;
  readonly status: string;
  readonly manifest: ExportManifest;
}

interface ReadExport {
  readonly rows: Row[];
  readonly manifest: ExportManifest;
  readonly bytes: Buffer;
  readonly id: string;
}

/** Some cells of every row, as a line. */
export const only = (rows: readonly Row[], ...keys: string[]): string[] =>
  rows.map((row) => keys.map((key) => row[key]).join(' '));

function rowsIn(bytes: Buffer, name: ExportName, version: number): Row[] {
  const keys = new Map(
    columnsOfExport(name, version).map((column) => [column.label.en, column.key]),
  );
  const [header = [], ...lines] = parse(bytes, { bom: true });
  return lines.map((line) =>
    Object.fromEntries(header.map((label, index) => [keys.get(label) ?? label, line[index] ?? ''])),
  );
}

/** An app in which people export. `ids`: its registrations. */
export class ExportApp {
  readonly ids = { slots: '', proposed: '', abroad: '', mentoring: '' };

  constructor(readonly app: HttpApp) {}

  id(kind: Parameters<HttpApp['scenario']['id']>[0], name: string): string {
    return this.app.scenario.id(kind, name);
  }

  /** A command that has to be done; the id of what it was about. */
  async say(person: string, path: string, body: object = {}): Promise<string> {
    const { status, body: answer, problem } = await this.app.do(person, path, body);
    if (status !== 200) throw new Error(`${path}: ${JSON.stringify(problem)}`);
    return answer.id;
  }

  ask(
    person: string,
    body: object,
    headers: Record<string, string> = {},
  ): Promise<HttpResponse<Exported>> {
    return this.app.send<Exported>(person, 'POST', '/exports?wait=true', body, headers);
  }

  async download(
    person: string,
    file: string,
  ): Promise<{ bytes: Buffer; headers: Headers; status: number }> {
    const headers = { authorization: `Bearer ${await this.app.token(person)}` };
    const response = await fetch(`${this.app.scenario.product.url}/exports/${file}/file`, {
      headers,
    });
    return {
      bytes: Buffer.from(await response.arrayBuffer()),
      headers: response.headers,
      status: response.status,
    };
  }

  /** An export as its requester reads it; its hash is that of the manifest. */
  async exported(person: string, name: ExportName, more: object = {}): Promise<ReadExport> {
    const { status, body, problem } = await this.ask(person, { name, ...more });
    if (status !== 200) throw new Error(JSON.stringify(problem));
    const { bytes } = await this.download(person, body.id);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(body.manifest.sha256);
    const rows =
      body.manifest.request.format === 'csv' ? rowsIn(bytes, name, body.manifest.version) : [];
    return { rows, manifest: body.manifest, bytes, id: body.id };
  }

  /** What lies in the folder of an export. */
  async filesOf(file: string): Promise<string[]> {
    const names = await readdir(
      join(this.app.scenario.product.runtime.config.LEDGER_DATA, 'exports'),
    );
    return names.filter((name) => name.startsWith(file));
  }
}

/** Eva takes part in a slot and has another to come, Bob proposes a date abroad, Tom looks for a mentee, finds one, and is declined elsewhere. */
export async function openExports(environment: Record<string, string> = {}): Promise<ExportApp> {
  const exportApp = new ExportApp(await openHttpApp(HEAD, environment));
  exportApp.ids.slots = await exportApp.say('eva', '/registrations/select-dates', {
    initiative: exportApp.id('initiative', 'cleanup'),
    dates: [
      { slot: exportApp.id('slot', 'cleanup.s1') },
      { slot: exportApp.id('slot', 'cleanup.s2') },
    ],
  });
  await exportApp.app.at('2026-01-06T00:30');
  exportApp.ids.abroad = await exportApp.say('bob', '/registrations/select-dates', {
    initiative: exportApp.id('initiative', 'advice'),
    dates: [{ start: '2026-02-28T22:00-05:00', end: '2026-02-28T23:00-05:00' }],
  });
  exportApp.ids.mentoring = await exportApp.say('tom', '/registrations/submit-application', {
    initiative: exportApp.id('initiative', 'tutoring'),
  });
  await exportApp.app.at('2026-01-07T10:00');
  await exportApp.say('ada', `/registrations/${exportApp.ids.slots}/confirm-dates`);
  await exportApp.say('max', `/registrations/${exportApp.ids.slots}/approve-dates`);
  await exportApp.say('cora', `/registrations/${exportApp.ids.mentoring}/approve-application`);
  await exportApp.say('tom', `/registrations/${exportApp.ids.mentoring}/record-mentee-found`, {
    start: '2026-02-01T00:00+01:00',
  });
  exportApp.ids.proposed = await exportApp.say('tom', '/registrations/submit-application', {
    initiative: exportApp.id('initiative', 'advice'),
  });
  await exportApp.say('cora', `/registrations/${exportApp.ids.proposed}/decline-application`);
  await exportApp.app.at('2026-02-04T10:00');
  await exportApp.say('eva', `/registrations/${exportApp.ids.slots}/confirm-participation`);
  await exportApp.say('cora', `/registrations/${exportApp.ids.slots}/validate-participation`);
  return exportApp;
}
