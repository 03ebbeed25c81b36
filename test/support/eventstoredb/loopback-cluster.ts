import { LoopbackServer } from './loopback/loopback-server.js';
import { ServerLog } from './loopback/server-log.js';

/** Servers on one log, of which the first leads. */
export async function startCluster(size: number): Promise<LoopbackServer[]> {
  const log = new ServerLog();
  const members = await Promise.all(
    Array.from({ length: size }, () => LoopbackServer.start({ log })),
  );
  for (const member of members) member.members = members;
  elect(members, 0);
  return members;
}

/** From now on another member leads, and all say so. */
export function elect(members: readonly LoopbackServer[], leader: number): void {
  const { port } = members[leader]?.front ?? {};
  for (const [index, { faults }] of members.entries())
    faults.leader = index === leader ? undefined : { host: '127.0.0.1', port: port ?? 0 };
}

/** A connection string with all members, from which discovery finds the leader. */
export const membersString = (members: readonly LoopbackServer[]): string =>
  `esdb://${members.map(({ host }) => host).join(',')}?tls=false`;
