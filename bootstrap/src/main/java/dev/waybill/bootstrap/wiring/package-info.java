/// Puts the parts together, by hand: the one place that names concrete adapters.
@NullMarked
package dev.waybill.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
