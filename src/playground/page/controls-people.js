// The roles in a group, and the topics of a forum.
import { element, wordButton } from './dom.js';

const BOT_RANKS = ['member', 'administrator', 'kicked'];

/** Everybody in the group and the bot, each with what they may become. */
export function peopleSection({ seat, act }) {
  const { strings } = seat;
  const rankOf = { creator: strings.owner, administrator: strings.admin };
  const lines = seat.people.map(({ user, status }) =>
    element('div', { className: 'control-line' }, [
      element('span', {}, user.first_name),
      status === 'creator'
        ? element('small', {}, rankOf.creator)
        : choice(
            { member: strings.member, administrator: strings.admin },
            status,
            (next) => act('appoints', { userId: user.id, status: next }),
            {
              id: `rank-${user.id}`,
              'data-person': String(user.id),
              'aria-label': user.first_name,
            },
          ),
    ]),
  );
  const ranks = seat.kind === 'channel' ? BOT_RANKS.slice(1) : BOT_RANKS;
  const names = Object.fromEntries(ranks.map((rank) => [rank, strings[`bot_${rank}`]]));
  const bot = element('div', { className: 'control-line' }, [
    element('span', {}, strings.theBot),
    choice(
      seat.botStatus in names ? names : { [seat.botStatus]: strings.bot_left, ...names },
      seat.botStatus,
      (status) => act('places', { status }),
      { id: 'bot-rank', 'aria-label': strings.theBot },
    ),
  ]);
  return element('section', { className: 'control' }, [
    element('h3', {}, strings.people),
    ...lines,
    bot,
  ]);
}

/** A field that opens a topic of the forum. */
export function topicSection({ seat, act }) {
  const { strings } = seat;
  const name = element('input', {
    id: 'topic-name',
    placeholder: strings.topic,
    'aria-label': strings.topic,
    maxlength: '128',
  });
  const open = async () => {
    if (await act('opens', { name: name.value })) name.value = '';
  };
  return element('section', { className: 'control' }, [
    element('h3', {}, strings.topic),
    element('div', { className: 'control-row' }, [name, wordButton(strings.open, open)]),
  ]);
}

function choice(names, chosen, onChoose, attributes) {
  const options = Object.entries(names).map(([value, name]) => element('option', { value }, name));
  const node = element('select', attributes, options);
  node.value = chosen;
  node.addEventListener('change', () => onChoose(node.value));
  return node;
}
