import { expect, test } from '@jest/globals';
import type { CommandBus } from '@nestjs/cqrs';
import type { Caller, Callers } from '#platform/authorization';
import type { DryRunPreview, CommandContext } from '#platform/http';
import type { JobsService, RunningJob } from '#platform/jobs';
import { BulkService } from './bulk.service.js';
import type { RegistrationRequest } from './registration.command-handler.js';

const ada: Caller = {
  person: 'ada',
  company: 'acme',
  level: null,
  roles: [{ role: 'admin', company: 'acme', level: 'root', nonprofit: null, root: true }],
};

test('a role taken away while many commands are given is not theirs for the rest', async () => {
  const rolesOfItems: number[] = [];
  const bus = {
    execute: ({ by }: RegistrationRequest) => {
      rolesOfItems.push(by.caller.roles.length);
      return Promise.resolve({ revision: 1, events: [] });
    },
  };
  const known: (Caller | undefined)[] = [ada, { ...ada, roles: [] }];
  const callers = { byId: () => Promise.resolve(known.shift()) };
  const job = { report: () => Promise.resolve() } as unknown as RunningJob;
  const jobs = { start: ({ run }: { run: (job: RunningJob) => Promise<unknown> }) => run(job) };
  const bulk = new BulkService(
    bus as unknown as CommandBus,
    callers as unknown as Callers,
    jobs as unknown as JobsService,
    {} as DryRunPreview,
  );
  const by: CommandContext = {
    caller: ada,
    cause: { commandId: 'c', correlation: 'c', causation: 'c' },
    options: {},
  };
  const items = Array.from({ length: 20 }, (_, number) => ({
    registration: String(number),
    revision: 0,
  }));
  await bulk.start({ command: 'RemindManager', items }, by, true);
  expect(rolesOfItems).toEqual(items.map((_, number) => (number < 8 ? 1 : 0)));
});
