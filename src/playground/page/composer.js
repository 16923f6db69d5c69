// The typing field, the menu of commands over it, and results of inline mode.
import { element } from './dom.js';

const INLINE_PAUSE_MS = 250;

export class Composer {
  #form = document.getElementById('composer');
  #field = document.getElementById('field');
  #panel = document.getElementById('panel');
  #menuButton = document.getElementById('menu');
  #options = [];
  #active = -1;
  #timer;
  #asked = 0;

  /** `deeds`: send(text), menu(), inline(query), share(result), botName(). */
  constructor(deeds) {
    this.deeds = deeds;
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send();
    });
    this.#field.addEventListener('input', () => this.#changed());
    this.#field.addEventListener('keydown', (event) => this.#onKey(event));
    this.#field.addEventListener('blur', () => setTimeout(() => this.#close(), 150));
    this.#menuButton.addEventListener('click', () => {
      if (this.#panel.hidden) this.#showCommands('');
      else this.#close();
      this.#field.focus();
    });
  }

  /** Puts a text into the field, ready to be changed. */
  fill(text) {
    this.#field.value = text;
    this.#field.focus();
    this.#changed();
  }

  /** The words of the field in the language of the person. */
  dress(strings) {
    this.#field.placeholder = strings.placeholder;
    this.#field.setAttribute('aria-label', strings.placeholder);
    this.#panel.setAttribute('aria-label', strings.menu);
    label(this.#menuButton, strings.menu);
    label(document.getElementById('send'), strings.send);
    this.#close();
  }

  #send() {
    const text = this.#field.value;
    if (text.trim() === '') return;
    this.#field.value = '';
    this.#changed();
    this.deeds.send(text);
  }

  #changed() {
    const text = this.#field.value;
    this.#field.style.height = 'auto';
    this.#field.style.height = `${Math.min(this.#field.scrollHeight, 160)}px`;
    this.#form.classList.toggle('has-text', text.trim() !== '');
    clearTimeout(this.#timer);
    const command = /^\/(\w*)$/.exec(text)?.[1];
    const prefix = `@${this.deeds.botName()} `;
    if (command !== undefined) this.#showCommands(command.toLowerCase());
    else if (text.toLowerCase().startsWith(prefix.toLowerCase())) {
      this.#timer = setTimeout(() => this.#askInline(text.slice(prefix.length)), INLINE_PAUSE_MS);
    } else this.#close();
  }

  #showCommands(prefix) {
    const menu = this.deeds.menu();
    const found = menu.filter(({ command }) => command.startsWith(prefix));
    const empty = menu.length === 0 && prefix === '' ? this.deeds.strings().noMenu : undefined;
    this.#open(
      found.map(({ command, description }) => ({
        nodes: [element('strong', {}, `/${command}`), element('span', {}, description)],
        choose: () => {
          this.#field.value = '';
          this.#changed();
          this.deeds.send(`/${command}`);
        },
      })),
      empty,
    );
  }

  async #askInline(query) {
    const number = ++this.#asked;
    const { results } = await this.deeds.inline(query);
    if (number !== this.#asked) return;
    this.#open(
      results.map((result) => ({
        className: 'result',
        nodes: [element('strong', {}, result.title), element('span', {}, result.description)],
        choose: () => {
          this.#field.value = '';
          this.#changed();
          this.deeds.share(result);
        },
      })),
      this.deeds.strings().noResults,
    );
  }

  #open(options, emptyText) {
    if (options.length === 0 && emptyText === undefined) return this.#close();
    this.#options = options.map(({ nodes, choose, className }, index) => {
      const node = element(
        'div',
        { className: `option ${className ?? ''}`, role: 'option', id: `option-${index}` },
        nodes,
      );
      // The field keeps the focus, so that its blur does not close the panel first.
      node.addEventListener('mousedown', (event) => event.preventDefault());
      node.addEventListener('click', () => {
        this.#close();
        choose();
      });
      return { node, choose };
    });
    const nodes = this.#options.map(({ node }) => node);
    this.#panel.replaceChildren(
      ...(nodes.length > 0 ? nodes : [element('p', { className: 'nothing' }, emptyText)]),
    );
    this.#panel.hidden = false;
    this.#field.setAttribute('aria-expanded', 'true');
    this.#activate(nodes.length > 0 && this.#field.value.startsWith('/') ? 0 : -1);
  }

  #close() {
    this.#panel.hidden = true;
    this.#options = [];
    this.#active = -1;
    this.#asked++;
    this.#field.setAttribute('aria-expanded', 'false');
    this.#field.removeAttribute('aria-activedescendant');
  }

  #activate(index) {
    this.#active = index;
    this.#options.forEach(({ node }, other) => {
      node.setAttribute('aria-selected', String(other === index));
      if (other === index) node.scrollIntoView({ block: 'nearest' });
    });
    if (index >= 0) this.#field.setAttribute('aria-activedescendant', `option-${index}`);
    else this.#field.removeAttribute('aria-activedescendant');
  }

  #onKey(event) {
    // While an input method composes Chinese, Enter chooses characters.
    if (event.isComposing || event.keyCode === 229) return;
    const count = this.#options.length;
    if (count > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.#activate((this.#active + step + count) % count);
      return;
    }
    if (event.key === 'Escape' && !this.#panel.hidden) {
      event.preventDefault();
      this.#close();
      return;
    }
    if (event.key === 'Tab' && this.#active >= 0) {
      const command = this.#options[this.#active].node.querySelector('strong').textContent;
      if (command.startsWith('/')) {
        event.preventDefault();
        this.#field.value = `${command} `;
        this.#changed();
      }
      return;
    }
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    const chosen = this.#options[this.#active];
    if (!chosen) return this.#send();
    this.#close();
    chosen.choose();
  }
}

function label(button, text) {
  button.title = text;
  button.querySelector('.hidden').textContent = text;
}
