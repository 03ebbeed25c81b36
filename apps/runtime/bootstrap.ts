import { streamOf, uuid5, type Ledger } from '#kit/eventsourcing';
import { person } from '#contexts/people';
import { normalizeMail, normalizeText } from '#platform/text';

export interface FirstPerson {
  readonly name: string;
  readonly mail: string;
  readonly subject?: string;
}

/** Registers the first member of the platform team, once, in the name of the operator. @returns the person's id */
export async function bootstrapPlatform(
  ledger: Ledger,
  { name, mail, subject }: FirstPerson,
): Promise<string> {
  const commandId = uuid5('bootstrap', mail);
  const id = uuid5(commandId, 'person');
  const stream = streamOf(person, id);
  await ledger.execute(
    person,
    stream,
    { commandId, correlation: commandId, causation: commandId },
    () => ({
      command: {
        name: 'RegisterPerson' as const,
        data: {
          person: id,
          name: normalizeText(name),
          mail: normalizeMail(mail),
          locale: null,
          company: null,
          level: null,
          subject: subject ?? null,
          grants: [
            {
              grant: uuid5(commandId, 'grant'),
              role: 'platform' as const,
              company: null,
              level: null,
              nonprofit: null,
            },
          ],
        },
      },
      actor: null,
      capacity: 'system',
      mandate: null,
    }),
  );
  return id;
}
