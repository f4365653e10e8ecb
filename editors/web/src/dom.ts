/** Elements, written in one expression. */

type Child = Node | string | false | undefined;

/** Returns a new element with some properties and children. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child) => child !== false && child !== undefined));
  return made;
}

export function button(label: string, onclick: () => void, className = ""): HTMLButtonElement {
  return element("button", { type: "button", className, onclick }, label);
}

/** Returns the element of the page with this id; the page has all that are asked for. */
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) {
    throw new Error(`The page has no ${kind.name} #${id}`);
  }
  return found;
}

export function count(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
