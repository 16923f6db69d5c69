/** The whole playground in the form in which the page draws it. */
import type { Seat } from './cast.js';
import type { Call } from './journal.js';
import type { PageParts } from './page-parts.js';
import type { Stage } from './stage.js';

const MAX_SHOWN_CALLS = 100;
const MAX_SHOWN_MESSAGES = 300;

/** The complete state; later changes arrive as events. */
export function stateView(parts: PageParts): object {
  const { world, cast, stage } = parts;
  return {
    bot: world.bot,
    texts: Object.fromEntries(world.texts),
    seats: cast.seats().map((seat) => seatView(parts, seat)),
    calls: world.journal.calls().slice(-MAX_SHOWN_CALLS).map(callView),
    unansweredButtons: world.callbacks.unanswered().length,
    stage: stage === undefined ? null : stageView(stage),
  };
}

function seatView({ world, stage }: PageParts, { chat, people }: Seat): object {
  return {
    chat,
    runsBot: stage?.adminIds.includes(chat.id) === true,
    standing: world.chats.standing(chat.id).kind,
    botStatus: world.chats.member(chat.id, world.bot).status,
    topics: [...world.chats.topics(chat.id)].map(([id, name]) => ({ id, name })),
    people: people.map(({ user }) => ({
      user,
      status: world.chats.member(chat.id, user).status,
      menu: world.menu.shownIn(chat, user.language_code ?? ''),
    })),
    messages: world.messages.in(chat.id).slice(-MAX_SHOWN_MESSAGES),
  };
}

function stageView(stage: Stage): object {
  return {
    clock: clockView(stage),
    timeZone: stage.timeZone,
    digestTime: stage.digestTime,
    contentFolder: stage.contentFolder,
    canPublish: stage.newsroom !== undefined,
    written: stage.newsroom?.writtenCount() ?? 0,
  };
}

/** How far the playground's time is ahead of the real time. */
export function clockView({ clock }: Stage): object {
  return { shiftMs: clock.shiftMs };
}

/** A call in the form in which the page's inspector shows it. */
export function callView(call: Call): object {
  const { method, params, at, result, refusal, fault } = call;
  return {
    method,
    params,
    at,
    result,
    refusal: refusal?.description ?? null,
    fault: fault?.kind ?? null,
  };
}
