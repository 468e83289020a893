// The page that a link leads to: it works without script; with it, checksums can be copied.

import { enableCopying } from "./copy.js";

enableCopying();
