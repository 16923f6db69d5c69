// What only a playground can do: move the clock, drop an article, change roles, break the line.
import { clockSection } from './controls-clock.js';
import { locationSection, newsSection, troubleSection } from './controls-deeds.js';
import { peopleSection, topicSection } from './controls-people.js';

/** Draws the sections that fit the chat, if anything of them has changed; what was entered there stays. */
export function drawControls(page) {
  const body = document.getElementById('controls-body');
  const { seat, stage } = page;
  const chatId = String(seat.chat.id);
  const shown = whatIsShown(page);
  if (body.dataset.shown === shown) return;
  const entered = body.dataset.chatId === chatId ? whatIsEntered(body) : [];
  const focused = body.contains(document.activeElement) ? document.activeElement.id : '';
  body.dataset.shown = shown;
  body.dataset.chatId = chatId;
  const sections = [
    stage && newsSection(page),
    stage && clockSection(page),
    seat.isGroup && peopleSection(page),
    seat.chat.is_forum && topicSection(page),
    seat.kind === 'private' && locationSection(page),
    troubleSection(page),
  ];
  body.replaceChildren(...sections.filter(Boolean));
  for (const [id, value] of entered) {
    const field = document.getElementById(id);
    if (field) field.value = value;
  }
  if (focused !== '') document.getElementById(focused)?.focus();
}

function whatIsShown({ seat, stage, speaker }) {
  const people = seat.people.map(({ user, status }) => [user.id, status]);
  const { canPublish, contentFolder, digestTime, timeZone } = stage ?? {};
  return JSON.stringify([
    [seat.chat.id, seat.botStatus, people, speaker.user.id],
    [canPublish, contentFolder, digestTime, timeZone],
  ]);
}

/** What a server knows better is left out: the roles of people and of the bot. */
function whatIsEntered(body) {
  const fields = body.querySelectorAll('input[id], textarea[id], #place');
  return [...fields].map(({ id, value }) => [id, value]);
}
