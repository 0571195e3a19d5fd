// Nutrition: counted in place.
import { mountInPlace } from "./in_place.js";

mountInPlace();
