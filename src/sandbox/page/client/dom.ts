/// <reference lib="dom" />

type Child = Node | string | null | undefined | false;
type Listener = (event: never) => void;
type Attributes = Readonly<Record<string, string | number | boolean | undefined | null | Listener>>;

/**
 * An element with attributes and children. Text becomes text nodes, never markup. A function under `onclick` and the
 * like becomes a listener; `true` an empty attribute; `false`, `null` and `undefined` none.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Child | readonly Child[])[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  append(element, children.flat());
  return element;
}

export function append(parent: Node, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    parent.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
  }
}

/** Only addresses that cannot run script. */
export const safeUrl = (url: string): string | undefined => (/^(https?:|mailto:|tel:)/i.test(url) ? url : undefined);

export interface KeyedItem {
  readonly key: string;
  /** The item is built anew when this differs. */
  readonly version: string;
  readonly build: () => HTMLElement;
}

const versions = new WeakMap<Element, string>();

/** Brings a parent's children to these items, keeping elements whose version is the same, and the focus where it was. */
export function keyed(parent: HTMLElement, items: readonly KeyedItem[]): void {
  const existing = new Map([...parent.children].map((child) => [child.getAttribute('data-key') ?? '', child]));
  let place: Element | null = parent.firstElementChild;
  for (const { key, version, build } of items) {
    const old = existing.get(key);
    existing.delete(key);
    const isSame = old !== undefined && versions.get(old) === version;
    const element = isSame ? old : build();
    if (!isSame) {
      element.setAttribute('data-key', key);
      versions.set(element, version);
    }
    if (old && !isSame) {
      if (place === old) place = old.nextElementSibling;
      const focus = focusKey(old);
      old.replaceWith(element);
      if (focus) refocus(element, focus);
    }
    if (element === place) place = place.nextElementSibling;
    else parent.insertBefore(element, place);
  }
  for (const stale of existing.values()) stale.remove();
}

/** The `data-focus` of the focused element inside `root`. */
export function focusKey(root: Element): string | undefined {
  const { activeElement } = document;
  return activeElement && root.contains(activeElement)
    ? (activeElement.getAttribute('data-focus') ?? undefined)
    : undefined;
}

export function refocus(root: Element, key: string): void {
  root.querySelector<HTMLElement>(`[data-focus="${CSS.escape(key)}"]`)?.focus();
}
