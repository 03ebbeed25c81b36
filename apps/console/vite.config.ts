import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { describeCommands, type OpenApiDocument } from './describe-commands.js';

const fileOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The commands of the API with the fields of their bodies, as a module of the bundle. */
function commandsModule(): Plugin {
  const name = 'virtual:commands';
  const resolved = `\0${name}`;
  return {
    name: 'commands',
    resolveId: (id) => (id === name ? resolved : null),
    load(id) {
      if (id !== resolved) return null;
      const document = fileOf('../../docs/openapi.json');
      this.addWatchFile(document);
      const described = describeCommands(
        JSON.parse(readFileSync(document, 'utf8')) as OpenApiDocument,
      );
      return `export default ${JSON.stringify(described)};`;
    },
  };
}

/** Writes each file compressed beside it: the API serves what the browser accepts. */
function compressedFiles(folder: string): Plugin {
  return {
    name: 'compressed-files',
    closeBundle() {
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(js|css|html|svg|json)$/.test(entry.name)) continue;
        const path = join(entry.parentPath, entry.name);
        const content = readFileSync(path);
        writeFileSync(`${path}.br`, brotliCompressSync(content));
        writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
      }
    },
  };
}

const OUTPUT = fileOf('../../dist/console');
const API = process.env['LEDGER_API'] ?? 'http://127.0.0.1:3000';
/** First segments of the API's paths; the development server passes them on. */
const ROUTES =
  '^/(registrations|initiatives|partnerships|companies|nonprofits|people|jobs|exports|me|deadlines|reads|problems|verifications|what-if|mandates|parked-streams|dead-mails|rebuild|event-exports|page-links|pages|changes|links|openapi.json|development-identity|caught-mails|console/settings)';

// What is built is for production, whichever program asks for it: tests do, under a NODE_ENV of their own.
if (process.argv.includes('build')) process.env['NODE_ENV'] = 'production';

export default defineConfig({
  root: fileOf('.'),
  base: '/console/',
  plugins: [commandsModule(), compressedFiles(OUTPUT)],
  build: {
    outDir: OUTPUT,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      onLog(level, log, handle) {
        // Directives for React servers mean nothing here.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
      },
    },
  },
  server: { port: 5173, proxy: { [ROUTES]: { target: API } } },
});
