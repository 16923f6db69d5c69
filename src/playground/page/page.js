// The chat page of the playground: one person at a time looks at one chat.
import { Composer } from './composer.js';
import { Conversation } from './conversation.js';
import { element, fillAvatar } from './dom.js';
import { hintCard } from './hint.js';
import { Inspector } from './inspector.js';
import { listen, server } from './server.js';
import { drawSidebar } from './sidebar.js';
import { stringsFor } from './strings.js';
import { startTheme } from './theme.js';
import { alertBox, toast } from './toasts.js';

const TYPING_MS = 5000;
const $ = (id) => document.getElementById(id);

const page = { bot: undefined, seats: [], seat: undefined, speakerId: 0, typing: 0 };
const conversation = new Conversation();
const inspector = new Inspector();
const composer = new Composer({
  send: (text) => act('sends', { text }),
  menu: () => speaker().menu,
  strings: () => page.seat.strings,
  botName: () => page.bot?.username ?? '',
  inline: (query) => server.does('inline', { ...place(), query }).catch(() => ({ results: [] })),
  share: (result) => act('shares', { resultId: result.id }),
});

/** On a phone the chat is only there when it is the screen that is shown. */
function isChatShown() {
  return document.body.dataset.screen === 'chat' || matchMedia('(min-width: 760px)').matches;
}

function speaker() {
  return page.seat.people.find(({ user }) => user.id === page.speakerId) ?? page.seat.people[0];
}

function place() {
  return { personId: speaker().user.id, chatId: page.seat.chat.id };
}

async function act(deed, fields) {
  try {
    return await server.does(deed, { ...place(), ...fields });
  } catch (error) {
    toast(/^4/.test(error.message) ? page.seat.strings.stale : page.seat.strings.lost);
    return undefined;
  }
}

function dressSeat(seat) {
  const strings = stringsFor(seat.people[0].user.language_code);
  const isGroup = seat.people.length > 1;
  return { ...seat, strings, isGroup, title: seat.chat.title ?? seat.chat.first_name, unread: 0 };
}

function open(seat, { keepScreen = false } = {}) {
  page.seat = seat;
  page.speakerId = seat.people[0].user.id;
  seat.unread = 0;
  if (!keepScreen) document.body.dataset.screen = 'chat';
  history.replaceState(null, '', `#${seat.chat.id}`);
  drawHeader();
  draw();
  drawSidebar(page.seats, page.seat, open);
  if (!keepScreen && matchMedia('(min-width: 760px)').matches) $('field').focus();
}

function draw() {
  const { seat } = page;
  conversation.open(
    seat.messages,
    {
      personIds: seat.people.map(({ user }) => user.id),
      speakerId: page.speakerId,
      botName: botName(),
      strings: seat.strings,
      locale: speaker().user.language_code,
      tap,
      press,
    },
    hintCard(seat, page.bot.username, (text) => act('sends', { text })),
  );
}

function botName() {
  return page.bot.first_name;
}

function drawHeader() {
  const { seat } = page;
  const { strings } = seat;
  document.documentElement.lang = seat.people[0].user.language_code;
  const title = seat.isGroup ? seat.title : botName();
  $('chat-title').textContent = title;
  fillAvatar($('chat-avatar'), seat.isGroup ? seat.chat.id : page.bot.id, title);
  $('chat-avatar').classList.toggle('is-bot', !seat.isGroup);
  drawStatus();
  composer.dress(strings);
  inspector.dress(strings);
  document.querySelector('.foot').textContent = strings.pinned;
  name($('back'), strings.back);
  name($('theme'), strings.theme);
  name($('block'), seat.standing === 'blocked' ? strings.unblock : strings.block);
  $('block').hidden = seat.isGroup;
  $('block').classList.toggle('is-on', seat.standing === 'blocked');
  const choice = $('speaker');
  choice.hidden = !seat.isGroup;
  choice.setAttribute('aria-label', strings.speakAs);
  choice.replaceChildren(
    ...seat.people.map(({ user }) =>
      element('option', { value: String(user.id) }, user.first_name),
    ),
  );
  choice.value = String(page.speakerId);
}

function drawStatus() {
  const { seat } = page;
  const isTyping = page.typing > Date.now();
  const people = seat.strings.members.replace('{n}', String(seat.people.length));
  const rest = seat.isGroup ? people : `${seat.strings.bot} · ${seat.title}`;
  $('chat-status').textContent = isTyping ? seat.strings.typing : rest;
  $('chat-status').classList.toggle('is-typing', isTyping);
}

function name(button, text) {
  button.title = text;
  button.querySelector('.hidden').textContent = text;
}

