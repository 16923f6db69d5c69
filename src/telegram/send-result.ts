/**
 * What the error of a call means for the message (Bot API, "Making requests" and its error texts).
 */
import { TelegramError } from 'telegraf';
import { errorCode } from '../domain/error-text.js';
import type { SendResult } from '../domain/message.js';
import { describeError } from './describe-error.js';

/** The connection was never made, so nothing arrived. */
const NEVER_SENT = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'EPROXY',
];
/**
 * After the token was revoked every call fails; polling then ends the program with a clear
 * sentence.
 */
const TOKEN_WAIT_SECONDS = 60;

/** A chat or a forum topic that cannot be written to, reported as a 400. */
const UNREACHABLE =
  /chat not found|user not found|peer_id_invalid|have no rights to send|not enough rights to send|chat_write_forbidden|chat_restricted|user is deactivated|bot was blocked|message thread not found|topic_(?:closed|deleted)/i;

/** The result for an error with which a call of the client was rejected. */
export function toSendResult(error: unknown): SendResult {
  if (error instanceof TelegramError) return refusal(error);
  const reason = describeError(error);
  return isNeverSent(error) ? { kind: 'unavailable', reason } : { kind: 'unknown', reason };
}

function refusal({ code, description, parameters }: TelegramError): SendResult {
  const reason = description;
  if (code === 429) return { kind: 'retry-after', seconds: retrySeconds(parameters, description) };
  const movedTo = parameters?.migrate_to_chat_id;
  if (movedTo !== undefined) return { kind: 'moved', chatId: movedTo };
  if (code === 401 || code === 404) return { kind: 'retry-after', seconds: TOKEN_WAIT_SECONDS };
  if (code === 403 || UNREACHABLE.test(description)) return { kind: 'unreachable', reason };
  if (code >= 500) return { kind: 'unavailable', reason: `${code} ${description}` };
  return { kind: 'rejected', reason };
}

function retrySeconds(parameters: TelegramError['parameters'], description: string): number {
  const told = parameters?.retry_after ?? Number(/retry after (\d+)/i.exec(description)?.[1]);
  return Number.isFinite(told) && told > 0 ? told : 1;
}

function isNeverSent(error: unknown): boolean {
  return NEVER_SENT.includes(errorCode(error) ?? '');
}
