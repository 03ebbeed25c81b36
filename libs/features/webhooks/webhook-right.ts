import {
  forbidden,
  isPlatform,
  type Caller,
  type Directory,
  type HeldRole,
} from '#platform/authorization';
import { notFound } from '#kit/eventsourcing';
import type { WebhookCapacity } from './webhook.js';

/** The right to subscribe, and who reads the feed under it. */
export interface WebhookRight {
  readonly capacity: WebhookCapacity;
  /**
   * Reads the feed for the webhook: with the role of its owner at the level of the webhook, and nothing that is the owner's as a person,
   * because the address belongs to others.
   */
  readonly reader: Caller;
}

interface Subscription {
  readonly id: string;
  readonly level: string | null;
  /** The capacity in which the owner subscribed; left out: the first that they hold. */
  readonly capacity?: string | undefined;
}

/**
 * The right of main admins and the platform team to subscribe to events.
 * @throws Refusal forbidden to others; not_found for a level that is not in their company
 */
export async function webhookRight(
  caller: Caller,
  directory: Directory,
  { id, level, capacity }: Subscription,
): Promise<WebhookRight> {
  const atRoot = caller.roles.filter(({ role, root }) => role === 'admin' && root);
  const [admin] = atRoot;
  const reader = (role: HeldRole): Caller => ({
    person: id,
    company: role.company,
    level: role.level,
    roles: [role],
  });
  const place = level === null ? undefined : (await directory.levels([level])).get(level);
  if (admin && (capacity === undefined || capacity === 'admin')) {
    if (level === null) return { capacity: 'admin', reader: reader(admin) };
    if (place && place.company === admin.company)
      return { capacity: 'admin', reader: reader({ ...admin, level, root: isRoot(place) }) };
    throw notFound('network level', 'level');
  }
  const platform = caller.roles.find(({ role }) => role === 'platform');
  if (platform && (capacity === undefined || capacity === 'platform')) {
    if (level === null) return { capacity: 'platform', reader: reader(platform) };
    if (!place) throw notFound('network level', 'level');
    // At one level the platform team sees what those see who only watch there: no texts of messages.
    const { company } = place;
    const role = { company, role: 'auditor', level, nonprofit: null, root: isRoot(place) } as const;
    return { capacity: 'platform', reader: reader(role) };
  }
  throw forbidden(
    'role',
    'You are not permitted to use webhooks: it needs the role of a main admin or of the platform team.',
    [
      { right: 'main_admin', missing: missing(caller, admin !== undefined) },
      { right: 'platform', missing: isPlatform(caller) ? 'other_capacity' : 'no_role' },
    ],
  );
}

const isRoot = ({ path }: { readonly path: readonly string[] }): boolean => path.length === 1;

function missing({ roles }: Caller, isMain: boolean) {
  if (isMain) return 'other_capacity';
  return roles.some(({ role }) => role === 'admin') ? 'other_level' : 'no_role';
}
