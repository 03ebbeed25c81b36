import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
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

/** Refuses a request that may change something and carries a parameter or header which its route does not take or understand. */
@Injectable()
export class CommandSwitchesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context
      .switchToHttp()
      .getRequest<SignedInRequest & { readonly method: string }>();
    if (READS.has(request.method)) return true;
    const places = [context.getHandler(), context.getClass()];
    const isPublic = this.reflector.getAllAndOverride<boolean | undefined>(IS_PUBLIC, places);
    const taken = this.reflector.getAllAndOverride<Switches | undefined>(TAKES_SWITCHES, places);
    if (isPublic) refuseUnknownSwitches(request, OF_PUBLIC_ROUTES, true);
    else refuseUnknownSwitches(request, taken ?? NO_SWITCHES);
    return true;
  }
}
