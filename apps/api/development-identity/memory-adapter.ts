import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

/** What is kept at once; the oldest is forgotten first, which signs somebody out. */
const MOST = 5_000;

/** Keeps what a provider knows in this process: each provider its own. */
export function memoryAdapter(): AdapterFactory {
  const kept = new Map<string, { readonly payload: AdapterPayload; readonly until: number }>();
  const find = (key: string): AdapterPayload | undefined => {
    const one = kept.get(key);
    if (one && one.until > Date.now()) return one.payload;
    kept.delete(key);
    return undefined;
  };
  return (kind): Adapter => {
    const keyOf = (id: string) => `${kind} ${id}`;
    const findBy = (is: (payload: AdapterPayload) => boolean) => {
      for (const [key, { payload }] of kept)
        if (key.startsWith(`${kind} `) && is(payload)) return find(key);
      return undefined;
    };
    return {
      upsert: async (id, payload, seconds) => {
        const key = keyOf(id);
        kept.delete(key);
        kept.set(key, { payload, until: seconds ? Date.now() + seconds * 1_000 : Infinity });
        for (const oldest of kept.keys()) {
          if (kept.size <= MOST) break;
          kept.delete(oldest);
        }
      },
      find: async (id) => find(keyOf(id)),
      findByUid: async (uid) => findBy((payload) => payload.uid === uid),
      findByUserCode: async (code) => findBy((payload) => payload.userCode === code),
      destroy: async (id) => void kept.delete(keyOf(id)),
      consume: async (id) => {
        const payload = find(keyOf(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1_000);
      },
      revokeByGrantId: async (grant) => {
        for (const [key, { payload }] of kept) if (payload.grantId === grant) kept.delete(key);
      },
    };
  };
}
