// The check: reported in place, and so is what can stand in.
import { mountInPlace } from "./in_place.js";

mountInPlace();
