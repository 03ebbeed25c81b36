import {
  forbidden,
  isPlatform,
  neededRoles,
  seesEverything,
  type Caller,
} from '#platform/authorization';

/** @throws Refusal forbidden unless the caller sees the whole platform */
export function refuseUnlessSeesPlatform(caller: Caller, what: string): void {
  if (!seesEverything(caller))
    throw forbidden(
      'role',
      `You are not permitted to ${what}: it needs the role platform, or that of an auditor or analyst of the platform.`,
      neededRoles(caller, ['auditor', 'analyst', 'platform']),
    );
}

/** @throws Refusal forbidden unless the caller is of the platform team */
export function refuseUnlessPlatform(caller: Caller, what: string): void {
  if (!isPlatform(caller))
    throw forbidden(
      'role',
      `You are not permitted to ${what}: it needs the role platform.`,
      neededRoles(caller, ['platform']),
    );
}
