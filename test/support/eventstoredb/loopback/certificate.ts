import { createSign, generateKeyPairSync } from 'node:crypto';

/** In PEM. */
export interface Certificate {
  readonly key: string;
  readonly certificate: string;
}

const [INTEGER, BIT_STRING, OCTET_STRING, OBJECT, UTF8, UTC_TIME, SEQUENCE, SET] = [
  2, 3, 4, 6, 12, 23, 0x30, 0x31,
] as const;
const BOOLEAN_TRUE = Buffer.from('0101ff', 'hex');
/** Object identifiers as they stand in the bytes (RFC 5280, RFC 5758). */
const ECDSA_WITH_SHA256 = '2a8648ce3d040302';
const [COMMON_NAME, ALTERNATIVE_NAME, BASIC_CONSTRAINTS] = ['550403', '551d11', '551d13'] as const;
const [DNS_NAME, IP_ADDRESS] = [0x82, 0x87] as const;

/** A certificate for this machine, signed by itself, and its key: new each time, so that no key has to be kept in the repository. */
export function selfSigned(): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = der(SEQUENCE, object(ECDSA_WITH_SHA256));
  const name = der(
    SEQUENCE,
    der(SET, der(SEQUENCE, object(COMMON_NAME), der(UTF8, Buffer.from('loopback')))),
  );
  const validity = der(SEQUENCE, time(Date.now() - 3_600_000), time(Date.now() + 86_400_000));
  const names = der(
    SEQUENCE,
    der(DNS_NAME, Buffer.from('localhost')),
    der(IP_ADDRESS, Buffer.from([127, 0, 0, 1])),
  );
  const extensions = der(
    SEQUENCE,
    extension(ALTERNATIVE_NAME, names),
    extension(BASIC_CONSTRAINTS, der(SEQUENCE, BOOLEAN_TRUE)),
  );
  const body = der(
    SEQUENCE,
    der(0xa0, der(INTEGER, Buffer.from([2]))),
    der(INTEGER, Buffer.from([1])),
    algorithm,
    name,
    validity,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const signature = createSign('sha256').update(body).sign(privateKey);
  const whole = der(SEQUENCE, body, algorithm, der(BIT_STRING, Buffer.from([0]), signature));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join(
      '\n',
    ),
  };
}

/** A value of ASN.1: what it is, how long, and its bytes. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const object = (identifier: string): Buffer => der(OBJECT, Buffer.from(identifier, 'hex'));
const extension = (identifier: string, value: Buffer): Buffer =>
  der(SEQUENCE, object(identifier), der(OCTET_STRING, value));
/** As YYMMDDhhmmssZ. */
const time = (at: number): Buffer =>
  der(UTC_TIME, Buffer.from(`${new Date(at).toISOString().replace(/\D/g, '').slice(2, 14)}Z`));
