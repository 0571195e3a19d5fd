// The shopping list: what is not ticked off yet, a line each.
import { say } from "./words.js";

export const copyList = async () => {
  const open = [...document.querySelectorAll(".line")].filter((line) => !line.querySelector("[data-tick]").checked);
  const text = open.map((line) => `- ${textOf(line)}`).join("\n");
  tell(say((await copied(text)) ? "copied" : "not_copied"));
};

const textOf = (line) => line.querySelector(".line-text").textContent.replace(/\s+/g, " ").trim();

const copied = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
};

const tell = (text) => {
  const said = document.querySelector("#said");
  said.textContent = text;
  said.hidden = false;
};
