/// <reference lib="dom" />

import { append, h, safeUrl } from './dom.js';
import { drawInput } from './draw-input.js';
import { drawText, plain } from './draw-text.js';
import { icon } from './icons.js';
import { openMenu } from './menu.js';
import { act, focusId, type Json, type Placed } from './surface.js';

/** Draws one interactive element. */
export function drawElement(placed: Placed): HTMLElement {
  const { element } = placed;
  switch (element.type) {
    case 'button':
    case 'workflow_button':
      return drawButton(placed);
    case 'overflow':
      return drawOverflow(placed);
    case 'feedback_buttons':
      return drawFeedback(placed);
    case 'icon_button':
      return drawIconButton(placed);
    case 'image':
      return drawImage(element);
    default:
      return drawInput(placed);
  }
}

function drawButton(placed: Placed): HTMLElement {
  const { element } = placed;
  const style = element.style === 'primary' || element.style === 'danger' ? element.style : '';
  const button = h(
    'button',
    {
      type: 'button',
      class: `button ${style}`,
      'data-focus': focusId(placed),
      'aria-label': element.accessibility_label as string | undefined,
      onclick: async () => {
        const url = typeof element.url === 'string' ? safeUrl(element.url) : undefined;
        if (url) open(url, '_blank', 'noopener,noreferrer');
        button.setAttribute('aria-busy', 'true');
        await act(placed, null);
        button.removeAttribute('aria-busy');
      },
    },
    drawText(placed.surface.store, element.text as Json),
  );
  return button;
}

function drawOverflow(placed: Placed): HTMLElement {
  const options = placed.element.options as Json[];
  const button = h(
    'button',
    {
      type: 'button',
      class: 'button icon',
      'aria-label': 'More options',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'data-focus': focusId(placed),
      onclick: () =>
        openMenu(
          button,
          'More options',
          options.map((option) => ({
            label: plain(option.text),
            description: option.description ? plain(option.description) : undefined,
            run: () => {
              const url = typeof option.url === 'string' ? safeUrl(option.url) : undefined;
              if (url) open(url, '_blank', 'noopener,noreferrer');
              void act(placed, String(option.value ?? plain(option.text)));
            },
          })),
        ),
    },
    icon('dots', 16),
  );
  return button;
}

function drawFeedback(placed: Placed): HTMLElement {
  const one = (name: 'positive' | 'negative', sign: 'up' | 'down') => {
    const { text, accessibility_label: label } = placed.element[`${name}_button`] as Json;
    const button = h(
      'button',
      {
        type: 'button',
        class: 'button feedback',
        'aria-pressed': 'false',
        'aria-label': (label as string | undefined) ?? plain(text),
        title: plain(text),
        onclick: () => {
          button.setAttribute('aria-pressed', 'true');
          void act(placed, name);
        },
      },
      icon(sign, 16),
    );
    return button;
  };
  return h('span', { class: 'feedback-buttons' }, one('positive', 'up'), one('negative', 'down'));
}

function drawIconButton(placed: Placed): HTMLElement {
  const { element } = placed;
  const label = (element.accessibility_label as string | undefined) ?? plain(element.text);
  const sign = element.icon === 'trash' ? icon('trash', 16) : plain(element.text);
  return h(
    'button',
    {
      type: 'button',
      class: 'button icon',
      'aria-label': label,
      title: plain(element.text),
      onclick: () => void act(placed, null),
    },
    sign,
  );
}

/** An image by its address; one that Slack would fetch from its own files shows its text. */
export function drawImage(image: Json): HTMLElement {
  const url = typeof image.image_url === 'string' ? safeUrl(image.image_url) : undefined;
  const alt = String(image.alt_text ?? '');
  const element = url ? h('img', { src: url, alt, loading: 'lazy' }) : h('span', { class: 'no-image' });
  if (!url) append(element, [alt]);
  return element;
}
