/// What the service bounds, as `docs/limits.md` has it.
@NullMarked
package dev.waybill.bootstrap.limits;

import org.jspecify.annotations.NullMarked;
