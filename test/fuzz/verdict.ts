import { MARKER } from './world.js';
import type { FuzzRequest } from './request.js';

export interface FuzzAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export type FailureKind =
  'crossed' | 'leak' | 'no problem' | 'rule' | 'server error' | 'unanswered';

/** What is wrong with an answer. */
export interface Failure {
  readonly kind: FailureKind;
  readonly says: string;
}

type Asked = Pick<FuzzRequest, 'caller' | 'crosses' | 'path'> & {
  readonly operation: Pick<FuzzRequest['operation'], 'refusals'>;
};
/** Refusals by a right or by the state: the document lists the rules of each operation. */
const BY_RULE = new Set([403, 409]);

/**
 * Judges one answer.
 * @param secrets what only tenant B may see, beside {@link MARKER}: its mail addresses
 */
export function judge(
  { caller, crosses, path, operation }: Asked,
  { status, headers, body }: FuzzAnswer,
  secrets: readonly string[] = [],
): Failure | undefined {
  if (path.startsWith('/health/ready')) return undefined; // 503 is what it is for
  const announced = status === 503 && /^[1-9]\d*$/.test(text(headers['retry-after']));
  if (status >= 500 && !announced) return { kind: 'server error', says: `status ${status}` };
  const contentType = text(headers['content-type']);
  if (status >= 400 && !isProblem(status, contentType, body) && !isPage(path, contentType))
    return { kind: 'no problem', says: `${status} is no problem+json` };
  const listed = operation.refusals[status] ?? [];
  if (BY_RULE.has(status) && !isPage(path, contentType)) {
    const { rule } = JSON.parse(body) as { readonly rule?: string };
    if (!listed.includes(rule ?? ''))
      return { kind: 'rule', says: `OpenAPI does not list the rule ${rule} for ${status}` };
  }
  if (caller.world === 'a') {
    const secret = [MARKER, ...secrets].find((one) => body.includes(one));
    if (secret !== undefined) return { kind: 'leak', says: `the answer holds ${secret}` };
    if (crosses && status < 400)
      return { kind: 'crossed', says: `${status} for a thing of another tenant` };
  }
  return undefined;
}

const text = (header: string | string[] | undefined): string => String(header ?? '');

function isProblem(status: number, type: string, body: string): boolean {
  if (!type.startsWith('application/problem+json')) return false;
  try {
    const problem = JSON.parse(body) as Record<string, unknown>;
    return (
      problem['status'] === status &&
      ['type', 'title', 'detail'].every((key) => typeof problem[key] === 'string')
    );
  } catch {
    return false;
  }
}

/** Pages for people explain also why they are not there. */
const isPage = (path: string, contentType: string): boolean =>
  path.startsWith('/problems/') && contentType.startsWith('text/html');
