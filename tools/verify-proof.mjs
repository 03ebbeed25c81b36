#!/usr/bin/env node
/**
 * Checks a proof of a registration, or the manifest of an export, without the product. Written from docs/verification.md alone: it has
 * no dependencies and imports nothing of this repository.
 *
 *   node verify-proof.mjs PROOF.json [--key PUBLIC_KEY] [--earlier PROOF.json]
 *   node verify-proof.mjs --manifest MANIFEST.json [--file EXPORT] [--key PUBLIC_KEY]
 *
 * PUBLIC_KEY is the operator's, in base64url, known from elsewhere. Exits with 0 if nothing is wrong, with 1 if something is, and with 2
 * if it cannot check.
 */
import { Buffer } from 'node:buffer';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const GENESIS = '0'.repeat(64);
const HASH = /^[0-9a-f]{64}$/;

const sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
const areHashes = (list) => Array.isArray(list) && list.every((one) => HASH.test(one));

/** RFC 8785. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

/** The hash of an event at a place of the stream. */
function hashOf(stream, revision, previous, event) {
  const { id, type, version, data, meta, occurredAt, recordedAt } = event;
  const members = { id, type, version, data, meta, occurredAt, recordedAt };
  return sha256(canonical({ previous, stream, revision, ...members })).toString('hex');
}

const nodeOf = (left, right) => sha256(Buffer.of(1), left, right);
const bytesOf = (hex) => Buffer.from(hex, 'hex');

