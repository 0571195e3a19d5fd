// A kept recipe: everything that a recipe's page can, and its star.
import { mountRecipe } from "./recipe_sheet.js";
import { mountStars } from "./star.js";

mountRecipe();
mountStars();
