import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createLog } from '../src/log.js';

const TOKEN = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0';

function written(
  format: 'json' | 'pretty',
  write: (log: ReturnType<typeof createLog>) => void,
): string {
  const output = new PassThrough();
  write(createLog({ level: 'info', format, output }));
  return String(output.read() ?? '');
}

test.each(['json', 'pretty'] as const)(
  'a bot token never reaches the %s log, wherever it hides',
  (format) => {
    const cause = new Error(`request to https://api.telegram.org/bot${TOKEN}/getMe failed`);

    const lines = written(format, (log) => {
      log.error(
        { err: new Error('Cannot start', { cause }), url: `/bot${TOKEN}/` },
        `with ${TOKEN}`,
      );
    });

    expect(lines).toContain('Cannot start');
    expect(lines).not.toContain(TOKEN);
    expect(lines).toContain('[token]');
  },
);

test.each([30, 34, 46])('a token of %i characters is hidden to its end', (length) => {
  const token = `123456:${'Ab-_'.repeat(12).slice(0, length)}`;

  const lines = written('json', (log) => log.info({}, `polling with ${token}`));

  expect(lines).toContain('polling with [token]"');
});

test.each([
  [undefined, true],
  ['never', false],
] as const)('on a terminal, colours “%s” means coloured lines: %s', (colors, isColored) => {
  const output = Object.assign(new PassThrough(), { isTTY: true });

  createLog({ level: 'info', format: 'pretty', output, ...(colors && { colors }) }).info({}, 'up');

  expect(String(output.read()).includes('\u001b[')).toBe(isColored);
});

test('a line below the level is not written', () => {
  const lines = written('json', (log) => log.debug({}, 'a detail'));

  expect(lines).toBe('');
});
