// The messages of the chat that is shown: draws, keeps the place, counts what is unseen.
import { element } from './dom.js';
import { messageView } from './message-view.js';
import { serviceLine } from './service-line.js';

const NEAR_PX = 80;
/** So many rows are drawn at first, and so many more when the reader comes to the top. */
const PAGE_ROWS = 60;
/** With more rows than these each new message would take longer to lay out. */
const MAX_ROWS = 240;

const isCalm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The list of messages, its end button and the count of what is unseen. */
export class Conversation {
  #log = document.getElementById('messages');
  #down = document.getElementById('down');
  #badge = document.getElementById('unseen');
  #unseen = 0;
  #isAtEnd = true;
  #width = 0;
  #view;
  #messages = [];
  /** Of the first message that is drawn. */
  #from = 0;

  constructor() {
    this.#log.addEventListener('scroll', () => {
      // A wider panel moves the text without anybody scrolling.
      if (this.#log.clientWidth === this.#width) this.#isAtEnd = this.#isNear();
      if (this.#log.scrollTop < this.#log.clientHeight && this.#from > 0) this.#drawEarlier();
      this.#mark();
    });
    // A keyboard on a phone or a wider panel must not hide the newest message.
    new ResizeObserver(() => {
      this.#width = this.#log.clientWidth;
      if (this.#isAtEnd) this.#log.scrollTop = this.#log.scrollHeight;
    }).observe(this.#log);
    this.#down.addEventListener('click', () => {
      this.#log.scrollTo({ top: this.#log.scrollHeight, behavior: isCalm() ? 'auto' : 'smooth' });
    });
  }

  /** Draws a chat anew and shows its end. */
  open(messages, view, hint) {
    this.#view = view;
    this.#unseen = 0;
    this.#isAtEnd = true;
    this.#messages = [...messages];
    this.#draw(messages.length - PAGE_ROWS);
    if (messages.length === 0 && hint) this.#log.append(hint);
    this.#log.scrollTop = this.#log.scrollHeight;
    requestAnimationFrame(() => {
      this.#log.scrollTop = this.#log.scrollHeight;
      this.#mark();
    });
  }

  add(message) {
    const isNear = this.#isNear();
    this.#log.querySelector('.hint')?.remove();
    this.#messages.push(message);
    if (isNear && this.#log.childElementCount >= MAX_ROWS) {
      this.#draw(this.#messages.length - PAGE_ROWS, this.#messages.length - 1);
    }
    const row = this.#append(message);
    row.classList.add('is-new');
    if (isNear || row.classList.contains('out')) {
      // Not smoothly: the next message of a burst would find the reader still far from the end.
      this.#log.scrollTop = this.#log.scrollHeight;
    } else this.#unseen++;
    this.#mark();
  }

  /** Draws an edited message in its place; the focus stays on the same button. */
  replace(message) {
    const index = this.#messages.findIndex((other) => other.message_id === message.message_id);
    if (index >= 0) this.#messages[index] = message;
    const old = this.#find(message.message_id);
    if (!old) return;
    const isNear = this.#isNear();
    const place = old.contains(document.activeElement)
      ? document.activeElement.dataset.place
      : undefined;
    const row = messageView(message, this.#view);
    row.classList.toggle('is-next', old.classList.contains('is-next'));
    old.replaceWith(row);
    if (place) {
      const next = row.querySelector(`[data-place="${place}"]`) ?? row.querySelector('.key');
      (next ?? this.#log).focus({ preventScroll: true });
    }
    // A longer text in the last message must not hide its own buttons.
    if (isNear && row === this.#log.lastElementChild) this.#log.scrollTop = this.#log.scrollHeight;
    this.#mark();
  }

  remove(message) {
    const index = this.#messages.findIndex((other) => other.message_id === message.message_id);
    if (index < 0) return;
    this.#messages.splice(index, 1);
    if (index < this.#from) this.#from--;
    this.#find(message.message_id)?.remove();
  }

  /** Draws the messages from one on; a screen reader is not told them as news. */
  #draw(from, until = this.#messages.length) {
    this.#from = Math.max(0, from);
    this.#log.setAttribute('aria-live', 'off');
    this.#log.replaceChildren();
    for (const message of this.#messages.slice(this.#from, until)) this.#append(message);
    requestAnimationFrame(() => this.#log.setAttribute('aria-live', 'polite'));
  }

  /** What the reader looks at stays where it is. */
  #drawEarlier() {
    const below = this.#log.scrollHeight - this.#log.scrollTop;
    this.#draw(this.#from - PAGE_ROWS);
    this.#log.scrollTop = this.#log.scrollHeight - below;
  }

  #append(message) {
    const last = this.#log.lastElementChild;
    const day = this.#dayOf(message.date * 1000);
    if (this.#log.dataset.day !== day || !last) {
      this.#log.dataset.day = day;
      this.#log.append(element('p', { className: 'day' }, element('span', {}, this.#dayName(day))));
    }
    const service = serviceLine(message, this.#view);
    const row = service ?? messageView(message, this.#view);
    row.classList.toggle('is-next', !service && last?.dataset.from === row.dataset.from);
    this.#log.append(row);
    return row;
  }

  #dayName(day) {
    return day === this.#dayOf(this.#view.now()) ? this.#view.strings.today : day;
  }

  #dayOf(at) {
    const { locale, timeZone } = this.#view;
    return new Date(at).toLocaleDateString(locale, { timeZone, month: 'long', day: 'numeric' });
  }

  #find(id) {
    return this.#log.querySelector(`[data-id="${id}"]`);
  }

  #isNear() {
    return this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight < NEAR_PX;
  }

  #mark() {
    const isNear = this.#isNear();
    if (isNear) this.#unseen = 0;
    this.#down.hidden = isNear;
    this.#badge.hidden = this.#unseen === 0;
    this.#badge.textContent = String(this.#unseen);
  }
}
