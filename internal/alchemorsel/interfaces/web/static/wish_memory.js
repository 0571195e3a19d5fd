// Keeps what stands in the ask form, so that neither a reload nor a closed window loses it.
import { forget, recall, remember } from "./memory.js";

const OWN = new Set(["csrf_token", "read_in"]);

export const keepWish = (form) => {
  const keep = () => remember("wish", [...new FormData(form)].filter(([name]) => !OWN.has(name)));
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
};

export const restoreWish = (form) => {
  const kept = recall("wish");
  if (!Array.isArray(kept)) return;
  const values = new Map();
  for (const [name, value] of kept) values.set(name, [...(values.get(name) ?? []), value]);
  for (const control of form.elements) {
    if (!control.name || OWN.has(control.name)) continue;
    const found = values.get(control.name);
    if (control.type === "checkbox") control.checked = Boolean(found?.includes(control.value));
    else if (found && control.type !== "hidden") control.value = found.at(-1);
  }
};

export const emptyWish = (form) => {
  forget("wish");
  for (const control of form.elements) {
    if (control.type === "checkbox") control.checked = control.name === "allow_pantry_staples";
    else if (control.tagName === "SELECT") control.selectedIndex = 0;
    else if (control.name && control.name !== "allow_pantry_staples" && !OWN.has(control.name)) control.value = "";
  }
};
