import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';
import { extract } from 'tar-fs';
import { ROOT } from '../another-process.js';

/** Neither sandbox nor web security is changed beyond what a root user of a bare machine needs. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];
const FOLDER = join(ROOT, 'node_modules/.cache/chromium');

/** The fonts of two packages, so that pictures are the same on machines with other fonts, or none. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(FOLDER, 'fonts/fonts')}</dir>
  <dir>${join(ROOT, 'node_modules/dejavu-fonts-ttf/ttf')}</dir>
  <cachedir>${join(FOLDER, 'fonts-cache')}</cachedir>
</fontconfig>
`;

/**
 * Starts a browser: the one of the environment variable CHROME, else the Chromium that an npm package contains for Linux on x64.
 * @throws Error on another system without CHROME
 */
export async function launchBrowser(): Promise<Browser> {
  const installed = process.env['CHROME'];
  if (installed !== undefined) return chromium.launch({ executablePath: installed });
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(
      'Set CHROME to the path of an installed Chrome or Chromium, and run the tests again.',
    );
  await unpack();
  // It has absolute paths, which change when the repository moves.
  await writeFile(join(FOLDER, 'fonts.conf'), FONTS);
  return chromium.launch({
    executablePath: join(FOLDER, 'chromium'),
    args: ARGUMENTS,
    chromiumSandbox: false,
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(FOLDER, 'al2023/lib'),
      FONTCONFIG_FILE: join(FOLDER, 'fonts.conf'),
    },
  });
}

let unpacking: Promise<void> | undefined;
const unpack = (): Promise<void> => (unpacking ??= unpackOnce());

/** Unpacks beside the final folder, and moves it there: another process may do the same. */
async function unpackOnce(): Promise<void> {
  if (existsSync(FOLDER)) return;
  const packed = join(
    dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')),
    '../../bin',
  );
  const staging = `${FOLDER}.${process.pid}`;
  await mkdir(staging, { recursive: true });
  await pipeline(
    createReadStream(join(packed, 'chromium.br')),
    createBrotliDecompress(),
    createWriteStream(join(staging, 'chromium')),
  );
  await chmod(join(staging, 'chromium'), 0o755);
  for (const archive of ['fonts', 'al2023']) {
    await unpackArchive(join(packed, `${archive}.tar.br`), join(staging, archive));
  }
  await rename(staging, FOLDER).catch(async (error: NodeJS.ErrnoException) => {
    await rm(staging, { recursive: true });
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
}

const unpackArchive = (archive: string, folder: string): Promise<void> =>
  pipeline(createReadStream(archive), createBrotliDecompress(), extract(folder));
