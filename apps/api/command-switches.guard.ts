import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { Reflector } from '@nestjs/core';
import { invalid } from '#kit/eventsourcing';
import {
  IS_PUBLIC,
  NO_SWITCHES,
  refuseUnknownSwitches,
  TAKES_SWITCHES,
  type SignedInRequest,
  type Switches,
} from '#platform/http';

/** A link acts as the person it was sent to, whatever its sender claims to be. */
const OF_PUBLIC_ROUTES: Switches = { query: [], headers: ['act-as'] };
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether the handler takes query parameters, which are validated then. */
function readsQuery(context: ExecutionContext): boolean {
  const taken = (Reflect.getMetadata(
    ROUTE_ARGS_METADATA,
    context.getClass(),
    context.getHandler().name,
  ) ?? {}) as object;
  return Object.keys(taken).some((key) => key.startsWith(`${RouteParamtypes.QUERY}:`));
}

/** @throws Refusal invalid for any parameter */
function refuseQuery({ query }: SignedInRequest): void {
  const [name] = Object.keys(query);
  if (name !== undefined)
    throw invalid(
      name,
      'unknown_field',
      `Leave out the query parameter ${name}. This request takes none.`,
    );
}

/**
 * Refuses a request that may change something and carries a parameter or header which its route does not take or understand, and a read
 * with a parameter where the route takes none.
 */
@Injectable()
export class CommandSwitchesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context
      .switchToHttp()
      .getRequest<SignedInRequest & { readonly method: string }>();
    const places = [context.getHandler(), context.getClass()];
    const isPublic = this.reflector.getAllAndOverride<boolean | undefined>(IS_PUBLIC, places);
    if (READS.has(request.method)) {
      if (!isPublic && !readsQuery(context)) refuseQuery(request);
      return true;
    }
    const taken = this.reflector.getAllAndOverride<Switches | undefined>(TAKES_SWITCHES, places);
    if (isPublic) refuseUnknownSwitches(request, OF_PUBLIC_ROUTES, true);
    else refuseUnknownSwitches(request, taken ?? NO_SWITCHES);
    return true;
  }
}
