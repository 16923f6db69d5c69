// The typing field: commands, inline mode, and everything that is sent.
import { element, nameButton } from './dom.js';
import { InlineResults } from './inline-results.js';
import { Panel } from './panel.js';

const INLINE_PAUSE_MS = 250;
const MAX_FIELD_PX = 160;

/** The field, the menu of commands over it and the results of inline mode. */
export class Composer {
  #form = document.getElementById('composer');
  #field = document.getElementById('field');
  #menuButton = document.getElementById('menu');
  #panel = new Panel();
  #results;
  #timer;

  /** `deeds`: send(text), menu(), inline(query, offset), share(result), start(payload), botName(), strings(). */
  constructor(deeds) {
    this.deeds = deeds;
    const emptied = (act) => (value) => {
      this.#empty();
      act(value);
    };
    this.#results = new InlineResults(this.#panel, {
      ...deeds,
      share: emptied(deeds.share),
      start: emptied(deeds.start),
    });
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send();
    });
    this.#field.addEventListener('input', () => this.#changed());
    this.#field.addEventListener('keydown', (event) => this.#onKey(event));
    this.#field.addEventListener('blur', () => setTimeout(() => this.#close(), 150));
    this.#menuButton.addEventListener('click', () => {
      if (this.#panel.isOpen) this.#close();
      else this.#showCommands('');
      this.#field.focus();
    });
  }

  /** Puts a text into the field, ready to be changed. */
  fill(text) {
    this.#field.value = text;
    this.#field.focus();
    this.#changed();
  }

  /** Puts a text back that could not be sent, unless something else has been typed. */
  giveBack(text) {
    if (this.#field.value === '') this.fill(text);
  }

  /** The words of the field in the language of the person. */
  dress(strings) {
    this.#field.placeholder = strings.placeholder;
    this.#field.setAttribute('aria-label', strings.placeholder);
    this.#panel.name(strings.menu);
    nameButton(this.#menuButton, strings.menu);
    nameButton(document.getElementById('send'), strings.send);
    this.#close();
  }

  #empty() {
    this.#field.value = '';
    this.#changed();
  }

  #send() {
    const text = this.#field.value;
    if (text.trim() === '') return;
    this.#empty();
    this.deeds.send(text);
  }

  #changed() {
    const text = this.#field.value;
    this.#field.style.height = 'auto';
    this.#field.style.height = `${Math.min(this.#field.scrollHeight, MAX_FIELD_PX)}px`;
    this.#form.classList.toggle('has-text', text.trim() !== '');
    clearTimeout(this.#timer);
    const command = /^\/(\w*)$/.exec(text)?.[1];
    const prefix = `@${this.deeds.botName()} `;
    if (command !== undefined) this.#showCommands(command.toLowerCase());
    else if (text.toLowerCase().startsWith(prefix.toLowerCase())) {
      const query = text.slice(prefix.length);
      this.#timer = setTimeout(() => this.#results.ask(query), INLINE_PAUSE_MS);
    } else this.#close();
  }

  #showCommands(prefix) {
    this.#results.forget();
    const menu = this.deeds.menu();
    const found = menu.filter(({ command }) => command.startsWith(prefix));
    const options = found.map(({ command, description }) => ({
      command: `/${command}`,
      nodes: [element('strong', {}, `/${command}`), element('span', {}, description)],
      choose: () => {
        this.#empty();
        this.deeds.send(`/${command}`);
      },
    }));
    this.#panel.open(options, {
      isFirstActive: this.#field.value.startsWith('/'),
      ...(menu.length === 0 && prefix === '' ? { emptyText: this.deeds.strings().noMenu } : {}),
    });
  }

  #close() {
    this.#results.forget();
    this.#panel.close();
  }

  #onKey(event) {
    // While an input method composes Chinese, Enter chooses characters.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (this.#panel.move(event.key === 'ArrowDown' ? 1 : -1)) event.preventDefault();
      return;
    }
    if (event.key === 'Escape' && this.#panel.isOpen) {
      event.preventDefault();
      this.#close();
      return;
    }
    const command = this.#panel.activeCommand();
    if (event.key === 'Tab' && command !== undefined) {
      event.preventDefault();
      this.fill(`${command} `);
      return;
    }
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    if (!this.#panel.choose()) this.#send();
  }
}
