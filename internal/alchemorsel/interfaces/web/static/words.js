// The page's texts, in the language it was made in; modules hold none of their own.
const block = document.querySelector("#words");
let texts = block ? JSON.parse(block.textContent) : {};

export const reread = () => {
  const found = document.querySelector("#words");
  texts = found ? JSON.parse(found.textContent) : {};
};

export const fill = (text, values) => text.replace(/%\((\w+)\)s/g, (whole, name) => values[name] ?? whole);

// say("asking", "ollama") finds a nested text; a key that is not there says nothing.
export const say = (...path) => path.reduce((found, key) => found?.[key], texts) ?? "";
