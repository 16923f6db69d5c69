// Dropping an article, sharing a location, ordering a fault of the line.
import { element, wordButton } from './dom.js';

const PLACES = [
  ['香港 Hong Kong', 22.3193, 114.1694],
  ['臺北 Taipei', 25.033, 121.5654],
  ['London', 51.5074, -0.1278],
  ['Vancouver', 49.2827, -123.1207],
  ['Kathmandu', 27.7172, 85.324],
];

/** A form for an article; where the articles are somebody's own, only where they are. */
export function newsSection(page) {
  const { seat, stage, act, toast } = page;
  const { strings } = seat;
  if (!stage.canPublish) {
    return element('section', { className: 'control' }, [
      element('h3', {}, strings.article),
      element(
        'small',
        {},
        strings.ownFolder.replace('{what}', () => stage.contentFolder),
      ),
    ]);
  }
  const field = (tag, id, label, limit) =>
    element(tag, { id, placeholder: label, 'aria-label': label, maxlength: String(limit) });
  const headline = field('input', 'article-headline', strings.headline, 300);
  const tags = field('input', 'article-tags', strings.tags, 300);
  const text = field('textarea', 'article-text', strings.text, 20_000);
  const fields = [headline, tags, text];
  const publish = async () => {
    const result = await act(
      'publishes',
      {
        headline: headline.value,
        tags: tags.value.split(/[,，、]/),
        text: text.value,
      },
      strings.notPublished,
    );
    if (!result) return;
    for (const node of fields) node.value = '';
    page.stage.written++;
    toast(strings.published.replace('{what}', () => result.path));
  };
  // The same story once more would be a new version of it, which is told to nobody.
  const fill = () => {
    const draft = strings.drafts[page.stage.written % strings.drafts.length];
    fields.forEach((node, index) => (node.value = draft[index]));
  };
  return element('section', { className: 'control' }, [
    element('h3', {}, strings.article),
    ...fields,
    element('div', { className: 'control-row' }, [
      wordButton(strings.example, fill, { id: 'article-example' }),
      wordButton(strings.publish, publish, { id: 'article-publish', className: 'chip is-main' }),
    ]),
  ]);
}

/** Places to share, as a phone shares where it is. */
export function locationSection({ seat, act }) {
  const { strings } = seat;
  const options = PLACES.map(([name], index) => element('option', { value: String(index) }, name));
  const choice = element('select', { id: 'place', 'aria-label': strings.location }, options);
  const share = () => {
    const [, latitude, longitude] = PLACES[Number(choice.value)];
    return act('locates', { latitude, longitude });
  };
  return element('section', { className: 'control' }, [
    element('h3', {}, strings.location),
    element('div', { className: 'control-row' }, [
      choice,
      wordButton(strings.share, share, { id: 'place-share' }),
    ]),
  ]);
}

/** Faults of the line that the bot's next message to the chat meets. */
export function troubleSection({ seat, act, toast }) {
  const { strings } = seat;
  const order = (kind) => async () => {
    if (await act('troubles', { kind })) toast(strings.troubleSet);
  };
  return element('section', { className: 'control' }, [
    element('h3', {}, strings.trouble),
    element(
      'div',
      { className: 'control-row' },
      ['flood', 'gateway', 'cut'].map((kind) => wordButton(strings[kind], order(kind))),
    ),
    element('small', {}, strings.troubleHint),
  ]);
}
