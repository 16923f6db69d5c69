/** The log on stderr: JSON for machines, readable lines for a terminal, and never a bot token. */
import { Writable } from 'node:stream';
import { pino, stdSerializers } from 'pino';
import pretty from 'pino-pretty';
import { hideTokens } from './domain/bot-token.js';
import { logContext } from './domain/log-context.js';
import type { Log } from './domain/log.js';

/** How much is logged, in what format and where to. */
export type LogOptions = {
  readonly level: string;
  readonly format: 'json' | 'pretty';
  readonly output: NodeJS.WritableStream;
  /** Left out: colours on a terminal, in readable lines. */
  readonly colors?: 'never';
};

/** Lines go to `output` at once, so that none is lost when the process ends. */
export function createLog({ level, format, output, colors }: LogOptions): Log {
  const redacted = new Writable({
    write(chunk: Buffer, _encoding, done) {
      // pino's own redaction only covers keys; a token may also be part of addresses and errors.
      output.write(hideTokens(chunk.toString('utf8')));
      done();
    },
  });
  const stream =
    format === 'pretty'
      ? pretty({
          destination: redacted,
          colorize: colors !== 'never' && 'isTTY' in output && output.isTTY === true,
          ignore: 'pid,hostname',
          translateTime: 'SYS:HH:MM:ss',
          sync: true,
        })
      : redacted;
  const serializers = { err: stdSerializers.errWithCause };
  return pino({ level, serializers, base: null, mixin: () => ({ ...logContext() }) }, stream);
}
