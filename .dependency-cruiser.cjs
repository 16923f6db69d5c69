// The arrows of the architecture: which folder of src may import which. CONTRIBUTING.md draws them.
const ARROWS = {
  domain: [],
  search: [],
  summary: [],
  content: ['domain', 'search', 'summary'],
  views: ['domain'],
  bot: ['domain', 'views', 'content'],
  delivery: ['domain', 'views', 'content'],
  storage: ['domain'],
  scheduler: ['domain', 'delivery'],
  telegram: ['domain', 'bot'],
  http: ['domain'],
  feeds: ['domain'],
  playground: ['http'],
  cli: [
    'domain',
    'content',
    'views',
    'config.ts',
    'data-folder.ts',
    'archive.ts',
    'app.ts',
    'log.ts',
    'inflow.ts',
    'language-model.ts',
    'proxied-fetch.ts',
    'feeds',
    'http',
    'playground',
    'search/query-date.ts',
    'storage',
  ],
};

// One home for each library: nothing else may import it.
const HOMES = {
  telegraf: 'src/telegram/',
  'gray-matter': 'src/content/',
  'smol-toml': 'src/content/',
  '@parcel/watcher': 'src/content/',
  htmlparser2: 'src/content/',
  diff: 'src/content/',
  keyv: 'src/storage/',
  '@keyv/redis': 'src/storage/',
  'opencc-js': 'src/views/',
  '@photostructure/tz-lookup': 'src/bot/',
  '@resvg/resvg-js': 'src/telegram/',
  'http-proxy-agent': 'src/telegram/',
  'https-proxy-agent': 'src/telegram/',
  'prom-client': 'src/http/',
  feedsmith: 'src/feeds/',
  turndown: 'src/feeds/',
  undici: '(src/feeds/|src/proxied-fetch.ts)',
  'ipaddr.js': 'src/feeds/',
  'simple-git': 'src/feeds/',
  kysely: 'src/storage/',
  pg: 'src/storage/',
  'node-cron': 'src/scheduler/',
  dotenv: 'src/config.ts',
  zod: '(src/config.ts|src/environment.ts|src/content/|src/feeds/|src/cli/)',
  fastify: '(src/http/|src/playground/)',
  i18next: 'src/views/',
  commander: 'src/cli',
  'cli-progress': 'src/cli/',
  '@node-rs/jieba': '(src/search/|src/summary/)',
  'better-sqlite3': '(src/search/|src/content/|src/storage/)',
  openai: 'src/summary/',
  pino: 'src/log.ts',
  'js-yaml': '(src/config.ts|src/content/)',
};

const escape = (name) => name.replace(/[/.-]/g, '\\$&');

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    ...Object.entries(ARROWS).map(([folder, allowed]) => ({
      name: `arrows-of-${folder}`,
      severity: 'error',
      from: { path: `^src/${folder}/` },
      to: {
        path: '^src/',
        pathNot: [`^src/${folder}/`, ...allowed.map((other) => `^src/${other}(/|$)`)],
      },
    })),
    ...Object.entries(HOMES).map(([library, home]) => ({
      name: `home-of-${library}`,
      severity: 'error',
      from: { path: '^src/', pathNot: `^${home}` },
      to: { path: `node_modules/${escape(library)}/` },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
