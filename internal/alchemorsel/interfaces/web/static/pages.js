// Shows a page that a form led to without leaving the one we are on: what runs here (timers, ticks) goes on.
import { reread } from "./words.js";

export const tokenOf = () => document.querySelector("input[name=csrf_token]").value;

// The language of the pages is chosen with the form that is on them, which the browser itself then sends on.
export const choosesLanguage = (event) => event.submitter?.name === "read_in";

// Sends fields as a form would, as a real navigation: the way that needs nothing of this page.
export const submitPlainly = (action, fields) => {
  const form = document.createElement("form");
  form.method = "post";
  form.action = action;
  form.hidden = true;
  for (const [name, value] of fields) {
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  form.submit();
};

let asked = 0;

// Replaces everything but the address, and says whether it did: who asked again meanwhile is not shown the older page.
// A TypeError where the server is away, an AbortError where `signal` says so.
// What was asked for by `get` has an address, which is shown.
export const show = async (action, fields, signal, method = "post") => {
  const turn = ++asked;
  const sent = new URLSearchParams(fields);
  const address = method === "get" ? `${action}?${sent}` : action;
  const response = await fetch(address, { method, body: method === "get" ? null : sent, signal });
  const found = new DOMParser().parseFromString(await response.text(), "text/html");
  if (turn !== asked) return false;
  document.title = found.title;
  document.body.replaceWith(document.adoptNode(found.body));
  reread();
  if (method === "get") history.replaceState({}, "", address);
  return true;
};
