// The chat page of the playground: one person at a time looks at one chat.
import { Composer } from './composer.js';
import { clockWords } from './controls-clock.js';
import { drawControls } from './controls.js';
import { Conversation } from './conversation.js';
import { createEvents } from './events.js';
import { drawHeader, drawStatus, drawTopics } from './header.js';
import { hintCard } from './hint.js';
import { Inspector } from './inspector.js';
import { dressSeat, isInThread } from './seats.js';
import { listen, server } from './server.js';
import { SidePanels } from './side-panels.js';
import { drawSidebar } from './sidebar.js';
import { stringsFor } from './strings.js';
import { createTaps } from './taps.js';
import { startTheme } from './theme.js';
import { toast } from './toasts.js';

const CLOCK_TICK_MS = 10_000;
const $ = (id) => document.getElementById(id);
const isWide = () => matchMedia('(min-width: 760px)').matches;

const page = {
  bot: undefined,
  stage: undefined,
  seats: [],
  seat: undefined,
  speakerId: 0,
  /** Who writes in the chat that is shown. */
  get speaker() {
    const { people } = page.seat;
    return people.find(({ user }) => user.id === page.speakerId) ?? people[0];
  },
  threadId: undefined,
  typing: 0,
  /** Whether the program does not answer. */
  isLost: false,
  now: () => Date.now() + (page.stage?.clock.shiftMs ?? 0),
  /** On a phone the chat is only there when it is the screen that is shown. */
  isChatShown: () => document.body.dataset.screen === 'chat' || isWide(),
  act,
  toast,
};
const conversation = new Conversation();
const inspector = new Inspector();
const sides = new SidePanels();
const composer = new Composer({
  send: async (text) => {
    // What could not be sent is not lost.
    if (!(await act('sends', { text }))) composer.giveBack(text);
  },
  menu: () => page.speaker.menu,
  strings: () => page.seat.strings,
  botName: () => page.bot?.username ?? '',
  inline: (query, offset) =>
    server.does('inline', { ...place(), query, offset }).catch(() => ({ results: [] })),
  share: (result) => act('shares', { resultId: result.id }),
  start: (payload) => tap('start', payload),
});
const { tap, press } = createTaps(page, { open, fill: (text) => composer.fill(text) });

function place() {
  return {
    personId: page.speaker.user.id,
    chatId: page.seat.chat.id,
    ...(page.threadId === undefined ? {} : { threadId: page.threadId }),
  };
}

/** Does it as the person who speaks; says why not and returns `undefined` when it could not be done. */
async function act(deed, fields, refusal = page.seat.strings.stale) {
  try {
    return await server.does(deed, { ...place(), ...fields });
  } catch (error) {
    toast(/^4/.test(error.message) ? refusal : page.seat.strings.lost);
    return undefined;
  }
}

function open(seat, { keepScreen = false } = {}) {
  if (page.seat?.chat.id !== seat.chat.id) page.threadId = undefined;
  page.seat = seat;
  seat.unread = 0;
  if (!keepScreen) document.body.dataset.screen = 'chat';
  history.replaceState(null, '', `#${seat.chat.id}`);
  speakAs(page.speakerId);
  if (!keepScreen && isWide()) $('field').focus();
}

/** Who writes, if they are in the chat; the page speaks their language. */
function speakAs(id) {
  page.speakerId = id;
  const { user } = page.speaker;
  page.speakerId = user.id;
  page.seat.strings = stringsFor(user.language_code);
  composer.dress(page.seat.strings);
  sides.dress(page.seat.strings);
  drawFrame();
  draw();
}

/** Everything around the messages. */
function drawFrame() {
  drawHeader(page);
  drawStatus(page);
  drawTopics(page, (threadId) => {
    page.threadId = threadId;
    drawFrame();
    draw();
  });
  drawClock();
  drawControls(page);
  drawSidebar(page, open);
}

function drawClock() {
  const isShifted = (page.stage?.clock.shiftMs ?? 0) > 0;
  const words = page.stage && page.seat ? clockWords(page) : '';
  $('playground-time').textContent = isShifted ? words : 'playground';
  if ($('clock-now')) $('clock-now').textContent = words;
}

function draw() {
  const { seat, threadId } = page;
  conversation.open(
    seat.messages.filter((message) => isInThread(seat, threadId, message)),
    {
      personIds: seat.people.map(({ user }) => user.id),
      isGroup: seat.isGroup,
      speakerId: page.speakerId,
      botName: page.bot.first_name,
      strings: seat.strings,
      locale: page.speaker.user.language_code,
      timeZone: page.stage?.timeZone,
      now: page.now,
      tap,
      press,
    },
    hintCard(seat, page.bot.username, (text) => act('sends', { text })),
  );
}

/** Reads everything anew; quiet: only who is what, the messages stay as they are drawn. */
async function load({ isQuiet }) {
  const state = await server.state();
  page.bot = { ...state.bot, first_name: state.texts['']?.name || state.bot.first_name };
  page.stage = state.stage ?? undefined;
  if (isQuiet && page.seat) {
    for (const { chat, messages: _messages, ...rest } of state.seats) {
      const known = page.seats.find((seat) => seat.chat.id === chat.id);
      if (known) Object.assign(known, rest);
    }
    return drawFrame();
  }
  const unread = new Map(page.seats.map((seat) => [seat.chat.id, seat.unread]));
  page.seats = state.seats.map(dressSeat);
  for (const seat of page.seats) seat.unread = unread.get(seat.chat.id) ?? 0;
  inspector.clear(page.stage?.timeZone);
  for (const call of state.calls) inspector.add(call);
  const wanted = page.seat?.chat.id ?? Number(location.hash.slice(1));
  open(page.seats.find(({ chat }) => chat.id === wanted) ?? firstSeat(), { keepScreen: true });
}

/** The person who speaks the visitor's language. */
function firstSeat() {
  const wanted = stringsFor(navigator.language);
  return page.seats.find((seat) => seat.strings === wanted) ?? page.seats[0];
}

startTheme($('theme'));
setInterval(drawClock, CLOCK_TICK_MS);
$('back').addEventListener('click', () => {
  document.body.dataset.screen = 'list';
  drawSidebar(page, open);
  document.querySelector('.seat[aria-current]')?.focus();
});
$('speaker').addEventListener('change', (event) => {
  speakAs(Number(event.target.value));
});
$('block').addEventListener('click', async () => {
  const { seat } = page;
  const result = await act(seat.standing === 'blocked' ? 'unblocks' : 'blocks', {});
  if (!result) return;
  seat.standing = result.standing;
  drawHeader(page);
  if (result.standing === 'blocked') toast(seat.strings.blocked);
});
const drawLines = () => drawSidebar(page, open);
const events = createEvents(page, { conversation, inspector, load, drawLines, drawClock });
listen((kind, value) => events[kind](value));
