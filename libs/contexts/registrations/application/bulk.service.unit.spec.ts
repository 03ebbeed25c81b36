import { expect, test } from '@jest/globals';
import type { CommandBus } from '@nestjs/cqrs';
import type { Caller, Callers } from '#platform/authorization';
import type { DryRunPreview, CommandContext } from '#platform/http';
import type { JobsService, RunningJob } from '#platform/jobs';
import { BulkService } from './bulk.service.js';
import type { RegistrationCommandMessage } from './registration-command.message.js';

const ada: Caller = {
  person: 'ada',
  company: 'acme',
  level: null,
  roles: [{ role: 'admin', company: 'acme', level: 'root', nonprofit: null, root: true }],
};

test('a role revoked during a bulk request does not count for its remaining items', async () => {
  const rolesOfItems: number[] = [];
  const bus = {
    execute: ({ context }: RegistrationCommandMessage) => {
      rolesOfItems.push(context.caller.roles.length);
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
  const context: CommandContext = {
    caller: ada,
    cause: { commandId: 'c', correlation: 'c', causation: 'c' },
    options: {},
  };
  const items = Array.from({ length: 20 }, (_, number) => ({
    registration: String(number),
    revision: 0,
  }));
  await bulk.start({ command: 'RemindManager', items }, context, true);
  expect(rolesOfItems).toEqual(items.map((_, number) => (number < 8 ? 1 : 0)));
});
