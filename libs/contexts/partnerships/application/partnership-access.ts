import {
  accessToPartnership,
  type Access,
  type Caller,
  type Directory,
} from '#platform/authorization';
import type { PartnershipState } from '../domain/partnership.state.js';

/** The scope and rights of a caller on a partnership. Admins of levels below see it while it is validated (docs/domain.md §6). */
export async function accessTo(
  directory: Directory,
  caller: Caller,
  { nonprofit, level, status }: PartnershipState,
): Promise<Access> {
  const [levels, readableBelow] = await Promise.all([
    directory.pathOf(level),
    status === 'validated' ? directory.levelsBelow(level) : [],
  ]);
  return accessToPartnership(caller, { nonprofit, levels, readableBelow });
}
