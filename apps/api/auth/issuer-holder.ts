import type { Issuer } from './token-issuer.js';

/** The issuer whose tokens this process accepts. */
export class IssuerHolder {
  constructor(readonly issuer: Issuer) {}
}