function tap(kind, value) {
  switch (kind) {
    case 'command':
      return act('sends', { text: value });
    case 'start':
      return act('sends', { text: `/start ${value}` });
    case 'hashtag':
      return composer.fill(value);
    case 'inline':
      return composer.fill(`@${page.bot.username} ${value}`);
    case 'copy':
      return navigator.clipboard?.writeText(value).then(() => toast(page.seat.strings.copied));
  }
}

async function press(message, { row, column }, key) {
  if (key.classList.contains('is-busy')) return;
  key.classList.add('is-busy');
  const answer = await act('presses', { messageId: message.message_id, row, column });
  key.classList.remove('is-busy');
  if (!answer) return;
  if (answer.text && answer.isAlert) alertBox(answer.text);
  else if (answer.text) toast(answer.text);
}

const EVENTS = {
  sent(message) {
    const seat = seatOf(message);
    if (!seat || seat.messages.some((other) => other.message_id === message.message_id)) return;
    seat.messages.push(message);
    if (!message.from?.is_bot && seat.standing === 'blocked') {
      seat.standing = 'open';
      if (seat === page.seat) drawHeader();
    }
    if (seat === page.seat) {
      if (message.from?.is_bot) page.typing = 0;
      conversation.add(message);
      drawStatus();
    }
    const isLooking = seat === page.seat && isChatShown();
    if (!isLooking && message.from?.is_bot) seat.unread++;
    drawSidebar(page.seats, page.seat, open);
  },
  edited(message) {
    const seat = seatOf(message);
    const index =
      seat?.messages.findIndex((other) => other.message_id === message.message_id) ?? -1;
    if (index < 0) return;
    seat.messages[index] = message;
    if (seat === page.seat) conversation.replace(message);
    drawSidebar(page.seats, page.seat, open);
  },
  deleted(message) {
    const seat = seatOf(message);
    if (!seat) return;
    seat.messages = seat.messages.filter((other) => other.message_id !== message.message_id);
    if (seat === page.seat) conversation.remove(message);
  },
  action({ chatId }) {
    if (chatId !== page.seat?.chat.id) return;
    page.typing = Date.now() + TYPING_MS;
    drawStatus();
    setTimeout(drawStatus, TYPING_MS + 50);
  },
  menu: () => load({ isQuiet: true }),
  call: (call) => inspector.add(call),
  hello: ({ isFirst }) => {
    load({ isQuiet: false }).then(() => {
      if (!isFirst) toast(page.seat.strings.restarted);
    });
  },
  lost: () => toast(page.seat?.strings.lost ?? stringsFor(navigator.language).lost),
};

function seatOf(message) {
  return page.seats.find((seat) => seat.chat.id === message.chat.id);
}

/** Reads everything anew; quiet: only menus and names, the messages stay as they are drawn. */
async function load({ isQuiet }) {
  const state = await server.state();
  page.bot = { ...state.bot, first_name: state.texts['']?.name || state.bot.first_name };
  if (isQuiet && page.seat) {
    for (const seat of state.seats) {
      const known = page.seats.find(({ chat }) => chat.id === seat.chat.id);
      if (known) known.people = seat.people;
    }
    return;
  }
  const unread = new Map(page.seats.map((seat) => [seat.chat.id, seat.unread]));
  page.seats = state.seats.map(dressSeat);
  for (const seat of page.seats) seat.unread = unread.get(seat.chat.id) ?? 0;
  inspector.clear();
  for (const call of state.calls) inspector.add(call);
  const wanted = page.seat?.chat.id ?? Number(location.hash.slice(1));
  const seat = page.seats.find(({ chat }) => chat.id === wanted) ?? firstSeat();
  open(seat, { keepScreen: true });
}

/** The person who speaks the visitor's language. */
function firstSeat() {
  const wanted = stringsFor(navigator.language);
  return page.seats.find((seat) => seat.strings === wanted) ?? page.seats[0];
}

startTheme($('theme'));
$('back').addEventListener('click', () => {
  document.body.dataset.screen = 'list';
  drawSidebar(page.seats, page.seat, open);
  document.querySelector('.seat[aria-current]')?.focus();
});
$('speaker').addEventListener('change', (event) => {
  page.speakerId = Number(event.target.value);
  draw();
});
$('block').addEventListener('click', async () => {
  const { seat } = page;
  const result = await act(seat.standing === 'blocked' ? 'unblocks' : 'blocks', {});
  if (!result) return;
  seat.standing = result.standing;
  drawHeader();
  if (result.standing === 'blocked') toast(seat.strings.blocked);
});
listen((kind, value) => EVENTS[kind](value));
