// The list over the typing field: one of its lines is chosen by a tap or by the keyboard.
import { element } from './dom.js';

const NEAR_END_PX = 60;

/** One list at a time; what is chosen runs its own `choose`. */
export class Panel {
  #field = document.getElementById('field');
  #node = document.getElementById('panel');
  #options = [];
  #active = -1;
  #onEnd;

  constructor() {
    this.#node.addEventListener('scroll', () => this.#checkEnd());
    // The field keeps the focus, so that its blur does not close the list first.
    this.#node.addEventListener('mousedown', (event) => event.preventDefault());
  }

  get isOpen() {
    return !this.#node.hidden;
  }

  name(text) {
    this.#node.setAttribute('aria-label', text);
  }

  /**
   * Shows `options` ({nodes, choose, className, command}); `emptyText` when there is none, nothing
   * without it. `isFirstActive`: Enter takes the first. `onEnd` is called when the reader comes to the end.
   */
  open(options, { emptyText, isFirstActive = false, onEnd } = {}) {
    if (options.length === 0 && emptyText === undefined) return this.close();
    this.#options = [];
    this.#node.replaceChildren();
    this.#node.hidden = false;
    this.#node.scrollTop = 0;
    this.#field.setAttribute('aria-expanded', 'true');
    if (options.length === 0) this.#node.append(element('p', { className: 'nothing' }, emptyText));
    this.add(options, onEnd);
    this.#activate(isFirstActive && options.length > 0 ? 0 : -1);
  }

  /** Adds lines at the end of an open list. */
  add(options, onEnd) {
    this.#onEnd = onEnd;
    for (const { nodes, choose, className = '', command } of options) {
      const id = `option-${this.#options.length}`;
      const node = element('div', { className: `option ${className}`, role: 'option', id }, nodes);
      node.addEventListener('click', () => {
        this.close();
        choose();
      });
      this.#options.push({ node, choose, command });
      this.#node.append(node);
    }
    this.#checkEnd();
  }

  close() {
    this.#node.hidden = true;
    this.#options = [];
    this.#active = -1;
    this.#onEnd = undefined;
    this.#field.setAttribute('aria-expanded', 'false');
    this.#field.removeAttribute('aria-activedescendant');
  }

  /** Moves the choice and wraps around; `false`: there is nothing to choose. */
  move(step) {
    const count = this.#options.length;
    if (count === 0) return false;
    this.#activate((Math.max(this.#active, step > 0 ? -1 : 0) + step + count) % count);
    return true;
  }

  /** The command of the active line, if it is one. */
  activeCommand() {
    return this.#options[this.#active]?.command;
  }

  /** Takes the active line; `false`: none is active. */
  choose() {
    const chosen = this.#options[this.#active];
    if (!chosen) return false;
    this.close();
    chosen.choose();
    return true;
  }

  #checkEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#node;
    if (!this.#onEnd || scrollHeight - scrollTop - clientHeight > NEAR_END_PX) return;
    const onEnd = this.#onEnd;
    this.#onEnd = undefined;
    onEnd();
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
}
