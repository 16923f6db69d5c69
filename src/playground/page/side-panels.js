// The panels beside the chat: the controls and the API calls, one at a time.
import { nameButton } from './dom.js';

/** Both are closed until their button is pressed. */
export class SidePanels {
  #panels = ['controls', 'inspector'].map((id) => ({
    node: document.getElementById(id),
    toggle: document.getElementById(`${id}-toggle`),
    title: document.getElementById(`${id}-title`),
    close: document.getElementById(`${id}-close`),
    id,
  }));

  constructor() {
    for (const panel of this.#panels) {
      panel.toggle.addEventListener('click', () =>
        this.#show(panel.node.hidden ? panel : undefined),
      );
      panel.close.addEventListener('click', () => this.#leave(panel));
      panel.node.addEventListener('keydown', (event) => {
        if (event.key === 'Escape') this.#leave(panel);
      });
    }
  }

  dress(strings) {
    for (const { id, toggle, title, close } of this.#panels) {
      title.textContent = strings[id];
      nameButton(toggle, strings[id]);
      nameButton(close, strings.close);
    }
  }

  #leave(panel) {
    this.#show(undefined);
    panel.toggle.focus();
  }

  #show(shown) {
    for (const panel of this.#panels) {
      panel.node.hidden = panel !== shown;
      panel.toggle.setAttribute('aria-expanded', String(panel === shown));
    }
    document.body.classList.toggle('has-side', shown !== undefined);
    // On a phone the panel covers the button that opened it.
    if (shown && getComputedStyle(shown.node).position === 'fixed') shown.close.focus();
  }
}
