// What `@bot words` finds, in the list over the typing field, page by page.
import { element, hueOf } from './dom.js';

/** `deeds`: inline(query, offset), share(result), start(payload), strings(). */
export class InlineResults {
  #asked = 0;

  constructor(panel, deeds) {
    this.panel = panel;
    this.deeds = deeds;
  }

  /** Asks the bot and shows what it answers; an answer that comes after the next question is dropped. */
  async ask(query) {
    const number = ++this.#asked;
    const answer = await this.deeds.inline(query, '');
    if (number !== this.#asked) return;
    this.panel.open([...this.#buttonOf(answer), ...this.#optionsOf(answer)], {
      emptyText: this.deeds.strings().noResults,
      onEnd: this.#nextOf(query, answer, number),
    });
  }

  /** Answers that are still on their way come to nothing. */
  forget() {
    this.#asked++;
  }

  #nextOf(query, { nextOffset, results }, number) {
    if (!nextOffset || results.length === 0) return undefined;
    return async () => {
      const answer = await this.deeds.inline(query, nextOffset);
      if (number !== this.#asked || !this.panel.isOpen) return;
      this.panel.add(this.#optionsOf(answer), this.#nextOf(query, answer, number));
    };
  }

  #buttonOf({ buttonText, buttonPayload }) {
    if (!buttonText) return [];
    return [
      {
        className: 'result-button',
        nodes: [element('strong', {}, buttonText)],
        choose: () => this.deeds.start(buttonPayload ?? ''),
      },
    ];
  }

  #optionsOf({ results }) {
    return results.map((result) => ({
      className: 'result',
      nodes: [
        thumbnail(result),
        element('span', { className: 'result-words' }, [
          element('strong', {}, result.title),
          element('span', {}, result.description),
        ]),
      ],
      choose: () => this.deeds.share(result),
    }));
  }
}

/** Pictures on the web are not loaded here: the first letter stands for them. */
function thumbnail({ title, thumbnailUrl }) {
  const letter = [...title.replace(/[\s\p{P}]/gu, '')][0] ?? '·';
  return element(
    'span',
    {
      className: 'preview-picture',
      'data-hue': String(hueOf(title.codePointAt(0))),
      title: thumbnailUrl,
      'aria-hidden': 'true',
    },
    letter,
  );
}
