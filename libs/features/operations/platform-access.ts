import { isPlatform, seesEverything, type Caller, type NeededRight } from '#platform/authorization';
import { forbidden } from '#kit/eventsourcing';

const NEEDS = { needs: [{ right: 'platform', missing: 'no_role' } satisfies NeededRight] };

/** @throws Refusal forbidden unless the caller sees the whole platform */
export function refuseUnlessSeesPlatform(caller: Caller, what: string): void {
  if (!seesEverything(caller))
    throw forbidden(
      'role',
      `You are not permitted to ${what}: it needs the role platform, or that of an auditor or analyst of the platform.`,
      NEEDS,
    );
}

/** @throws Refusal forbidden unless the caller is of the platform team */
export function refuseUnlessPlatform(caller: Caller, what: string): void {
  if (!isPlatform(caller))
    throw forbidden('role', `You are not permitted to ${what}: it needs the role platform.`, NEEDS);
}
