/// Ports in memory, for tests; they pass the contracts.
@NullMarked
package dev.waybill.application.fake;

import org.jspecify.annotations.NullMarked;