/** RFC 9162 §2.1.3.2. */
function isIncluded(leaf, index, size, path, root) {
  if (!isCount(index) || !isCount(size) || index >= size || !areHashes(path)) return false;
  let [fn, sn, hash] = [BigInt(index), BigInt(size) - 1n, sha256(Buffer.of(0), canonical(leaf))];
  for (const other of path.map(bytesOf)) {
    if (sn === 0n) return false;
    if (fn % 2n === 1n || fn === sn) {
      hash = nodeOf(other, hash);
      while (fn % 2n === 0n && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else hash = nodeOf(hash, other);
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return sn === 0n && hash.toString('hex') === root;
}

/** RFC 9162 §2.1.4.2. */
function isConsistent(from, to, given) {
  if (!isCount(from.size) || !isCount(to.size) || from.size > to.size || !areHashes(given))
    return false;
  if (from.size === to.size) return given.length === 0 && from.root === to.root;
  if (from.size === 0 || given.length === 0) return false;
  const isPower = Number.isInteger(Math.log2(from.size));
  const [first, ...path] = (isPower ? [from.root, ...given] : given).map(bytesOf);
  let [fn, sn] = [BigInt(from.size) - 1n, BigInt(to.size) - 1n];
  while (fn % 2n === 1n) [fn, sn] = [fn >> 1n, sn >> 1n];
  let [earlier, later] = [first, first];
  for (const other of path) {
    if (sn === 0n) return false;
    if (fn % 2n === 1n || fn === sn) {
      [earlier, later] = [nodeOf(other, earlier), nodeOf(other, later)];
      while (fn % 2n === 0n && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else later = nodeOf(later, other);
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return sn === 0n && earlier.toString('hex') === from.root && later.toString('hex') === to.root;
}

/** What is wrong with a signature, or undefined. */
function wrongSignature(kind, content, signature, key) {
  try {
    const { algorithm, publicKey, value } = signature;
    const id = sha256(canonical({ crv: 'Ed25519', kty: 'OKP', x: publicKey })).toString(
      'base64url',
    );
    if (algorithm !== 'Ed25519') return `has the unknown algorithm ${algorithm}`;
    if (signature.key !== id) return 'names a key that is not its public key';
    if (key !== undefined && publicKey !== key)
      return `is by the key ${id}, which is not the expected one`;
    const known = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: publicKey },
      format: 'jwk',
    });
    const text = Buffer.from(`${kind}\n${canonical(content)}`);
    return verify(null, text, known, Buffer.from(value, 'base64url'))
      ? undefined
      : 'is not of this content';
  } catch (error) {
    return `cannot be read (${error.message})`;
  }
}

/** Collects problems and remarks. */
class Report {
  problems = [];
  notes = [];
  problem(kind, message, revision = null) {
    this.problems.push({ kind, revision, message });
  }
  note(message) {
    this.notes.push(message);
  }
}

/** The revision at which an event was written: where one of the hashes before it gives its hash; undefined if none does. */
function properPlace(stream, events, event) {
  const places = [[0, GENESIS]];
  // The event before a moved one may bear the revision that the moved one had.
  for (const { hash, revision } of events) places.push([revision + 1, hash], [revision, hash]);
  return places.find(([at, previous]) => hashOf(stream, at, previous, event) === event.hash)?.[0];
}

function checkEvents({ stream, events }, report) {
  const about = ({ id, type }) => `Event ${id} (${type})`;
  const revisions = new Set(events.map(({ revision }) => revision));
  let [expected, previous] = [0, GENESIS];
  for (const event of events) {
    const { revision, hash } = event;
    if (!isObject(event.data) || !isObject(event.meta) || !HASH.test(hash) || !isCount(revision)) {
      report.problem('changed', `${about(event)} is no event.`, revision);
      continue;
    }
    for (; expected < revision && !revisions.has(expected); expected++) {
      report.problem('removed', `Revision ${expected} was removed.`, expected);
      previous = undefined;
    }
    const isRight = previous === undefined || hashOf(stream, revision, previous, event) === hash;
    if (revision !== expected || !isRight) {
      const place = properPlace(stream, events, event);
      const isHere = place === expected && revision === expected;
      if (place !== undefined && !isHere)
        report.problem('moved', `${about(event)} stands at ${expected}, and was ${place}.`, place);
      else if (place === undefined)
        report.problem(
          'changed',
          `${about(event)}, revision ${revision}, was changed, or the hash before it.`,
          revision,
        );
    }
    expected += 1;
    previous = hash;
  }
}

function checkLeaf({ stream, events }, { leaf, index, path }, seal, report) {
  if (leaf.stream !== stream || !isIncluded(leaf, index, seal.size, path, seal.root))
    return report.problem('forged', `Seal ${seal.number} does not contain the leaf of the file.`);
  const last = Math.max(-1, ...events.map(({ revision }) => revision));
  if (last < leaf.revision)
    return report.problem(
      'cut',
      `The end was cut off: revisions ${last + 1} to ${leaf.revision} are missing.`,
      last + 1,
    );
  const sealed = events.find(({ revision }) => revision === leaf.revision);
  if (report.problems.length === 0 && sealed?.hash !== leaf.hash)
    report.problem(
      'changed',
      `Seal ${leaf.seal} has another hash of revision ${leaf.revision}: it or an earlier event was changed, with all hashes since.`,
      leaf.revision,
    );
  if (last > leaf.revision)
    report.note(`Revisions ${leaf.revision + 1} to ${last} are newer than the seal.`);
}

function checkSeal({ signature, ...statement }, key, report) {
  const { number, at, root } = statement;
  if (signature === null || signature === undefined) {
    const words = `Seal ${number} of ${at} is not signed: compare its root ${root} with another copy.`;
    return key === undefined ? report.note(words) : report.problem('forged', words);
  }
  const wrong = wrongSignature('volunteer-ledger/seal/1', statement, signature, key);
  if (wrong) return report.problem('forged', `The signature of seal ${number} ${wrong}.`);
  report.note(`Seal ${number} of ${at} is signed by the key ${signature.key}.`);
  if (key === undefined) report.note('Compare that key with the one that the operator published.');
}

/**
 * Checks a proof.
 * @param proof the parsed file
 * @param options `key`: the public key that is expected of the newest seal; `earlier`: an earlier proof of the same stream
 */
export function verifyProof(proof, { key, earlier } = {}) {
  const report = new Report();
  if (proof?.format !== 'volunteer-ledger/proof/1' || !Array.isArray(proof.events))
    throw new Error('This is no proof of the format volunteer-ledger/proof/1.');
  checkEvents(proof, report);
  const { seal, inclusion, consistency, events } = proof;
  if (earlier) checkEarlier(proof, earlier, report);
  if (!seal || !inclusion) {
    if (key !== undefined) report.problem('forged', 'The file has no seal.');
    else report.note('No seal contains this history yet: only its hash chain was checked.');
    return report;
  }
  checkLeaf(proof, inclusion, seal, report);
  checkSeal(seal, key, report);
  if (consistency) {
    const { from, path } = consistency;
    if (from.number !== seal.number - 1 || !isConsistent(from, seal, path))
      report.problem('forged', `Seal ${seal.number} does not continue seal ${from.number}.`);
    // It may be signed by the key before a rotation.
    checkSeal(from, undefined, report);
  } else if (seal.number !== 0)
    report.problem('forged', `The proof that seal ${seal.number} continues another is missing.`);
  report.note(`${events.length} ${events.length === 1 ? 'event was' : 'events were'} checked.`);
  return report;
}

function checkEarlier(proof, earlier, report) {
  if (earlier.stream !== proof.stream) throw new Error('The earlier proof is of another stream.');
  const now = new Map(proof.events.map(({ revision, hash }) => [revision, hash]));
  for (const { revision, hash } of earlier.events) {
    if (!now.has(revision))
      report.problem('cut', `The earlier file has revision ${revision}.`, revision);
    else if (now.get(revision) !== hash)
      report.problem('changed', `The earlier file has another revision ${revision}.`, revision);
  }
  const [from, to] = [earlier.seal, proof.seal];
  if (from && (!to || to.number < from.number))
    report.problem('forged', `The earlier file has a later seal, ${from.number}.`);
  else if (from && to.number === from.number && to.root !== from.root)
    report.problem('forged', `The earlier file has another root of seal ${from.number}.`);
  else if (from && proof.consistency?.from.number === from.number)
    if (proof.consistency.from.root !== from.root)
      report.problem('forged', `The earlier file has another root of seal ${from.number}.`);
}

/**
 * Checks the manifest of an export.
 * @param options `file`: the bytes of the export; `key`: the public key that is expected
 */
export function verifyManifest(manifest, { file, key } = {}) {
  const report = new Report();
  const { signature, ...content } = manifest;
  if (file !== undefined && sha256(file).toString('hex') !== manifest.sha256)
    report.problem('changed', 'The file is not the one that the manifest describes.');
  if (signature) {
    const wrong = wrongSignature('volunteer-ledger/manifest/1', content, signature, key);
    if (wrong) report.problem('forged', `The signature of the manifest ${wrong}.`);
    else report.note(`The manifest is signed by the key ${signature.key}.`);
  } else if (key === undefined) report.note('The manifest is not signed.');
  else report.problem('forged', 'The manifest is not signed.');
  if (content.seal) checkSeal(content.seal, undefined, report);
  else report.note('No seal was made before the position of the export.');
  return report;
}

function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      earlier: { type: 'string' },
      manifest: { type: 'string' },
      file: { type: 'string' },
    },
  });
  const parsed = (path) =>
    path === undefined ? undefined : JSON.parse(readFileSync(path, 'utf8'));
  const { key, earlier, manifest, file } = values;
  if (manifest === undefined && positionals.length !== 1)
    throw new Error('Name a proof, or a manifest with --manifest.');
  const { problems, notes } =
    manifest === undefined
      ? verifyProof(parsed(positionals[0]), { key, earlier: parsed(earlier) })
      : verifyManifest(parsed(manifest), { key, file: file && readFileSync(file) });
  for (const { kind, message } of problems) console.log(`${kind}: ${message}`);
  for (const note of notes) console.log(note);
  console.log(
    problems.length === 0
      ? 'Nothing is wrong.'
      : `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    main();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 2;
  }
}
