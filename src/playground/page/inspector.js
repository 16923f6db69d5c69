// The calls that the bot makes, for those who want to look behind the curtain.
import { element } from './dom.js';

const MAX_SHOWN = 200;

export class Inspector {
  #panel = document.getElementById('inspector');
  #list = document.getElementById('calls');
  #toggle = document.getElementById('inspect');

  constructor() {
    this.#toggle.addEventListener('click', () => this.#show(this.#panel.hidden));
    document.getElementById('inspector-close').addEventListener('click', () => {
      this.#show(false);
      this.#toggle.focus();
    });
  }

  dress(strings) {
    document.getElementById('inspector-title').textContent = strings.inspect;
    for (const [id, text] of [
      ['inspect', strings.inspect],
      ['inspector-close', strings.close],
    ]) {
      const button = document.getElementById(id);
      button.title = text;
      button.querySelector('.hidden').textContent = text;
    }
  }

  /** Newest first. */
  add(call) {
    const summary = element('summary', {}, [
      element('code', {}, call.method),
      element('small', {}, new Date(call.at).toLocaleTimeString('en-GB')),
    ]);
    const details = element('details', {}, [
      summary,
      call.refusal ? element('p', { className: 'refusal' }, call.refusal) : undefined,
      element('pre', {}, JSON.stringify(call.params, null, 2)),
    ]);
    this.#list.prepend(element('li', { className: call.refusal ? 'is-refused' : '' }, details));
    while (this.#list.children.length > MAX_SHOWN) this.#list.lastElementChild.remove();
  }

  clear() {
    this.#list.replaceChildren();
  }

  #show(isShown) {
    this.#panel.hidden = !isShown;
    this.#toggle.setAttribute('aria-expanded', String(isShown));
    document.body.classList.toggle('has-inspector', isShown);
  }
}
