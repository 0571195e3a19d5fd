// The recipe's own page; without a recipe in it, the last one that this browser has seen is put back on the table.
import { recall } from "./memory.js";
import { show, tokenOf } from "./pages.js";
import { mountRecipe } from "./recipe_sheet.js";

const kept = recall("sheet");
if (document.querySelector("#no-recipe") && Array.isArray(kept)) {
  show("/recipe", [["csrf_token", tokenOf()], ...kept]).then(mountRecipe, () => {});
} else {
  mountRecipe();
}
