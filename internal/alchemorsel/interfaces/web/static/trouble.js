// Fills the box that every page with a form has for what went wrong.
export const tell = (trouble) => {
  const box = document.querySelector("#trouble");
  const slot = (name) => box.querySelector(`[data-slot=${name}]`);
  slot("title").textContent = trouble.title;
  slot("advice").textContent = trouble.advice;
  slot("said").textContent = trouble.said ?? "";
  slot("said").hidden = !trouble.said;
  slot("reasons").replaceChildren(...(trouble.reasons ?? []).map(lineOf));
  slot("reasons").hidden = !trouble.reasons?.length;
  box.hidden = false;
  box.scrollIntoView({ block: "nearest" });
};

export const hush = () => {
  document.querySelector("#trouble").hidden = true;
};

const lineOf = (text) => {
  const line = document.createElement("li");
  line.dir = "auto";
  line.textContent = text;
  return line;
};
