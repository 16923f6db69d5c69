// What only a playground can do: move the clock, drop an article, change roles, break the line.
import { clockSection } from './controls-clock.js';
import { locationSection, newsSection, troubleSection } from './controls-deeds.js';
import { peopleSection, topicSection } from './controls-people.js';

/** Draws the sections that fit the chat; `page`: {seat, stage, act, toast, now}. What is being typed stays. */
export function drawControls(page) {
  const body = document.getElementById('controls-body');
  if (
    body.contains(document.activeElement) &&
    body.dataset.shownFor === String(page.seat.chat.id)
  ) {
    const typed = document.activeElement.matches('input, textarea');
    if (typed) return;
  }
  body.dataset.shownFor = String(page.seat.chat.id);
  const { seat, stage } = page;
  const sections = [
    stage && newsSection(page),
    stage && clockSection(page),
    seat.isGroup && peopleSection(page),
    seat.chat.is_forum && topicSection(page),
    seat.kind === 'private' && locationSection(page),
    troubleSection(page),
  ];
  body.replaceChildren(...sections.filter(Boolean));
}
