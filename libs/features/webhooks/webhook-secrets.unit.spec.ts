import { expect, test } from '@jest/globals';
import { WebhookSecrets } from './webhook-secrets.js';

const [OLD, NEW] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];

test('a secret can be read during and after a rotation of the master key', () => {
  const before = new WebhookSecrets(OLD);
  const secret = before.create();
  const kept = before.encrypt(secret);
  const meanwhile = new WebhookSecrets(NEW, OLD);
  expect(meanwhile.decrypt(kept)).toBe(secret);
  const again = meanwhile.encryptAgain(kept);
  if (!again) throw new Error('It was not encrypted again.');
  expect(new WebhookSecrets(NEW).decrypt(again)).toBe(secret);
  expect(meanwhile.encryptAgain(again)).toBeUndefined();
});

test('a secret under another master key is no secret', () => {
  const kept = new WebhookSecrets(OLD).encrypt('whsec_x');
  expect(() => new WebhookSecrets(NEW).decrypt(kept)).toThrow('another master key');
});
