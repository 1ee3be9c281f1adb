/**
 * What makes the pages better where scripts run; every page works without. No dependency, no build.
 */
import "./copy.js";
import { enhance } from "./dom.js";
import "./keys.js";
import "./live.js";
import "./results.js";
import "./send-files.js";
import "./review.js";
import "./suggestions.js";
import "./waiting.js";
import "./years.js";

document.documentElement.classList.add("js");
enhance();
