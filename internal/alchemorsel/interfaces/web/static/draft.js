// The recipe while it is being written. Lines are added and changed in place, so that nothing jumps.
const find = (id) => document.getElementById(id);

export const showDraft = (draft) => {
  find("draft").hidden = false;
  write(find("draft-name"), draft.name ?? "");
  lines(find("draft-ingredients"), (draft.ingredients ?? []).map(ingredient));
  lines(find("draft-steps"), (draft.steps ?? []).map((step) => step.text ?? ""));
};

export const clearDraft = () => {
  find("draft").hidden = true;
  showNothing();
};

const showNothing = () => {
  write(find("draft-name"), "");
  lines(find("draft-ingredients"), []);
  lines(find("draft-steps"), []);
};

const ingredient = (line) => {
  const unit = line.unit === "piece" || line.unit === "to_taste" ? "" : line.unit;
  const words = [line.quantity, unit?.replace?.("_", " "), line.name].filter(Boolean).join(" ");
  return line.preparation ? `${words}, ${line.preparation}` : words;
};

const lines = (list, texts) => {
  while (list.children.length > texts.length) list.lastElementChild.remove();
  texts.forEach((text, at) => {
    if (!list.children[at]) {
      const line = document.createElement("li");
      line.dir = "auto";
      list.append(line);
    }
    write(list.children[at], text);
  });
};

const write = (element, text) => {
  if (element.textContent !== text) element.textContent = text;
};
