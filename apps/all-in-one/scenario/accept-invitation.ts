import { streamOf, uuid5 } from '#kit/eventsourcing';
import { Callers, Directory } from '#platform/authorization';
import { InvitationsService, person } from '#contexts/people';
import type { ScenarioContext } from './scenario-context.js';

/** Accepts the last invitation of a person, as the link in their mail would. */
export async function acceptInvitation(scenario: ScenarioContext, name: string): Promise<void> {
  const { pool, ledger } = scenario.product.runtime;
  const id = scenario.id('person', name);
  const { state } = await ledger.load(person, streamOf(person, id));
  const invitation = state.invitations.at(-1)?.invitation ?? '';
  const commandId = uuid5('accept', invitation);
  await new InvitationsService(pool, ledger, new Callers(pool), new Directory(pool)).answer(
    id,
    invitation,
    'accept',
    { commandId, correlation: commandId, causation: commandId, via: 'link' },
  );
  await scenario.product.engine.settle();
}
