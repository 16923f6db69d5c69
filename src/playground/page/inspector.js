// The calls that the bot makes, for those who want to look behind the curtain.
import { element } from './dom.js';
import { exactTime } from './times.js';

const MAX_SHOWN = 200;

/** The list of calls in the side panel. */
export class Inspector {
  #list = document.getElementById('calls');
  #timeZone;

  /** Newest first. */
  add(call) {
    const trouble = call.refusal ?? call.fault;
    const summary = element('summary', {}, [
      element('code', {}, call.method),
      element('small', { className: 'call-words', dir: 'auto' }, wordsOf(call)),
      element('small', {}, exactTime(call.at, this.#timeZone)),
    ]);
    const details = element('details', {}, [
      summary,
      trouble ? element('p', { className: 'refusal' }, trouble) : undefined,
      element('pre', {}, JSON.stringify(call.params, null, 2)),
    ]);
    this.#list.prepend(element('li', { className: trouble ? 'is-refused' : '' }, details));
    while (this.#list.children.length > MAX_SHOWN) this.#list.lastElementChild.remove();
  }

  /** Begins anew, with times in a zone. */
  clear(timeZone) {
    this.#timeZone = timeZone;
    this.#list.replaceChildren();
  }
}

/** Enough of a call to know it again without opening it. */
function wordsOf({ params }) {
  const words = params.text ?? params.caption ?? params.language_code ?? '';
  return String(words)
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .slice(0, 60);
}
